using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Pdf;

/// <summary>
/// Generates the Typst source of one draft. Texts appear as escaped string literals only, never as markup; all looks are
/// functions of gongwen.typ.
/// </summary>
internal sealed class TypstWriter(Draft draft)
{
    private const int LongWord = 18;

    private readonly StringBuilder _source = new();
    private readonly List<(string Path, ChartSpec Chart)> _charts = [];
    private readonly HashSet<int> _called = [];
    private readonly HashSet<string> _targets = new(DraftLinks.Targets(draft), StringComparer.Ordinal);
    private int _headings;

    /// <summary>Name of the mark of the n-th heading, as it returns in the layout.</summary>
    public static string HeadingMark(int n) => "h" + n.ToString(CultureInfo.InvariantCulture);

    /// <summary>The job.</summary>
    public TypesetJob Write()
    {
        var meta = draft.Metadata;
        _source.Append("#import \"gongwen.typ\": *\n#show: report.with((title: ").Append(Inline(meta.Title))
            .Append(", full-title: ").Append(Literal(Subscripts.Flatten(meta.FullTitle)))
            .Append(", description: ").Append(Literal(Subscripts.Flatten(string.Join(' ', new[] { meta.CityName, meta.Kind, meta.Stage }.Where(t => t.Length > 0)))))
            .Append(", subtitle: ").Append(Optional(meta.Subtitle))
            .Append(", city: ").Append(Optional(meta.CityName))
            .Append(", rest: ").Append(meta.CityName.Length > 0 && meta.Title.Length > meta.CityName.Length && meta.Title.StartsWith(meta.CityName, StringComparison.Ordinal) ? Inline(meta.Title[meta.CityName.Length..]) : "none")
            .Append(", kind: ").Append(Optional(meta.Title.Contains(meta.Kind, StringComparison.Ordinal) ? null : meta.Kind))
            .Append(", stage: ").Append(Optional(meta.Stage))
            .Append(", classification: ").Append(Optional(meta.Classification))
            .Append(", watermark: ").Append(string.IsNullOrEmpty(meta.Watermark) ? "false" : "true")
            .Append(", labels: (").AppendJoin(string.Empty, new[] { meta.Classification, meta.Stage, meta.Watermark }.Where(l => !string.IsNullOrEmpty(l)).Distinct(StringComparer.Ordinal).Select(l => Inline(l!) + ",")).Append(')')
            .Append(", date: ").Append(Inline(meta.DateText))
            .Append(", cover: ").Append(meta.Cover ? "true" : "false")
            .Append(", contents: ").Append(meta.Contents && draft.Blocks.Any(b => b is HeadingBlock) ? "true" : "false")
            .Append(", notes: (").AppendJoin(string.Empty, meta.Notes.Select(n => Inline(n) + ",")).Append(")))\n");
        Blocks(draft.Blocks, 0);
        var midnight = new DateTimeOffset(meta.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new(_source.ToString(), _charts, midnight.ToUnixTimeSeconds(), string.IsNullOrEmpty(meta.Watermark) ? null : meta.Watermark);
    }

    private void Blocks(ImmutableArray<DraftBlock> blocks, int depth)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            var wide = depth == 0 ? LandscapeRuns.Length(blocks, i) : 0;
            if (wide == 0)
            {
                Block(blocks[i], depth);
                continue;
            }

            _source.Append("#landscape[\n");
            for (var end = i + wide; i < end; i++)
            {
                Block(blocks[i], depth, turned: true);
            }

            _source.Append("]\n");
            i--;
        }
    }

    private void Block(DraftBlock block, int depth, bool turned = false)
    {
        if (block.Passage?.Id is { } id && _targets.Contains(id))
        {
            _source.Append("#mark(").Append(Literal("u-" + id)).Append(")\n");
        }

        switch (block)
        {
            case HeadingBlock heading:
                if (_targets.Contains(heading.Anchor))
                {
                    _source.Append("#mark(").Append(Literal("u-" + heading.Anchor)).Append(")\n");
                }

                var mark = Literal(HeadingMark(++_headings));
                _source.Append(heading.Numbering == HeadingNumbering.Appendix ? "#appendix(" : string.Create(CultureInfo.InvariantCulture, $"#hd({heading.Level}, "))
                    .Append(Literal(heading.Number)).Append(", ").Append(Inlines(heading.Text)).Append(", ").Append(mark)
                    .Append(turned && heading.Numbering == HeadingNumbering.Appendix ? ", new-page: false)\n" : ")\n");
                break;
            case ParagraphBlock paragraph:
                _source.Append("#p").Append(Inlines(paragraph.Text)).Append('\n');
                break;
            case ListBlock list:
                List(list, depth);
                break;
            case TableBlock table:
                Table(table, depth);
                break;
            case FigureBlock figure:
                var path = string.Create(CultureInfo.InvariantCulture, $"chart{_charts.Count + 1}.svg");
                _charts.Add((path, figure.Chart));
                _source.Append("#chart(\"").Append(path).Append("\", ").Append(Literal(Subscripts.Flatten(figure.Chart.Alt))).Append(", ")
                    .Append(Inline(figure.Number + "　" + figure.Chart.Title)).Append(")\n");
                break;
            case CalloutBlock callout:
                _source.Append(callout.Label is null ? "#quotation[\n" : $"#callout({Literal(callout.Label)})[\n");
                Blocks(callout.Blocks, depth + 1);
                _source.Append("]\n");
                break;
            case LiteralBlock literal:
                _source.Append("#literal(").AppendJoin(", ", literal.Lines.Select(l => Inline(l.Replace(' ', '\u00a0')))).Append(")\n");
                break;
            case PageBreakBlock:
                _source.Append(depth == 0 ? "#pagebreak(weak: true)\n" : string.Empty);
                break;
            default:
                throw new InvalidOperationException("unknown block");
        }
    }

    private void List(ListBlock list, int depth)
    {
        if (list.Ordered)
        {
            _source.Append(CultureInfo.InvariantCulture, $"#enum(start: {list.Start}, numbering: \"{(depth % 2 == 0 ? "1." : "（1）")}\",\n");
        }
        else
        {
            _source.Append("#list(\n");
        }

        foreach (var item in list.Items)
        {
            _source.Append("[\n");
            Blocks(item, depth + 1);
            _source.Append("],\n");
        }

        _source.Append(")\n");
    }

    private void Table(TableBlock table, int depth)
    {
        var shape = TableShape.Of(table);
        _source.Append("#tbl(columns: (")
            .AppendJoin(string.Empty, shape.Shares.Select(s => s.ToString("0.##", CultureInfo.InvariantCulture) + "fr,"))
            .Append("), align: (").AppendJoin(string.Empty, shape.Aligns.Select(a => a switch { ColumnAlignment.Left => "left,", ColumnAlignment.Right => "right,", _ => "center," }))
            .Append(CultureInfo.InvariantCulture, $"), size: {(depth == 0 ? shape.FontSize : 9)}pt, caption: ");
        if (table.Number.Length == 0)
        {
            _source.Append("none");
        }
        else
        {
            _source.Append("caption([").Append('#').Append(Literal(table.Number + "　")).Append(';').Append(Markup(table.Caption)).Append("], unit: ").Append(Optional(table.Unit)).Append(')');
        }

        _source.Append(", header: (").AppendJoin(string.Empty, table.Header.Select(c => Inlines(Units(c)) + ",")).Append("),\n");
        foreach (var row in table.Rows)
        {
            _source.AppendJoin(", ", row.Select(Inlines)).Append(",\n");
        }

        _source.Append(")\n");
    }

    /// <summary>A unit such as mg/L does not break after its stroke.</summary>
    private static ImmutableArray<DraftInline> Units(ImmutableArray<DraftInline> heading)
        => [.. heading.Select(i => i is TextRun run ? run with { Text = run.Text.Replace("/", "/\u2060", StringComparison.Ordinal) } : i)];

    private string Inlines(ImmutableArray<DraftInline> inlines) => "[" + Markup(inlines) + "]";

    private string Markup(ImmutableArray<DraftInline> inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case TextRun run:
                    text.Append(Run(run));
                    break;
                case FootnoteCall call:
                    text.Append(_called.Add(call.Number)
                        ? string.Create(CultureInfo.InvariantCulture, $"#sym.wj;#footnote[{Markup(draft.Footnotes[call.Number - 1])}]<fn{call.Number}>")
                        : string.Create(CultureInfo.InvariantCulture, $"#sym.wj;#footnote(<fn{call.Number}>);"));
                    break;
                case LineBreak:
                    text.Append("#linebreak();");
                    break;
            }
        }

        return text.ToString();
    }

    private string Run(TextRun run)
    {
        var text = "#" + Literal(Breakable(run.Text)) + ";";
        foreach (var (flag, function) in new[] { (RunStyle.Subscript, "sb"), (RunStyle.Superscript, "sp"), (RunStyle.Code, "code"), (RunStyle.Emphasis, "em"), (RunStyle.Strong, "st") })
        {
            if (run.Style.HasFlag(flag))
            {
                text = "#" + function + "[" + text + "];";
            }
        }

        return run.Link switch
        {
            null => text,
            ['#', .. var id] => _targets.Contains(id) ? "#link(label(" + Literal("u-" + id) + "))[" + text + "];" : text,
            var url => "#link(" + Literal(url) + ")[" + text + "];",
        };
    }

    private string Inline(string text) => Inlines([.. Subscripts.Split(text, RunStyle.None, null)]);

    private string Optional(string? text) => string.IsNullOrEmpty(text) ? "none" : Inline(text);

    /// <summary>Hashes and rule numbers have no place to break: give long Latin words one every few characters.</summary>
    private static string Breakable(string text)
    {
        var broken = new StringBuilder(text.Length);
        var word = 0;
        foreach (var c in text)
        {
            word = char.IsAscii(c) && c != ' ' ? word + 1 : 0;
            if (word > LongWord)
            {
                broken.Append('\u200b');
                word = 1;
            }

            broken.Append(c);
        }

        return broken.ToString();
    }

    private static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 8).Append('"');
        foreach (var c in text)
        {
            literal.Append(c switch { '\\' => "\\\\", '"' => "\\\"", '\n' => "\\n", '\u200b' => "\\u{200b}", _ => c.ToString() });
        }

        return literal.Append('"').ToString();
    }
}
