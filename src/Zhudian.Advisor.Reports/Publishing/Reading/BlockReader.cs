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
    private readonly DateOnly _date;
    private readonly int _offset;
    private readonly Action<Severity, string, int, string, string?> _report;
    private readonly InlineReader _inlines;
    private readonly TableReader _tables;
    private readonly HeadingNumbers _numbers = new();
    private readonly Dictionary<Footnote, int> _footnoteNumbers = [];
    private readonly List<Footnote> _footnotes = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _blocks;
    private int _headings;
    private int _figures;
    private int _lastLevel;
    private bool _tooMany;

    public BlockReader(DraftLimits limits, DateOnly date, int offset, Action<Severity, string, int, string, string?> report)
    {
        _limits = limits;
        _date = date;
        _offset = offset;
        _report = report;
        _inlines = new(report, NumberOf);
        _tables = new(limits, _inlines, report);
    }

    /// <summary>Texts of the footnotes in order of their first call.</summary>
    public ImmutableArray<ImmutableArray<DraftInline>> Footnotes { get; private set; } = [];

    /// <summary>Reads all top-level blocks, then the footnotes they call.</summary>
    public ImmutableArray<DraftBlock> ReadDocument(MarkdownDocument document)
    {
        var blocks = ReadAll(document, 0);
        var texts = ImmutableArray.CreateBuilder<ImmutableArray<DraftInline>>();
        // A footnote may not call another: its own calls would extend the list while it is being read.
        var called = _footnotes.Count;
        for (var i = 0; i < called; i++)
        {
            texts.Add(ReadFootnote(_footnotes[i]));
        }

        Footnotes = texts.ToImmutable();
        var defined = DraftLinks.Defined(blocks).ToHashSet(StringComparer.Ordinal);
        foreach (var link in DraftLinks.Inlines(blocks).OfType<TextRun>().Select(r => r.Link).Where(l => l is ['#', ..] && !defined.Contains(l[1..])).Distinct(StringComparer.Ordinal))
        {
            _report(Severity.Lint, "PUB016", 1, $"文内链接 {link} 没有对应的编号", "编号写在标题或段末：{#编号}");
        }

        if (called > _limits.Footnotes)
        {
            _report(Severity.Error, "PUB004", 1, $"脚注过多：{called} 条，最多 {_limits.Footnotes} 条", null);
        }

        foreach (var unused in document.OfType<FootnoteGroup>().SelectMany(g => g.OfType<Footnote>()).Where(f => !_footnoteNumbers.ContainsKey(f)))
        {
            _report(Severity.Lint, "PUB014", LineOf(unused), $"脚注 {unused.Label} 没有被引用，不会印出", null);
        }

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
                    ? [read with { Passage = caption is null ? null : PassageOf(caption.Paragraph, caption.Line) }]
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
                return ReadHeading(heading, depth, line);
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

    private HeadingBlock? ReadHeading(MarkdigHeading heading, int depth, int line)
    {
        var level = heading.Level;
        if (level > HeadingNumbers.Levels)
        {
            _report(Severity.Error, "PUB020", line, $"标题最多 {HeadingNumbers.Levels} 级（#、##、###、####）", null);
            return null;
        }

        if (depth > 0)
        {
            _report(Severity.Error, "PUB020", line, "标题不能放在列表或引文里", null);
            return null;
        }

        if (level > _lastLevel + 1)
        {
            _report(Severity.Lint, "PUB021", line, $"标题跳级：上一级是 {_lastLevel} 级，这里是 {level} 级；已按 {_lastLevel + 1} 级处理", "编号层级不跳级");
            level = _lastLevel + 1;
        }

        _lastLevel = level;
        var text = _inlines.Read(heading.Inline, line);
        var plain = InlineReader.PlainText(text);
        if (plain.Trim().Length == 0)
        {
            _report(Severity.Error, "PUB020", line, "标题没有文字", null);
            return null;
        }

        var attributes = Attributes(heading);
        var numbering = Numbering(attributes, level, line);
        if (numbering != HeadingNumbering.None && HeadingNumbers.TypedNumber(plain) is > 0 and var typed && typed < plain.Length && text[0] is TextRun first && first.Text.Length > typed)
        {
            _report(Severity.Lint, "PUB022", line, $"标题编号由系统自动加，手写的“{plain[..typed].Trim()}”已略去", null);
            text = text.SetItem(0, first with { Text = first.Text[typed..] });
        }

        var number = numbering switch
        {
            HeadingNumbering.Outline => _numbers.Next(level),
            HeadingNumbering.Appendix => _numbers.NextAppendix(),
            _ => _numbers.Skip(level),
        };
        _headings++;
        var anchor = attributes?.Id is { } id && UseId(id, line) ? id : "h" + _headings.ToString(CultureInfo.InvariantCulture);
        return new(level, number, anchor, numbering, text, line);
    }

    private HeadingNumbering Numbering(BlockAttributes? attributes, int level, int line)
    {
        var result = HeadingNumbering.Outline;
        foreach (var name in attributes?.Classes ?? [])
        {
            if (name == "不编号")
            {
                result = HeadingNumbering.None;
            }
            else if (name == "附件" && level == 1)
            {
                result = HeadingNumbering.Appendix;
            }
            else
            {
                _report(Severity.Error, "PUB023", line, $"标题没有属性“.{name}”", "可用：.不编号，一级标题另可用 .附件");
            }
        }

        return result;
    }

    private DraftBlock? ReadParagraph(MarkdigParagraph paragraph, int line)
    {
        if (paragraph.Inline?.FirstChild is Markdig.Syntax.Inlines.LiteralInline { NextSibling: null, IsFirstCharacterEscaped: false } only && only.Content.AsSpan().Trim() is "\\newpage")
        {
            return new PageBreakBlock(line);
        }

        var text = _inlines.Read(paragraph.Inline, line);
        return text.Length == 0 ? null : new ParagraphBlock(text, line) { Passage = PassageOf(paragraph, line) };
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

    private Passage? PassageOf(Block block, int line)
    {
        var attributes = Attributes(block);
        if (attributes is null)
        {
            return null;
        }

        PassageKind? kind = null;
        foreach (var name in attributes.Classes)
        {
            PassageKind? next = name switch
            {
                "结论" => PassageKind.Conclusion,
                "事实" => PassageKind.Fact,
                "固定文段" => PassageKind.Fixed,
                "编者" => PassageKind.Editor,
                _ => null,
            };
            if (next is null && name is not ("横向" or "纵向"))
            {
                _report(Severity.Error, "PUB023", line, $"段落没有属性“.{name}”", "可用：.结论 .事实 .固定文段 .编者");
            }

            kind ??= next;
        }

        if (kind is null)
        {
            return null;
        }

        DateOnly? until = null;
        if (attributes.Values.TryGetValue("有效期", out var text))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                until = day;
                if (day < _date)
                {
                    _report(Severity.Lint, "PUB024", line, $"固定文段已过有效期（{text}）", "核对现行提法后更新");
                }
            }
            else
            {
                _report(Severity.Error, "PUB024", line, $"有效期“{text}”不是日期", "写成 有效期=2027-12-31");
            }
        }

        var source = attributes.Values.GetValueOrDefault("来源");
        if (kind == PassageKind.Fixed && string.IsNullOrEmpty(source))
        {
            _report(Severity.Error, "PUB025", line, "固定文段没有写来源", "写成 {.固定文段 来源=文件名 有效期=2027-12-31}");
        }

        return new(kind.Value, attributes.Id is { } id && UseId(id, line) ? id : null, source, until);
    }

    private bool UseId(string id, int line)
    {
        if (id.Length > 120)
        {
            _report(Severity.Error, "PUB026", line, "编号过长", "编号最多 120 字");
            return false;
        }

        if (!_ids.Add(id))
        {
            _report(Severity.Error, "PUB026", line, $"编号 #{id} 用了两次", "编号在全文中唯一");
            return false;
        }

        return true;
    }

    private ImmutableArray<DraftInline> ReadFootnote(Footnote footnote)
    {
        var text = ImmutableArray.CreateBuilder<DraftInline>();
        foreach (var block in footnote)
        {
            var line = LineOf(block);
            if (block is not MarkdigParagraph paragraph)
            {
                _report(Severity.Error, "PUB015", line, "脚注里只能写段落", null);
                continue;
            }

            if (text.Count > 0)
            {
                text.Add(new LineBreak());
            }

            foreach (var inline in _inlines.Read(paragraph.Inline, line))
            {
                if (inline is FootnoteCall)
                {
                    _report(Severity.Error, "PUB015", line, "脚注里不能再引用脚注", null);
                }
                else
                {
                    text.Add(inline);
                }
            }
        }

        return text.ToImmutable();
    }

    private void Unused(PendingCaption? caption)
    {
        if (caption is not null)
        {
            _report(Severity.Error, "PUB031", caption.Line, "表题下面没有表格", "“表：…”一行之后空一行，紧接表格");
        }
    }

    private int NumberOf(Footnote footnote)
    {
        if (!_footnoteNumbers.TryGetValue(footnote, out var number))
        {
            _footnotes.Add(footnote);
            number = _footnotes.Count;
            _footnoteNumbers[footnote] = number;
        }

        return number;
    }

    private static BlockAttributes? Attributes(Block block) => block.GetData(BlockAttributes.Key) as BlockAttributes;

    private int LineOf(Block block) => block.Line + 1 + _offset;

    private sealed record PendingCaption(MarkdigParagraph Paragraph, int Line);
}
