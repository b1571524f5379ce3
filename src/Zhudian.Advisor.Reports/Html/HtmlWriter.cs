using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Html;

/// <summary>Writes one draft as a self-contained page; every text passes the encoder.</summary>
internal sealed class HtmlWriter
{
    private readonly Draft _draft;
    private readonly StringBuilder _html = new();
    private readonly HtmlInlines _inlines;
    private readonly HtmlTables _tables;

    /// <summary>Writes a draft with its charts as SVG, by number.</summary>
    public HtmlWriter(Draft draft, IReadOnlyDictionary<string, string> charts)
    {
        _draft = draft;
        _inlines = new HtmlInlines(_html);
        _tables = new HtmlTables(_html, _inlines, charts);
    }

    /// <summary>The page.</summary>
    public string Write()
    {
        var meta = _draft.Metadata;
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
        Blocks(_draft.Blocks);
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

        if (HasPassages(_draft.Blocks))
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
        var headings = _draft.Blocks.OfType<HeadingBlock>().Where(h => h.Level <= 2).ToList();
        if (headings.Count == 0)
        {
            return;
        }

        _html.Append("<nav class=\"contents\" aria-label=\"目录\"><details open><summary>目录</summary>\n<ul>\n");
        foreach (var heading in headings)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<li class=\"l{heading.Level}\"><a href=\"#{E(heading.Anchor)}\">").Append(E(heading.Number)).Append(heading.Numbering == HeadingNumbering.Appendix ? "　" : string.Empty);
            _inlines.Write(heading.Text, plain: true);
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
                _inlines.Write(heading.Text);
                _html.Append("</").Append(tag).Append(">\n");
                break;
            case ParagraphBlock paragraph:
                _html.Append("<p").Append(HtmlInlines.Mark(paragraph.Passage)).Append('>');
                _inlines.Write(paragraph.Text);
                _inlines.Seal(paragraph.Passage);
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
                _tables.Table(table);
                break;
            case FigureBlock figure:
                _tables.Figure(figure);
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

    private void Footnotes()
    {
        if (_draft.Footnotes.Length == 0)
        {
            return;
        }

        _html.Append("<section class=\"footnotes\" aria-label=\"脚注\">\n<ol>\n");
        for (var i = 0; i < _draft.Footnotes.Length; i++)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<li id=\"fn{i + 1}\">");
            _inlines.Write(_draft.Footnotes[i]);
            _html.Append(CultureInfo.InvariantCulture, $" <a class=\"back\" href=\"#fr{i + 1}\" aria-label=\"回到正文引用处\">↩</a></li>\n");
        }

        _html.Append("</ol>\n</section>\n");
    }

    private static string E(string text) => HtmlInlines.Escape(text);
}
