using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Facts.Writing;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Styles of the workbooks we write; the number is the index of the cell format.</summary>
internal enum CellStyle : uint
{
    Plain,
    Heading,
    RequiredHeading,
    Wrapped,
    Title,
}

/// <summary>A drop-down: cells of a column take values of a list.</summary>
/// <param name="Column">One-based column.</param>
/// <param name="Formula">Quoted words (<c>"是,否"</c>) or a range.</param>
internal sealed record DropDown(int Column, string Formula);

/// <summary>Writes worksheets one after the other, streaming, texts inline.</summary>
internal sealed class WorkbookWriter : IDisposable
{
    /// <summary>Rows a drop-down covers.</summary>
    public const int LastRow = 5000;

    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private readonly List<(string Name, string Id, bool Hidden)> _sheets = [];

    public WorkbookWriter(Stream target)
    {
        _document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        _book = _document.AddWorkbookPart();
        _book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
    }

    /// <summary>One worksheet: rows of cells, headings frozen when <paramref name="frozenRows"/> is positive.</summary>
    public void Add(string name, IEnumerable<(PageCell Cell, CellStyle Style)[]> rows, IReadOnlyList<double> widths, int frozenRows = 0, IReadOnlyList<DropDown>? dropDowns = null, bool hidden = false)
    {
        var part = _book.AddNewPart<WorksheetPart>();
        _sheets.Add((name, _book.GetIdOfPart(part), hidden));
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        if (frozenRows > 0)
        {
            var pane = new Pane { VerticalSplit = frozenRows, TopLeftCell = $"A{frozenRows + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
            writer.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }));
        }

        if (widths.Count > 0)
        {
            writer.WriteElement(new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        }

        writer.WriteStartElement(new SheetData());
        var number = 0;
        foreach (var row in rows)
        {
            WriteRow(writer, row, ++number);
        }

        writer.WriteEndElement();
        if (dropDowns is { Count: > 0 })
        {
            writer.WriteElement(new DataValidations(dropDowns.Select(d => Validation(d, frozenRows))) { Count = (uint)dropDowns.Count });
        }

        writer.WriteEndElement();
    }

    public void Dispose()
    {
        var sheets = new Sheets(_sheets.Select((s, i) => new Sheet
        {
            Name = s.Name, SheetId = (uint)i + 1, Id = s.Id, State = s.Hidden ? SheetStateValues.Hidden : null,
        }));
        _book.Workbook = new Workbook(sheets);
        _document.Dispose();
    }

    private static void WriteRow(OpenXmlWriter writer, (PageCell Cell, CellStyle Style)[] row, int number)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < row.Length; i++)
        {
            var (cell, style) = row[i];
            if (cell.IsEmpty && style == CellStyle.Plain)
            {
                continue;
            }

            var element = new Cell { CellReference = Raw.SheetPlace.Address(number, i + 1), StyleIndex = style == CellStyle.Plain ? null : (uint)style };
            if (cell.Number is { } value && Math.Abs(value) < 1e15m && (decimal)(double)value == value)
            {
                element.CellValue = new CellValue(NumberText.Of(value));
            }
            else if (!cell.IsEmpty)
            {
                var text = cell.Items is { } items ? ListCell.Write(items) : cell.Number is { } exact ? NumberText.Of(exact) : cell.Text!;
                element.DataType = CellValues.InlineString;
                element.InlineString = new InlineString(new Text(XlsxText.Escape(text)) { Space = SpaceProcessingModeValues.Preserve });
            }

            writer.WriteElement(element);
        }

        writer.WriteEndElement();
    }

    private static DataValidation Validation(DropDown drop, int frozenRows)
    {
        var column = Raw.SheetPlace.Address(1, drop.Column).TrimEnd('1');
        return new DataValidation(new Formula1(drop.Formula))
        {
            Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = true, ErrorStyle = DataValidationErrorStyleValues.Warning,
            ErrorTitle = "不在可选词中", Error = "不适用请写“无”，没有资料请留空；其他写法会在检查时报错。",
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}{frozenRows + 1}:{column}{LastRow}" },
        };
    }

    private static Stylesheet Styles()
    {
        static Fill Solid(string rgb) => new(new PatternFill(new ForegroundColor { Rgb = rgb }) { PatternType = PatternValues.Solid });
        var fonts = new Fonts(new Font(), new Font(new Bold()), new Font(new Bold(), new FontSize { Val = 14 })) { Count = 3 };
        var fills = new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFDDEBF7"), Solid("FFFCE4D6")) { Count = 4 };
        static CellFormat Format(uint font, uint fill, bool wrap) => wrap || fill > 0
            ? new CellFormat(new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Top }) { FontId = font, FillId = fill, BorderId = 0, NumberFormatId = 0, FormatId = 0, ApplyFont = font > 0, ApplyFill = fill > 0, ApplyAlignment = true }
            : new CellFormat { FontId = font, FillId = fill, BorderId = 0, NumberFormatId = 0, FormatId = 0, ApplyFont = font > 0 };
        var formats = new CellFormats(Format(0, 0, false), Format(1, 2, true), Format(1, 3, true), Format(0, 0, true), Format(2, 0, false)) { Count = 5 };
        return new Stylesheet(
            fonts, fills, new Borders(new Border()) { Count = 1 }, new CellStyleFormats(new CellFormat { FontId = 0, FillId = 0, BorderId = 0, NumberFormatId = 0 }) { Count = 1 }, formats,
            new CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
    }
}
