using System.Collections.Immutable;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports.Cleaning;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Reads one draft; the dialect is described in templates/README.md.</summary>
internal sealed class DraftParser(string path, DraftLimits limits)
{
    private static readonly MarkdownPipeline Pipeline = Build();

    private readonly List<Diagnostic> _diagnostics = [];
    private int _unreported;

    /// <summary>Reads the whole text.</summary>
    public Draft Parse(string markdown)
    {
        if (markdown.Length > limits.Characters)
        {
            Report(Severity.Error, "PUB004", 1, $"文稿过大：{markdown.Length} 字，最多 {limits.Characters} 字", "请分册");
            return Empty();
        }

        var (text, removed) = CleanText.Clean(markdown);
        if (removed >= 0)
        {
            Report(Severity.Lint, "PUB005", 1 + markdown.AsSpan(0, removed).Count('\n'), "文稿中有控制字符、不可见字符或私用区字符，已删去", null);
        }

        var lines = text.Split('\n');
        var longest = Array.FindIndex(lines, l => l.Length > limits.LineLength);
        if (longest >= 0)
        {
            Report(Severity.Error, "PUB004", longest + 1, $"这一行过长：{lines[longest].Length} 字，最多 {limits.LineLength} 字", null);
            return Empty();
        }

        var (metadata, skip) = FrontMatter.Read(lines, Report);
        var document = Read(string.Join('\n', lines[skip..]), skip);
        if (document is null)
        {
            return Empty() with { Metadata = metadata };
        }

        var reader = new BlockReader(limits, metadata.Date, skip, Report);
        var blocks = reader.ReadDocument(document);
        return Finish(new(metadata, blocks, reader.Footnotes, []));
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePipeTables()
            .UseFootnotes()
            .UseCjkFriendlyEmphasis()
            .UsePreciseSourceLocation();
        builder.InlineParsers.Insert(0, new AttributeInlineParser());
        builder.InlineParsers.InsertBefore<AutolinkInlineParser>(new ScriptInlineParser());
        // Templates indent freely, and a line of dashes under a paragraph is never meant as a heading here.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.FindExact<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }

    private MarkdownDocument? Read(string body, int offset)
    {
        try
        {
            return Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Markdig's own depth limit throws; it carries no position.
            Report(Severity.Error, "PUB006", offset + 1, "文稿的列表、引文或强调嵌套过深", $"嵌套不超过 {limits.Depth} 层");
            return null;
        }
    }

    private Draft Empty() => Finish(new(
        new("无标题", null, string.Empty, string.Empty, string.Empty, null, new(2000, 1, 1), null, []), [], [], []));

    private Draft Finish(Draft draft)
    {
        var ordered = _diagnostics.OrderBy(d => d.Location?.Line ?? 0).ToList();
        if (_unreported > 0)
        {
            ordered.Add(new("PUB007", Severity.Error, new(path, 1, 1), $"还有 {_unreported} 个问题未列出", "先改好以上问题"));
        }

        return draft with { Diagnostics = [.. ordered] };
    }

    private void Report(Severity severity, string code, int line, string message, string? hint)
    {
        if (_diagnostics.Count < limits.Diagnostics)
        {
            _diagnostics.Add(new(code, severity, new(path, line, 1), message, hint));
        }
        else
        {
            _unreported++;
        }
    }
}
