using System.Collections.Immutable;
using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports.Charts;
using MarkdigHeading = Markdig.Syntax.HeadingBlock;
using MarkdigList = Markdig.Syntax.ListBlock;
using MarkdigParagraph = Markdig.Syntax.ParagraphBlock;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Turns Markdig's blocks into the blocks of a draft.</summary>
internal sealed class BlockReader
{
    private static readonly string[] CalloutLabels = ["提示", "注意", "重要", "原文"];

    private readonly DraftLimits _limits;
    private readonly int _offset;
    private readonly Action<Severity, string, int, string, string?> _report;
    private readonly InlineReader _inlines;
    private readonly TableReader _tables;
    private readonly HeadingReader _headings;
    private readonly PassageReader _passages;
    private readonly FootnoteReader _footnotes;
    private int _blocks;
    private int _figures;
    private bool _tooMany;

    public BlockReader(DraftLimits limits, DateOnly date, int offset, Action<Severity, string, int, string, string?> report)
    {
        _limits = limits;
        _offset = offset;
        _report = report;
        var ids = new AnchorIds(report);
        _footnotes = new FootnoteReader(limits, report);
        _inlines = new(report, _footnotes.NumberOf);
        _tables = new(limits, _inlines, report);
        _headings = new HeadingReader(_inlines, ids, report);
        _passages = new PassageReader(date, ids, report);
    }

    /// <summary>Texts of the footnotes in order of their first call.</summary>
    public ImmutableArray<ImmutableArray<DraftInline>> Footnotes { get; private set; } = [];

    /// <summary>Reads all top-level blocks, then the footnotes they call.</summary>
    public ImmutableArray<DraftBlock> ReadDocument(MarkdownDocument document)
    {
        var blocks = ReadAll(document, 0);
        Footnotes = _footnotes.ReadCalled(_inlines, LineOf);
        var defined = DraftLinks.Defined(blocks).ToHashSet(StringComparer.Ordinal);
        foreach (var link in DraftLinks.Inlines(blocks).OfType<TextRun>().Select(r => r.Link).Where(l => l is ['#', ..] && !defined.Contains(l[1..])).Distinct(StringComparer.Ordinal))
        {
            _report(Severity.Lint, "PUB016", 1, $"文内链接 {link} 没有对应的编号", "编号写在标题或段末：{#编号}");
        }

        _footnotes.ReportUncalled(document, LineOf);
        return blocks;
    }

    private ImmutableArray<DraftBlock> ReadAll(ContainerBlock container, int depth)
    {
        var blocks = ImmutableArray.CreateBuilder<DraftBlock>();
        PendingCaption? caption = null;
        foreach (var block in container)
        {
            if (++_blocks > _limits.Blocks)
            {
                if (!_tooMany)
                {
                    _report(Severity.Error, "PUB004", LineOf(block), $"文稿的段落过多，最多 {_limits.Blocks} 段", "请分册");
                }

                _tooMany = true;
                break;
            }

            if (block is MarkdigParagraph paragraph && TableReader.Caption(paragraph) is not null)
            {
                Unused(caption);
                caption = new(paragraph, LineOf(block));
                continue;
            }

            if (block is Table table)
            {
                blocks.AddRange(_tables.Read(table, caption?.Paragraph, LineOf(block)) is { } read
                    ? [read with { Passage = caption is null ? null : _passages.Read(caption.Paragraph, caption.Line) }]
                    : Array.Empty<DraftBlock>());
                caption = null;
                continue;
            }

            Unused(caption);
            caption = null;
            if (ReadBlock(block, depth) is { } one)
            {
                blocks.Add(one);
            }
        }

        Unused(caption);
        return blocks.ToImmutable();
    }

    private DraftBlock? ReadBlock(Block block, int depth)
    {
        var line = LineOf(block);
        if (depth > _limits.Depth)
        {
            _report(Severity.Error, "PUB006", line, $"列表或引文嵌套过深，最多 {_limits.Depth} 层", null);
            return null;
        }

        switch (block)
        {
            case MarkdigHeading heading:
                return _headings.Read(heading, depth, line);
            case MarkdigParagraph paragraph:
                return ReadParagraph(paragraph, line);
            case MarkdigList list:
                return new ListBlock(
                    list.IsOrdered,
                    int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 10_000 ? start : 1,
                    [.. list.OfType<ListItemBlock>().Select(item => ReadAll(item, depth + 1))],
                    line);
            case QuoteBlock quote:
                return ReadCallout(quote, depth, line);
            case FencedCodeBlock { Info: "chart" } fence:
                return ReadChart(fence, line);
            case CodeBlock code:
                return new LiteralBlock([.. code.Lines.ToString().TrimEnd('\n').Split('\n')], line);
            case ThematicBreakBlock or FootnoteGroup or LinkReferenceDefinitionGroup or LinkReferenceDefinition:
                return null;
            default:
                _report(Severity.Error, "PUB012", line, "这一段的写法不在文稿方言之内", "见 templates/README.md");
                return null;
        }
    }

    private DraftBlock? ReadParagraph(MarkdigParagraph paragraph, int line)
    {
        if (paragraph.Inline?.FirstChild is Markdig.Syntax.Inlines.LiteralInline { NextSibling: null, IsFirstCharacterEscaped: false } only && only.Content.AsSpan().Trim() is "\\newpage")
        {
            return new PageBreakBlock(line);
        }

        var text = _inlines.Read(paragraph.Inline, line);
        return text.Length == 0 ? null : new ParagraphBlock(text, line) { Passage = _passages.Read(paragraph, line) };
    }

    private CalloutBlock ReadCallout(QuoteBlock quote, int depth, int line)
    {
        var blocks = ReadAll(quote, depth + 1);
        string? label = null;
        if (blocks is [ParagraphBlock { Text: [TextRun first, ..] } head, ..])
        {
            label = CalloutLabels.FirstOrDefault(l => first.Text.StartsWith($"[!{l}]", StringComparison.Ordinal));
            if (label is not null)
            {
                var rest = first with { Text = first.Text[(label.Length + 3)..].TrimStart() };
                var text = rest.Text.Length == 0 ? head.Text.RemoveAt(0) : head.Text.SetItem(0, rest);
                blocks = text.Length == 0 ? blocks.RemoveAt(0) : blocks.SetItem(0, head with { Text = text });
            }
        }

        return new(label, blocks, line);
    }

    private FigureBlock? ReadChart(FencedCodeBlock fence, int line)
    {
        var (chart, inside, problem) = ChartJson.Read(fence.Lines.ToString());
        if (chart is null)
        {
            _report(Severity.Error, "PUB030", line + 1 + inside, problem!, "见 templates/README.md“图”一节");
            return null;
        }

        if (++_figures > _limits.Charts)
        {
            _report(Severity.Error, "PUB004", line, $"图过多，最多 {_limits.Charts} 幅", null);
            return null;
        }

        return new("图" + _figures.ToString(CultureInfo.InvariantCulture), chart, line);
    }

    private void Unused(PendingCaption? caption)
    {
        if (caption is not null)
        {
            _report(Severity.Error, "PUB031", caption.Line, "表题下面没有表格", "“表：…”一行之后空一行，紧接表格");
        }
    }

    private int LineOf(Block block) => block.Line + 1 + _offset;

    private sealed record PendingCaption(MarkdigParagraph Paragraph, int Line);
}
