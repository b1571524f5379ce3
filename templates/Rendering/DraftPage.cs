using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates.Rendering;

/// <summary>What every view of this library can say: claims with notes, printed fields, fixed and editors' passages, figures.</summary>
public abstract partial class DraftPage : RazorPage<DraftModel>
{
    // Tables of more columns may lie on landscape pages of their own.
    private const int MostUpright = 10;

    // So many leading cells of a table may be needed to name a row.
    private const int MostNaming = 3;

    /// <summary>A conclusion as a paragraph of kind 结论, with its footnote.</summary>
    protected IHtmlContent Claim(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        // A conclusion that only asks for review says so itself.
        var review = conclusion.ReviewOnly && !conclusion.Text.StartsWith("建议复核", StringComparison.Ordinal) ? "**建议复核**（依据尚未核验，数值仅供参考）：" : string.Empty;
        var end = conclusion.Text.EndsWith('。') ? string.Empty : "。";
        return Raw($"{review}{conclusion.Text}{end}{Model.Notes.For(conclusion)}{Model.Notes.Mark(conclusion)}\n\n");
    }

    /// <summary>Several claims, a paragraph each.</summary>
    protected IHtmlContent Claims(IEnumerable<Conclusion> conclusions)
        => Raw(string.Concat(conclusions.Select(c => Claim(c).ToString())));

    /// <summary>One sentence over several conclusions: a claim like any other, so it is marked as one and its note names what it sums up.</summary>
    protected IHtmlContent Summary(string text, IEnumerable<Conclusion> conclusions)
        => Raw($"{MarkdownText.Escape(text)}{Model.Notes.ForAll([.. conclusions])}{{.结论}}\n\n");

    /// <summary>A paragraph of sentences, each with the note of what it stands on; those without a conclusion are left out, and so is an empty paragraph.</summary>
    protected IHtmlContent Sentences(string lead, IEnumerable<Sentence?> sentences)
    {
        var said = sentences.OfType<Sentence>().Where(s => s.From.Count > 0).ToList();
        return Raw(said.Count == 0 ? string.Empty : $"**{MarkdownText.Escape(lead)}**{string.Concat(said.Select(s => s.Markdown + Model.Notes.ForAll(s.From, inSummary: true)))}{{.结论}}\n\n");
    }

    /// <summary>The caption of a table written out by hand: with the note of the conclusions its rows stand on.</summary>
    /// <remarks>The note also says what its rows must not be read without (注, thin data); <paramref name="name"/> tells a row as the table prints it.</remarks>
    protected IHtmlContent Caption(string title, IEnumerable<Conclusion> conclusions, string attributes = "", Func<Conclusion, string>? name = null)
        => Raw($"表：{MarkdownText.Escape(title)}{Model.Notes.ForAll([.. conclusions], name: name)}{{.结论{(attributes.Length > 0 ? " " + attributes : string.Empty)}}}\n\n");

    /// <summary>Ready Markdown for a cell: a bar of a rule's own wording must not end it.</summary>
    protected static IHtmlContent InCell(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return Raw(OpenBar().Replace(markdown, "${before}\\|"));
    }

    /// <summary>A printed field of a conclusion, escaped by the view.</summary>
    protected static string Cell(Conclusion conclusion, string field) => DraftModel.Text(conclusion, field);

    /// <summary>A printed field, or — where the facts do not give it: tables that say so in prose need no list of gaps in a cell.</summary>
    protected static string Known(Conclusion conclusion, string field) => DraftModel.Get(conclusion, field).IsDefinite ? Cell(conclusion, field) : "—";

    /// <summary>A dash for what does not apply.</summary>
    protected static string Dash(string text) => text == ValueFormatter.Format(Value.Null, ValueFormat.Default) ? "—" : text;

    /// <summary>A few names, the rest counted.</summary>
    protected static string Some(IEnumerable<string> names, int most = 6)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join("、", all.Take(most)) + (all.Count > most ? $"等 {all.Count} 个" : string.Empty);
    }

    /// <summary>
    /// Conclusions of one kind as a table: headings and units from the vocabulary, the note of them all at the caption. Nothing when there are none; values that facts do not give print as a dash, since the chapter on gaps names them. A column may carry its own heading after a
    /// bar ("上通量|上断面通量（t）"): some fields are named for rules, not for readers, or keep their unit in the description.
    /// </summary>
    protected IHtmlContent Table(string title, IEnumerable<Conclusion> conclusions, params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(conclusions);
        ArgumentNullException.ThrowIfNull(fields);
        var rows = conclusions.ToList();
        if (rows.Count == 0)
        {
            return Raw(string.Empty);
        }

        var asked = fields.Select(f => f.Split('|', 2)).ToList();
        var columns = asked.Select(f => rows[0].Kind.TryGetField(f[0], out var field) ? field : throw new InvalidOperationException($"{rows[0].Kind.Name} has no field {f[0]}")).ToList();
        var headings = columns.Zip(asked, (c, f) => f.Length > 1 ? f[1] : c.Unit is null ? c.DisplayName : $"{c.DisplayName}（{c.Unit}）");
        var naming = Enumerable.Range(1, Math.Min(MostNaming, columns.Count)).FirstOrDefault(n => rows.Select(r => Leading(r, n)).Distinct(StringComparer.Ordinal).Count() == rows.Count, Math.Min(MostNaming, columns.Count));
        var text = new System.Text.StringBuilder(Caption(title, rows, columns.Count <= MostUpright ? ".纵向" : string.Empty, RowName).ToString()).Append("| ");
        text.AppendJoin(" | ", headings.Select(MarkdownText.Escape)).Append(" |\n|");
        columns.ForEach(c => text.Append(c.Type.Kind switch { DataKind.Number or DataKind.Integer => "--:|", DataKind.YesNo or DataKind.Enum or DataKind.Date or DataKind.Year => ":-:|", _ => ":--|" }));
        foreach (var row in rows)
        {
            text.Append("\n| ").AppendJoin(" | ", columns.Select((c, i) => MarkdownText.Escape(Dash(Known(row, c.Name))) + (i == 0 ? Marked(row, string.Empty) : string.Empty))).Append(" |");
        }

        return Raw(text.Append("\n\n").ToString());

        // By as many leading cells as tell the rows apart.
        string RowName(Conclusion row) => Leading(row, naming);
        string Leading(Conclusion row, int cells) => string.Join(' ', columns.Take(cells).Select(c => Dash(Known(row, c.Name))));
    }

    /// <summary>The mark of a row whose conclusion carries a remark: the note at the caption says it.</summary>
    protected static string Marked(Conclusion? conclusion, string cell) => conclusion is not null && DraftNotes.RemarkOf(conclusion).Length > 0 ? cell + DraftNotes.RemarkMark : cell;

    /// <summary>A statement of facts as a paragraph of kind 事实.</summary>
    protected static IHtmlContent Fact(string text) => Raw($"{MarkdownText.Escape(text)}{{.事实}}\n\n");

    /// <summary>A passage left to, or written by, the editors.</summary>
    protected static IHtmlContent Editor(string text) => Raw($"{MarkdownText.Escape(text)}{{.编者}}\n\n");

    /// <summary>A fixed passage of 固定文段; throws when the library has none of that name, which is a bug of the template.</summary>
    protected static IHtmlContent Fixed(string name)
    {
        var passage = FixedPassages.Get(name);
        return Raw($"{MarkdownText.Escape(passage.Text)}{{.固定文段 来源=\"{passage.Source}\" 有效期={passage.Until}}}\n\n");
    }

    /// <summary>A figure.</summary>
    protected static IHtmlContent Figure(ChartSpec chart) => Raw(ChartJson.ToFence(chart) + "\n\n");

    /// <summary>A printed value.</summary>
    protected static string Print(in Value value, int? decimals = null) => ValueFormatter.Format(value, new ValueFormat(Decimals: decimals));

    /// <summary>Ready Markdown, not escaped again.</summary>
    protected static IHtmlContent Raw(string markdown) => new MarkdownContent(markdown);

    [GeneratedRegex(@"(?<!\\)(?<before>(\\\\)*)\|", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpenBar();

    private sealed class MarkdownContent(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) => writer.Write(text);

        public override string ToString() => text;
    }
}
