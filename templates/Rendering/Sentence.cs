using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Templates.Rendering;

/// <summary>A sentence of a summary and the conclusions it stands on.</summary>
/// <param name="Markdown">Ready Markdown, with its full stop.</param>
/// <param name="From">Conclusions; a sentence without any is not printed.</param>
public sealed record Sentence(string Markdown, IReadOnlyList<Conclusion> From)
{
    /// <summary>A sentence over conclusions; the text is escaped here.</summary>
    public static Sentence Of(string text, IEnumerable<Conclusion> from) => new(MarkdownText.Escape(text), [.. from]);

    /// <summary>What a conclusion says of itself; null when there is none.</summary>
    public static Sentence? Told(Conclusion? conclusion)
        => conclusion is null ? null : new(conclusion.Text.EndsWith('。') ? conclusion.Text : conclusion.Text + "。", [conclusion]);
}
