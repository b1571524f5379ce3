using System.IO.Compression;
using System.Text;

namespace Zhudian.Advisor.Facts.Tests.Support;

/// <summary>Workbooks as raw parts, so that tests can write what no honest program writes.</summary>
internal static class RawWorkbook
{
    public const string SheetStart = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

    /// <summary>A workbook whose worksheet 断面 has this XML, and 评估 a day.</summary>
    public static byte[] Make(string sheetXml, string? sharedStrings = null, string? styles = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }

            Part("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://r\"><sheets><sheet name=\"评估\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"断面\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://x/worksheet\" Target=\"worksheets/a.xml\"/><Relationship Id=\"b\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/b.xml\"/>"
                + "<Relationship Id=\"s\" Type=\"http://x/sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"t\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>");
            Part("xl/worksheets/a.xml", SheetStart + "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>评价日</v></c><c r=\"B1\"><v>46347</v></c></row></sheetData></worksheet>");
            Part("xl/worksheets/b.xml", sheetXml);
            Part("xl/strings.xml", "<sst>" + sharedStrings + "</sst>");
            Part("xl/styles.xml", styles ?? "<styleSheet/>");
        }

        return stream.ToArray();
    }

    public static string Cell(string address, string text) => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    /// <summary>Headings 编号, 名称, 里程 (km), 启用日期, 比例 in row 1 and the given rows behind.</summary>
    public static string Section(string rows, string after = "")
        => SheetStart + $"<row r=\"1\">{Cell("A1", "编号*")}{Cell("B1", "名称")}{Cell("C1", "里程 （km）")}{Cell("D1", "启用日期")}{Cell("E1", "比例 (%)")}</row>" + rows + "</sheetData>" + after + "</worksheet>";
}
