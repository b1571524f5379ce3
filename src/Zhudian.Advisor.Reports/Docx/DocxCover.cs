using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Writes the cover and, behind it, the page of notes.</summary>
internal static class DocxCover
{
    /// <summary>The paragraphs.</summary>
    public static IEnumerable<OpenXmlElement> Write(DraftMetadata meta)
    {
        var labels = DocxWriter.Paragraph("CoverLabel");
        labels.Append(DocxInlines.Text(meta.Classification ?? string.Empty), new Run(new TabChar()), DocxInlines.Text(meta.Stage));
        yield return labels;
        var title = Line("CoverTitle", meta.Title);
        if (meta.Title.Length is > 11 and <= 16)
        {
            // One line of at least size 2, as in the PDF.
            var halves = (56 * 11 / meta.Title.Length + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            title.Descendants<Run>().Single().RunProperties = new RunProperties { FontSize = new() { Val = halves } };
        }

        yield return title;
        if (meta.Subtitle is { Length: > 0 } subtitle)
        {
            yield return Line("CoverText", subtitle);
        }

        if (meta.Stage.Length > 0)
        {
            yield return Line("CoverText", "（" + meta.Stage + "）");
        }

        var space = DocxWriter.Paragraph("CoverText");
        space.ParagraphProperties!.SpacingBetweenLines = new() { Before = "4600" };
        yield return space;
        foreach (var text in new[] { meta.CityName, meta.Title.Contains(meta.Kind, StringComparison.Ordinal) ? string.Empty : meta.Kind, meta.DateText }.Where(t => t.Length > 0))
        {
            yield return Line("CoverText", text);
        }

        if (meta.Notes.Count == 0)
        {
            yield break;
        }

        var heading = Line("TOCHeading", "编制说明");
        heading.ParagraphProperties!.PageBreakBefore = new();
        yield return heading;
        foreach (var note in meta.Notes)
        {
            yield return Line("BodyText", note);
        }
    }

    private static Paragraph Line(string style, string text)
    {
        var paragraph = DocxWriter.Paragraph(style);
        paragraph.Append(DocxInlines.Text(text));
        return paragraph;
    }
}
