using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Writes the contents field, filled beforehand with the page numbers of the PDF run.</summary>
internal static class DocxContents
{
    /// <summary>The paragraphs of the contents.</summary>
    /// <param name="headings">Headings of the draft with their page (null when unknown) and bookmark.</param>
    public static IEnumerable<Paragraph> Write(IReadOnlyList<(HeadingBlock Heading, int? Page, string Bookmark)> headings)
    {
        var title = DocxWriter.Paragraph("TOCHeading");
        title.Append(DocxInlines.Text("目　　录"));
        yield return title;
        var listed = headings.Where(h => h.Heading.Level <= 2).ToList();
        for (var i = 0; i < listed.Count; i++)
        {
            var (heading, page, bookmark) = listed[i];
            var line = DocxWriter.Paragraph(heading.Level == 1 ? "TOC1" : "TOC2");
            if (i == 0)
            {
                line.Append(Field(FieldCharValues.Begin), Code(" TOC \\o \"1-2\" \\h \\z \\u "), Field(FieldCharValues.Separate));
            }

            var link = new Hyperlink { Anchor = bookmark, History = true };
            link.Append(DocxInlines.Text(heading.Number + (heading.Numbering == HeadingNumbering.Appendix ? "　" : string.Empty) + InlineReader.PlainText(heading.Text)));
            link.Append(new Run(new TabChar()));
            link.Append(Field(FieldCharValues.Begin), Code($" PAGEREF {bookmark} \\h "), Field(FieldCharValues.Separate));
            link.Append(DocxInlines.Text(page?.ToString(CultureInfo.InvariantCulture) ?? string.Empty));
            link.Append(Field(FieldCharValues.End));
            line.Append(link);
            if (i == listed.Count - 1)
            {
                line.Append(Field(FieldCharValues.End));
            }

            yield return line;
        }
    }

    private static Run Field(FieldCharValues type) => new(new FieldChar { FieldCharType = type });

    private static Run Code(string code) => new(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve });
}
