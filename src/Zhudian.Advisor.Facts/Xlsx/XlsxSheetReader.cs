using System.Xml;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>xlsx → raw worksheets: streaming, bounded, one worksheet per table, headings in the first row with two or more cells.</summary>
internal sealed class XlsxSheetReader(SheetLimits limits, Findings findings)
{
    private int _cells;
    private string _worksheet = string.Empty;

    public RawSheet? Read(byte[] bytes, string path)
    {
        try
        {
            using var package = XlsxPackage.Open(bytes, limits);
            var book = WorkbookInfo.Read(package, limits.CellLength);
            var sheet = new RawSheet(new SheetPlace(path, Grid: true)) { Date1904 = book.Date1904 };
            if (book.Sheets.Count == 0)
            {
                throw new RefusedInputException(FactCodes.Damaged, 0, "工作簿里没有工作表", "用表格软件打开后另存一次");
            }

            foreach (var (name, part) in book.Sheets.Where(s => !SheetWords.Ignored(s.Name)))
            {
                _worksheet = name.Trim();
                var grid = new GridReader(_worksheet, sheet.Place, book, limits, findings, _cells).Read(package.OpenPart(part));
                _cells += grid.CellCount;
                if (GridTable.Make(grid, sheet.Place, findings) is { } table)
                {
                    sheet.Tables.Add(table);
                }
            }

            return sheet;
        }
        catch (RefusedInputException refused)
        {
            var place = refused.Position == 0 ? new SourceLocation(path, 0, 0) : new SheetPlace(path, Grid: true).Locate(_worksheet, refused.Position);
            findings.Error(refused.Code, place, refused.Message, refused.Hint);
        }
        catch (Exception problem) when (problem is XmlException or InvalidDataException or EndOfStreamException)
        {
            findings.Error(FactCodes.Damaged, new SourceLocation(path, 0, 0), "文件内容不完整或损坏：" + problem.Message, "重新导出或重新拷贝；用表格软件能打开的，另存一次");
        }

        return null;
    }
}
