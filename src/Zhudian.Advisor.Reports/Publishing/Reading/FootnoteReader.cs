using System.Collections.Immutable;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Zhudian.Advisor.Feel.Diagnostics;
using MarkdigParagraph = Markdig.Syntax.ParagraphBlock;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Footnotes of a draft, numbered by their first call.</summary>
/// <param name="limits">How many there may be.</param>
/// <param name="report">Where problems go.</param>
internal sealed class FootnoteReader(DraftLimits limits, Action<Severity, string, int, string, string?> report)
{
    private readonly Dictionary<Footnote, int> _numbers = [];
    private readonly List<Footnote> _called = [];

    /// <summary>Number of a footnote that is called.</summary>
    public int NumberOf(Footnote footnote)
    {
        if (!_numbers.TryGetValue(footnote, out var number))
        {
            _called.Add(footnote);
            number = _called.Count;
            _numbers[footnote] = number;
        }

        return number;
    }

    /// <summary>Texts of the footnotes called so far, in order.</summary>
    public ImmutableArray<ImmutableArray<DraftInline>> ReadCalled(InlineReader inlines, Func<Block, int> lineOf)
    {
        // A footnote may not call another: its own calls would extend the list while it is being read.
        var called = _called.Count;
        if (called > limits.Footnotes)
        {
            report(Severity.Error, "PUB004", 1, $"脚注过多：{called} 条，最多 {limits.Footnotes} 条", null);
        }

        return [.. _called.Take(called).ToList().Select(f => Read(f, inlines, lineOf))];
    }

    /// <summary>Names footnotes that nobody calls.</summary>
    public void ReportUncalled(MarkdownDocument document, Func<Block, int> lineOf)
    {
        foreach (var unused in document.OfType<FootnoteGroup>().SelectMany(g => g.OfType<Footnote>()).Where(f => !_numbers.ContainsKey(f)))
        {
            report(Severity.Lint, "PUB014", lineOf(unused), $"脚注 {unused.Label} 没有被引用，不会印出", null);
        }
    }

    private ImmutableArray<DraftInline> Read(Footnote footnote, InlineReader inlines, Func<Block, int> lineOf)
    {
        var text = ImmutableArray.CreateBuilder<DraftInline>();
        foreach (var block in footnote)
        {
            var line = lineOf(block);
            if (block is not MarkdigParagraph paragraph)
            {
                report(Severity.Error, "PUB015", line, "脚注里只能写段落", null);
                continue;
            }

            if (text.Count > 0)
            {
                text.Add(new LineBreak());
            }

            foreach (var inline in inlines.Read(paragraph.Inline, line))
            {
                if (inline is FootnoteCall)
                {
                    report(Severity.Error, "PUB015", line, "脚注里不能再引用脚注", null);
                }
                else
                {
                    text.Add(inline);
                }
            }
        }

        return text.ToImmutable();
    }
}
