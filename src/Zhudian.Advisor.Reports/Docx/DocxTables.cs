using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Writes tables: caption above, unit at the upper right, header row repeated on every page.</summary>
internal sealed class DocxTables(DocxInlines inlines)
{
    // Line pitch of table text in ems, as in the PDF.
    private const double LineHeight = 1.35;
    private const int FittingRows = 15;

    /// <summary>The elements of one table.</summary>
    public IEnumerable<OpenXmlElement> Write(TableBlock table)
    {
        var shape = TableShape.Of(table);
        if (table.Number.Length > 0)
        {
            var caption = DocxWriter.Paragraph("TableCaption");
            caption.Append(DocxInlines.Text(table.Number + "　"));
            inlines.Add(caption, table.Caption);
            Loosen(caption, table);
            yield return caption;
            if (table.Unit is { Length: > 0 } unit)
            {
                var line = DocxWriter.Paragraph("TableUnit");
                inlines.Add(line, [new TextRun("单位："), .. Subscripts.Split(unit, Publishing.RunStyle.None, null)]);
                Loosen(line, table);
                yield return line;
            }
        }

        var widths = Widths(shape);
        var element = new Table(
            new TableProperties(
                new TableStyle { Val = "DraftTable" },
                new DocumentFormat.OpenXml.Wordprocessing.TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = Description(table) }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        element.Append(Row(table.Header, widths, shape, header: true));
        foreach (var row in table.Rows)
        {
            element.Append(Row(row, widths, shape, header: false));
        }

        yield return element;
        yield return DocxWriter.Paragraph("TableAfter");
    }

    /// <summary>
    /// A caption stays with a table that fits on a page. Before a longer one LibreOffice (7.4) breaks the table after every few
    /// rows when its caption is kept with it.
    /// </summary>
    private static void Loosen(Paragraph caption, TableBlock table)
    {
        if (table.Rows.Length > FittingRows)
        {
            caption.ParagraphProperties!.KeepNext = new() { Val = false };
        }
    }

    private static string Description(TableBlock table)
    {
        var text = table.Number.Length > 0 ? table.Number + " " + InlineReader.PlainText(table.Caption) : InlineReader.PlainText(table.Header.SelectMany(h => h));
        return text.Length <= 200 ? text : text[..200];
    }

    private static int[] Widths(TableShape shape)
    {
        var total = shape.Landscape ? DocxSections.LandscapeWidth : DocxSections.PortraitWidth;
        var sum = shape.Shares.Sum();
        return [.. shape.Shares.Select(s => (int)Math.Floor(total * s / sum))];
    }

    private TableRow Row(ImmutableArray<ImmutableArray<DraftInline>> cells, int[] widths, TableShape shape, bool header)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (header)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        for (var c = 0; c < cells.Length; c++)
        {
            var paragraph = DocxWriter.Paragraph(header ? "TableHead" : "TableText");
            if (!header && shape.Aligns[c] != ColumnAlignment.Left)
            {
                paragraph.ParagraphProperties!.Justification = new() { Val = shape.Aligns[c] == ColumnAlignment.Right ? JustificationValues.Right : JustificationValues.Center };
            }

            inlines.Add(paragraph, cells[c]);
            if (Math.Abs(shape.FontSize - 10.5) > 0.01)
            {
                Resize(paragraph, shape.FontSize);
            }

            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = widths[c].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                paragraph));
        }

        return row;
    }

    private static void Resize(Paragraph paragraph, double points)
    {
        var halves = ((int)Math.Round(points * 2)).ToString(CultureInfo.InvariantCulture);
        foreach (var run in paragraph.Descendants<Run>())
        {
            run.RunProperties ??= new RunProperties();
            run.RunProperties.FontSize = new() { Val = halves };
            run.RunProperties.FontSizeComplexScript = new() { Val = halves };
        }

        paragraph.ParagraphProperties!.SpacingBetweenLines = new() { Line = ((int)Math.Round(points * 20 * LineHeight)).ToString(CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.Exact };
    }
}
