using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Html;

/// <summary>Writes one draft as a self-contained page; every text passes the encoder.</summary>
internal sealed class HtmlWriter(Draft draft, IReadOnlyDictionary<string, string> charts)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));
    private readonly StringBuilder _html = new();
    private readonly Dictionary<int, int> _calls = [];

    /// <summary>The page.</summary>
    public string Write()
    {
        var meta = draft.Metadata;
        _html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<title>").Append(E(meta.FullTitle)).Append("</title>\n<style>\n").Append(HtmlStyle.Css).Append("</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#正文\">跳到正文</a>\n");
        if (meta.Watermark is { Length: > 0 } mark)
        {
            _html.Append("<div class=\"watermark\" aria-hidden=\"true\">");
            for (var i = 0; i < 12; i++)
            {
                _html.Append("<span>").Append(E(mark)).Append("</span>");
            }

            _html.Append("</div>\n");
        }

        Head(meta);
        if (meta.Contents)
        {
            Contents();
        }

        _html.Append("<main id=\"正文\">\n");
        Blocks(draft.Blocks);
        _html.Append("</main>\n");
        Footnotes();
        return _html.Append("</body>\n</html>\n").ToString();
    }

    private void Head(DraftMetadata meta)
    {
        _html.Append("<header class=\"title\">\n");
        var labels = new[] { meta.Classification, meta.Stage, meta.Watermark }.Where(l => !string.IsNullOrEmpty(l)).Distinct(StringComparer.Ordinal).ToList();
        if (labels.Count > 0)
        {
            _html.Append("<p class=\"labels\">").AppendJoin(' ', labels.Select(l => $"<span>{E(l!)}</span>")).Append("</p>\n");
        }

        _html.Append("<h1>").Append(E(meta.Title)).Append("</h1>\n");
        if (meta.Subtitle is { Length: > 0 })
        {
            _html.Append("<p class=\"subtitle\">").Append(E(meta.Subtitle)).Append("</p>\n");
        }

        _html.Append("<p class=\"date\">").Append(E(string.Join("　", new[] { meta.CityName, meta.Kind, meta.DateText }.Where(t => t.Length > 0)))).Append("</p>\n");
        if (meta.Notes.Count > 0)
        {
            _html.Append("<section class=\"notes\" aria-label=\"编制说明\"><ul>\n");
            foreach (var note in meta.Notes)
            {
                _html.Append("<li>").Append(E(note)).Append("</li>\n");
            }

            _html.Append("</ul></section>\n");
        }

        if (HasPassages(draft.Blocks))
        {
            _html.Append("<p class=\"legend\">段落性质：<span class=\"k k-结论\">结论</span><span class=\"k k-事实\">事实</span><span class=\"k k-固定文段\">固定文段</span><span class=\"k k-编者\">编者</span></p>\n");
        }

        _html.Append("</header>\n");
    }

    private static bool HasPassages(ImmutableArray<DraftBlock> blocks) => blocks.Any(b => b.Passage is not null || b switch
    {
        ListBlock list => list.Items.Any(HasPassages),
        CalloutBlock callout => HasPassages(callout.Blocks),
        _ => false,
    });

    private void Contents()
    {
        var headings = draft.Blocks.OfType<HeadingBlock>().Where(h => h.Level <= 2).ToList();
        if (headings.Count == 0)
        {
            return;
        }

        _html.Append("<nav class=\"contents\" aria-label=\"目录\"><details open><summary>目录</summary>\n<ul>\n");
        foreach (var heading in headings)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<li class=\"l{heading.Level}\"><a href=\"#{E(heading.Anchor)}\">").Append(E(heading.Number)).Append(heading.Numbering == HeadingNumbering.Appendix ? "　" : string.Empty);
            Inlines(heading.Text, plain: true);
            _html.Append("</a></li>\n");
        }

        _html.Append("</ul></details></nav>\n");
    }

    private void Blocks(ImmutableArray<DraftBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Block(block);
        }
    }

    private void Block(DraftBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var tag = "h" + (heading.Level + 1).ToString(CultureInfo.InvariantCulture);
                _html.Append('<').Append(tag).Append(" id=\"").Append(E(heading.Anchor)).Append("\">")
                    .Append(heading.Numbering == HeadingNumbering.Appendix ? E(heading.Number) + "　" : E(heading.Number));
                Inlines(heading.Text);
                _html.Append("</").Append(tag).Append(">\n");
                break;
            case ParagraphBlock paragraph:
                _html.Append("<p").Append(Mark(paragraph.Passage)).Append('>');
                Inlines(paragraph.Text);
                Seal(paragraph.Passage);
                _html.Append("</p>\n");
                break;
            case ListBlock list:
                _html.Append(list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{list.Start}\">\n") : "<ul>\n");
                foreach (var item in list.Items)
                {
                    _html.Append("<li>");
                    Blocks(item);
                    _html.Append("</li>\n");
                }

                _html.Append(list.Ordered ? "</ol>\n" : "</ul>\n");
                break;
            case TableBlock table:
                Table(table);
                break;
            case FigureBlock figure:
                Figure(figure);
                break;
            case CalloutBlock callout:
                _html.Append(callout.Label is null ? "<blockquote>\n" : $"<aside class=\"callout\" aria-label=\"{E(callout.Label)}\"><p class=\"callout-label\">{E(callout.Label)}</p>\n");
                Blocks(callout.Blocks);
                _html.Append(callout.Label is null ? "</blockquote>\n" : "</aside>\n");
                break;
            case LiteralBlock literal:
                _html.Append("<pre tabindex=\"0\">").AppendJoin('\n', literal.Lines.Select(E)).Append("</pre>\n");
                break;
            case PageBreakBlock:
                _html.Append("<div class=\"page-break\"></div>\n");
                break;
            default:
                throw new InvalidOperationException("unknown block");
        }
    }

    private void Table(TableBlock table)
    {
        var shape = TableShape.Of(table);
        var label = table.Number + " " + Publishing.Reading.InlineReader.PlainText(table.Caption);
        _html.Append(shape.Landscape ? "<div class=\"table wide\"" : "<div class=\"table\"").Append(" role=\"region\" tabindex=\"0\" aria-label=\"").Append(E(label.Trim().Length > 0 ? label : "表格")).Append("\">\n<table")
            .Append(Mark(table.Passage)).Append(CultureInfo.InvariantCulture, $" style=\"min-width:{shape.Shares.Sum():0}em\">\n");
        if (table.Number.Length > 0)
        {
            _html.Append("<caption><span class=\"label\">").Append(E(table.Number)).Append('　');
            Inlines(table.Caption);
            Seal(table.Passage);
            if (table.Unit is { Length: > 0 } unit)
            {
                _html.Append("<span class=\"unit\">单位：");
                Inlines([.. Publishing.Reading.Subscripts.Split(unit, RunStyle.None, null)]);
                _html.Append("</span>");
            }

            _html.Append("</span></caption>\n");
        }

        _html.Append("<colgroup>");
        foreach (var share in shape.Shares)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{share:0.#}em\">");
        }

        _html.Append("</colgroup>\n<thead><tr>");
        foreach (var cell in table.Header)
        {
            _html.Append("<th scope=\"col\">");
            Inlines(cell);
            _html.Append("</th>");
        }

        _html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            _html.Append("<tr>");
            for (var c = 0; c < row.Length; c++)
            {
                _html.Append(shape.Aligns[c] switch { ColumnAlignment.Right => "<td class=\"r\">", ColumnAlignment.Left => "<td>", _ => "<td class=\"c\">" });
                Inlines(row[c]);
                _html.Append("</td>");
            }

            _html.Append("</tr>\n");
        }

        _html.Append("</tbody>\n</table>\n</div>\n");
    }

    private void Figure(FigureBlock figure)
    {
        var chart = figure.Chart;
        _html.Append("<figure>\n");
        if (charts.TryGetValue(figure.Number, out var svg))
        {
            _html.Append("<div class=\"chart\" role=\"img\" aria-label=\"").Append(E(Publishing.Reading.Subscripts.Flatten(chart.Alt))).Append("\">").Append(svg).Append("</div>\n");
        }
        else
        {
            _html.Append("<p class=\"alt\">").Append(E(chart.Alt)).Append("</p>\n");
        }

        _html.Append("<figcaption>").Append(E(figure.Number)).Append('　');
        Inlines([.. Publishing.Reading.Subscripts.Split(chart.Title, RunStyle.None, null)]);
        _html.Append("</figcaption>\n<details class=\"data\"><summary>图中数据</summary><div class=\"table\"><table><thead><tr><th scope=\"col\">")
            .Append(chart.Unit.Length > 0 ? "单位：" + E(chart.Unit) : "项").Append("</th>");
        foreach (var name in chart.Series.Select(s => s.Name).Concat(chart.Targets.Select(t => t.Name)))
        {
            _html.Append("<th scope=\"col\">").Append(E(name)).Append("</th>");
        }

        _html.Append("</tr></thead><tbody>\n");
        for (var i = 0; i < chart.Categories.Length; i++)
        {
            _html.Append("<tr><th scope=\"row\">").Append(E(chart.Categories[i])).Append("</th>");
            foreach (var values in chart.Series.Select(s => s.Values).Concat(chart.Targets.Select(t => t.Values)))
            {
                _html.Append("<td class=\"r\">").Append(Number(values[Math.Min(i, values.Length - 1)], chart.Digits)).Append("</td>");
            }

            _html.Append("</tr>\n");
        }

        _html.Append("</tbody></table></div></details>\n</figure>\n");
    }

    private static string Number(double? value, int? digits) => value is not { } number
        ? "缺测"
        : digits is { } n ? number.ToString("F" + n.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);

    private void Footnotes()
    {
        if (draft.Footnotes.Length == 0)
        {
            return;
        }

        _html.Append("<section class=\"footnotes\" aria-label=\"脚注\">\n<ol>\n");
        for (var i = 0; i < draft.Footnotes.Length; i++)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<li id=\"fn{i + 1}\">");
            Inlines(draft.Footnotes[i]);
            _html.Append(CultureInfo.InvariantCulture, $" <a class=\"back\" href=\"#fr{i + 1}\" aria-label=\"回到正文引用处\">↩</a></li>\n");
        }

        _html.Append("</ol>\n</section>\n");
    }

    private void Inlines(ImmutableArray<DraftInline> inlines, bool plain = false)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case TextRun run:
                    Run(run, plain);
                    break;
                case FootnoteCall call when !plain:
                    var again = _calls[call.Number] = _calls.GetValueOrDefault(call.Number) + 1;
                    var id = again == 1 ? string.Create(CultureInfo.InvariantCulture, $" id=\"fr{call.Number}\"") : string.Empty;
                    _html.Append(CultureInfo.InvariantCulture, $"\u2060<sup class=\"fn\"><a{id} href=\"#fn{call.Number}\" aria-label=\"脚注{call.Number}\">{call.Number}</a></sup>");
                    break;
                case LineBreak:
                    _html.Append(plain ? " " : "<br>");
                    break;
            }
        }
    }

    private void Run(TextRun run, bool plain)
    {
        var close = new Stack<string>();
        if (run.Link is { } link && !plain)
        {
            _html.Append("<a href=\"").Append(E(link)).Append("\" rel=\"noreferrer\">");
            close.Push("a");
        }

        foreach (var (flag, tag) in new[] { (RunStyle.Strong, "strong"), (RunStyle.Emphasis, "em"), (RunStyle.Subscript, "sub"), (RunStyle.Superscript, "sup"), (RunStyle.Code, "code") })
        {
            if (run.Style.HasFlag(flag))
            {
                _html.Append('<').Append(tag).Append('>');
                close.Push(tag);
            }
        }

        _html.Append(E(run.Text));
        foreach (var tag in close)
        {
            _html.Append("</").Append(tag).Append('>');
        }
    }

    private static string Mark(Passage? passage)
    {
        if (passage is null)
        {
            return string.Empty;
        }

        var id = passage.Id is { } value ? $" id=\"{E(value)}\"" : string.Empty;
        return $"{id} class=\"passage k-{passage.Name}\"";
    }

    /// <summary>The mark for those who cannot see the coloured rule, and the source of fixed text.</summary>
    private void Seal(Passage? passage)
    {
        if (passage is not null)
        {
            var until = passage.ValidUntil is { } day ? "，有效期至" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;
            var source = passage.Source is { Length: > 0 } text ? $"（来源：{text}{until}）" : string.Empty;
            _html.Append(" <span class=\"seal\" title=\"").Append(E(passage.Name + source)).Append("\">").Append(E(passage.Name)).Append("</span>");
        }
    }

    private static string E(string text) => Encoder.Encode(text);
}
