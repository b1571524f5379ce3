using System.Globalization;
using System.Xml;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Cells of one worksheet by row, and its merged ranges.</summary>
internal sealed record Grid(string Name, List<(int Row, List<(int Column, RawCell Cell)> Cells)> Rows, List<string> Merges, int CellCount);

/// <summary>Reads the cells of one worksheet part: shared and inline texts, numbers with their look, cached values of formulas, error cells.</summary>
internal sealed class GridReader(string name, SheetPlace place, WorkbookInfo book, SheetLimits limits, Findings findings, int cellsBefore)
{
    private const int MaxColumn = 16_384;
    private const int MaxRow = 1_048_576;
    private readonly XlsxText _text = new(limits.CellLength);
    private int _formulas;
    private long _firstFormula;

    public Grid Read(XmlReader part)
    {
        using var xml = part;
        var grid = new Grid(name, [], [], 0);
        var row = 0;
        var count = 0;
        var last = 0;
        List<(int, RawCell)>? cells = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    var before = row;
                    row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : row + 1;
                    Ordered(row > before, RawPosition.Of(row, 1), $"第 {row} 行写在第 {before} 行之后");
                    last = 0;
                    grid.Rows.Add((row, cells = []));
                    Bound(row <= MaxRow, "行号超出范围");
                    break;
                case "c" when cells is not null:
                    var column = ColumnOf(xml.GetAttribute("r")) ?? last + 1;
                    Ordered(column > last, RawPosition.Of(row, column), "同一格写了两次，或格子没有按列的次序");
                    last = column;
                    Bound(column <= MaxColumn && ++count + cellsBefore <= limits.Cells, $"单元格超过 {limits.Cells} 个");
                    var cell = ReadCell(xml, RawPosition.Of(row, column));
                    if (!cell.IsEmpty)
                    {
                        cells.Add((column, cell));
                    }

                    break;
                case "mergeCell" when xml.GetAttribute("ref") is { } range && grid.Merges.Count < 1000:
                    grid.Merges.Add(range);
                    break;
                default:
                    break;
            }
        }

        if (_formulas > 0)
        {
            findings.Lint(FactCodes.FormulaUsed, place.Locate(name, _firstFormula), $"“{name}”有 {_formulas} 个公式，取表格软件上次算出的值", "交付前把公式粘贴为数值");
        }

        return grid with { CellCount = count };
    }

    // ECMA-376 §18.3.1.73, .4: rows and cells stand in order; anything else is a damaged file, and guessing would put values into wrong cells.
    private static void Ordered(bool good, long position, string message)
    {
        if (!good)
        {
            throw new RefusedInputException(FactCodes.Damaged, position, message, "工作簿已损坏：用表格软件打开后另存为 xlsx 再读");
        }
    }

    private static void Bound(bool good, string message)
    {
        if (!good)
        {
            throw new RefusedInputException(FactCodes.TooLarge, 0, message, "删去表格范围之外的内容，或拆成几份");
        }
    }

    /// <summary>Column number of an address such as <c>AB12</c>; null when there is none.</summary>
    internal static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var c in address ?? string.Empty)
        {
            if (c is < 'A' or > 'Z')
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
            if (column > MaxColumn)
            {
                return MaxColumn + 1;
            }
        }

        return column == 0 ? null : column;
    }

    private RawCell ReadCell(XmlReader xml, long position)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        if (xml.IsEmptyElement)
        {
            return new RawCell(RawKind.Blank, position);
        }

        var depth = xml.Depth;
        string? value = null;
        var tooLong = false;
        var formula = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "f")
            {
                formula = true;
            }
            else if (xml.LocalName is "v")
            {
                tooLong |= (value = _text.Content(xml)) is null;
            }
            else if (xml.LocalName is "is")
            {
                tooLong |= (value = _text.Read(xml)) is null;
            }
        }

        if (tooLong)
        {
            return TooLong(position);
        }

        if (formula)
        {
            if (string.IsNullOrEmpty(value))
            {
                findings.Error(FactCodes.FormulaWithoutValue, place.Locate(name, position), "公式没有算出的值", "用表格软件打开并保存一次，或粘贴为数值");
                return new RawCell(RawKind.Blank, position);
            }

            _firstFormula = _formulas++ == 0 ? position : _firstFormula;
        }

        return Interpret(type, style, value ?? string.Empty, position);
    }

    private RawCell Interpret(string type, int style, string value, long position)
    {
        switch (type)
        {
            case "s":
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= book.Strings.Count)
                {
                    throw new RefusedInputException(FactCodes.Damaged, 0, "共享字符串编号超出范围", "用表格软件打开后另存一次");
                }

                return book.Strings[index] is { } text ? RawCell.OfText(text, position) : TooLong(position);
            case "b":
                return new RawCell(RawKind.Boolean, position, Number: value == "1" ? 1 : 0);
            case "e":
                findings.Error(FactCodes.ErrorCell, place.Locate(name, position), $"单元格是错误值 {value}", "改正公式，或填数值；没有数据请留空");
                return new RawCell(RawKind.Blank, position);
            case "n" when value.Length > 0:
                return ReadNumber(value, style < book.Looks.Count ? book.Looks[style] : NumberLook.Plain, position);
            default:
                return RawCell.OfText(value, position);
        }
    }

    /// <summary>Spreadsheets store 0.29 as 0.28999999999999998: fifteen digits are what they hold, and what conversion to decimal keeps.</summary>
    private static RawCell ReadNumber(string value, NumberLook look, long position)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e28)
        {
            return RawCell.OfText(value, position);
        }

        return new RawCell(RawKind.Number, position, Number: (decimal)number, Payload: look switch { NumberLook.Date => CellLook.Date, NumberLook.Percent => CellLook.Percent, _ => null });
    }

    private RawCell TooLong(long position)
    {
        findings.Error(FactCodes.CellTooLong, place.Locate(name, position), $"单元格超过 {limits.CellLength} 个字符", "长文写进附件，表里只写摘要");
        return new RawCell(RawKind.Blank, position);
    }
}
