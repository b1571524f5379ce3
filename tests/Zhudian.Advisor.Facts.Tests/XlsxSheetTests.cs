using System.IO.Compression;
using System.Text;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class XlsxSheetTests
{
    private static SheetResult Read(byte[] bytes, SheetLimits? limits = null)
        => new SheetReader(TestKnowledge.Make(), SheetReadOptions.Default with { Limits = limits ?? SheetLimits.Default }).Read(bytes, SheetFormat.Xlsx, "样例.xlsx");

    private static SheetResult Rows(string rows, string after = "", string? shared = null, string? styles = null) => Read(RawWorkbook.Make(RawWorkbook.Section(rows, after), shared, styles));

    [Fact]
    public void Shared_strings_serial_dates_binary_fractions_percent_styles_and_formulas_are_read()
    {
        const string Styles = "<styleSheet><numFmts><numFmt numFmtId=\"180\" formatCode=\"yyyy&quot;年&quot;m\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"180\"/></cellXfs></styleSheet>";
        var result = Rows(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\"><f>A1+1</f><v>0.28999999999999998</v></c><c r=\"D2\" s=\"1\"><v>46082</v></c><c r=\"E2\" s=\"2\"><v>0.85</v></c></row>",
            shared: "<si><t>S1</t></si><si><r><t>青</t></r><r><t>渚</t></r><rPh><t>qing</t></rPh></si>", styles: Styles);
        var sheet = result.Good();
        var sections = sheet.Tables["断面"];
        sheet.AsOf.Should().Be(new DateOnly(2026, 11, 21), "day 46347 of the 1900 system");
        sections.KeyOf(0).Should().Be("S1");
        sections.Get(0, 1).AsText.Should().Be("青渚");
        sections.Get(0, 6).AsNumber.Should().Be(0.29m);
        sections.Get(0, 3).Reference.Should().Be(FeelDate.Of(2026, 3, 1), "day 46082 of the 1900 system");
        sections.Get(0, 15).AsNumber.Should().Be(85m, "0.85 shown as 85 %");
        sections.LocationOf(0, 6)!.ToString().Should().Be("样例.xlsx:断面!C2");
        result.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("FCT048");
    }

    [Fact]
    public void Title_lines_above_the_headings_are_passed_over()
    {
        var xml = RawWorkbook.SheetStart + $"<row r=\"1\">{RawWorkbook.Cell("A1", "某市断面表")}</row><row r=\"3\">{RawWorkbook.Cell("A3", "编号")}{RawWorkbook.Cell("C3", "名称")}</row><row r=\"4\">{RawWorkbook.Cell("A4", "S1")}{RawWorkbook.Cell("C4", "甲")}</row></sheetData><mergeCells><mergeCell ref=\"A1:E1\"/></mergeCells></worksheet>";
        Read(RawWorkbook.Make(xml)).Good().Tables["断面"].Get(0, 1).AsText.Should().Be("甲");
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\" t=\"str\"><v>很远</v></c></row>", "", "FCT011", "断面!C2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c></row>", "", "FCT027", "断面!C2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><f>1+1</f></c></row>", "", "FCT026", "断面!C2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>", "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>", "FCT028", "断面!A2:A3")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"G2\"><v>2</v></c></row>", "", "FCT029", "断面!G2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"D2\"><v>3</v></c></row>", "", "FCT012", "断面!D2")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c></row>", "", "FCT003", "样例.xlsx")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v>", "", "FCT003", "样例.xlsx")]
    public void Each_mistake_names_its_cell(string rows, string after, string code, string place)
        => Rows(rows, after).Errors().Should().ContainSingle().Which.Should().Contain(code).And.Contain(place);

    [Fact]
    public void A_truncated_file_is_refused()
    {
        var good = RawWorkbook.Make(RawWorkbook.Section(string.Empty));
        Read(good).Good();
        for (var length = 0; length < good.Length - 1; length += 97)
        {
            Read(good[..length]).Errors().Should().ContainSingle().Which.Should().Contain("FCT003");
        }
    }

    [Fact]
    public void Damaged_bytes_never_throw()
    {
        var good = RawWorkbook.Make(RawWorkbook.Section("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"));
        var random = new Random(20261121);
        for (var i = 0; i < 300; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var n = 0; n < 3; n++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var result = Read(bytes);
            (result.Sheet is not null || result.Diagnostics.Length > 0).Should().BeTrue();
        }
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_unpacks()
    {
        // 300 MB of blanks pack to about 300 kB.
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var block = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 300; i++)
            {
                part.Write(block);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(stream.ToArray()).Errors().Single().Should().Contain("FCT002").And.Contain("压缩炸弹");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(8 << 20);
    }

    [Fact]
    public void What_really_unpacks_is_counted_too()
        => Read(RawWorkbook.Make(RawWorkbook.Section(string.Concat(Enumerable.Range(2, 3000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i}</v></c></row>")))), SheetLimits.Default with { UnpackedBytes = 20_000 })
            .Errors().Single().Should().Contain("FCT002");

    [Fact]
    public void A_cell_of_ten_megabytes_is_refused_with_its_address()
    {
        var text = new string('x', 10 << 20);
        Rows($"<row r=\"2\"><c r=\"A2\"><v>1</v></c>{RawWorkbook.Cell("B2", text)}</row>").Errors().Should().Contain(e => e.Contains("FCT005") && e.Contains("断面!B2"));
        Rows("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>", shared: $"<si><t>{text}</t></si>").Errors().Should().Contain(e => e.Contains("FCT005") && e.Contains("断面!B2"));
    }

    [Fact]
    public void Document_types_and_old_workbooks_are_refused()
    {
        Read(RawWorkbook.Make("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>")).Errors().Single().Should().Contain("FCT003");
        Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Errors().Single().Should().Contain("FCT001").And.Contain("xls");
    }

    [Fact]
    public void A_heading_without_unit_is_read_as_canonical_and_said_so()
    {
        var xml = RawWorkbook.SheetStart + $"<row r=\"1\">{RawWorkbook.Cell("A1", "编号")}{RawWorkbook.Cell("B1", "名称")}{RawWorkbook.Cell("C1", "里程")}</row><row r=\"2\">{RawWorkbook.Cell("A2", "S1")}{RawWorkbook.Cell("B2", "甲")}<c r=\"C2\"><v>3</v></c></row></sheetData></worksheet>";
        var result = Read(RawWorkbook.Make(xml));
        result.Good();
        result.Diagnostics.Single().Should().Match<Feel.Diagnostics.Diagnostic>(d => d.Code == "FCT041" && d.Message.Contains("km"));
    }

    [Fact]
    public void Cells_or_rows_out_of_order_are_a_damaged_workbook_not_a_guess()
    {
        Rows("<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row>").Errors().Single().Should().Contain("断面!A2").And.Contain("已损坏");
        Rows("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>").Errors().Single().Should().Contain("断面!A2").And.Contain("写了两次");
        Rows("<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>").Errors().Single().Should().Contain("断面!A2").And.Contain("第 3 行");
    }
}
