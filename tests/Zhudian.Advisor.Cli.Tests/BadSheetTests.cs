using System.IO.Compression;
using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

/// <summary>Broken fact sheets: exit code 1, a Chinese message with place and remedy, nothing written.</summary>
public sealed class BadSheetTests
{
    private const string Head = "评估: {城市: 坏市, 评价日: 2026-11-21}\n县区:\n  - {编号: X1, 名称: 甲县}\n";

    public static TheoryData<string, string, string> Broken => new()
    {
        { "wrong unit", Head + "断面:\n  - {编号: A, 名称: 甲, 县区: X1, 里程 (mg/L): 3}\n", "mg/L" },
        { "text in a number column", Head + "断面:\n  - {编号: A, 名称: 甲, 县区: X1, 里程: 很远}\n", "很远" },
        { "duplicate key", Head + "断面:\n  - {编号: A, 名称: 甲, 县区: X1}\n  - {编号: A, 名称: 乙, 县区: X1}\n", "重复" },
        { "unknown column", Head + "断面:\n  - {编号: A, 名称: 甲, 县区: X1, 离程: 3}\n", "离程" },
        { "unknown worksheet", Head + "短面:\n  - {编号: A}\n", "短面" },
        { "unknown enumeration word", Head + "断面:\n  - {编号: A, 名称: 甲, 县区: X1, 目标类别: Ⅶ}\n", "Ⅶ" },
        { "a city name that is a path", "评估: {城市: ../../坏, 评价日: 2026-11-21}\n", "城市名" },
        { "a mapping that leaves the folder", Head + "映射:\n  - {文件: ../../../etc/passwd, 实体: 断面}\n", "passwd" },
        { "a period past the end of the calendar", "评估: {城市: 坏市, 评价日: 2026-11-21, 期: 9999-12}\n", "9999-12" },
        { "dangling reference", Head + "断面:\n  - {编号: A, 名称: 甲, 县区: X9}\n", "X9" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_yaml_sheet_is_refused_with_its_place(string what, string text, string names)
    {
        using var folder = new Folder();
        var sheet = folder.Write("坏.yaml", text);
        var evaluate = await AdvisorRun.Run("evaluate", sheet);
        evaluate.Code.Should().Be(1, what);
        evaluate.Error.Should().Contain(names, what).And.MatchRegex(@"坏\.yaml:\d+:\d+ 错误 FCT\d{3}：");
        evaluate.Output.Should().BeEmpty("no half result is printed");
        await NothingWritten(folder, sheet);
    }

    [Fact]
    public async Task A_truncated_xlsx_is_refused()
    {
        using var folder = new Folder();
        var whole = folder.File("全.xlsx");
        (await AdvisorRun.Run("sheet", "convert", AdvisorRun.Sample, whole)).Code.Should().Be(0);
        var bytes = await File.ReadAllBytesAsync(whole);
        var cut = folder.Write("断.xlsx", bytes[..(bytes.Length / 2)]);
        var evaluate = await AdvisorRun.Run("evaluate", cut);
        evaluate.Code.Should().Be(1);
        evaluate.Error.Should().Contain("断.xlsx").And.Contain("FCT");
        await NothingWritten(folder, cut);
    }

    [Fact]
    public async Task A_zip_bomb_is_refused()
    {
        using var folder = new Folder();
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(zip, "[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            using var big = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                big.Write(zeros);
            }
        }

        var bomb = folder.Write("弹.xlsx", memory.ToArray());
        var evaluate = await AdvisorRun.Run("evaluate", bomb);
        evaluate.Code.Should().Be(1);
        evaluate.Error.Should().Contain("弹.xlsx").And.Contain("FCT");
    }

    [Fact]
    public async Task A_cell_of_ten_megabytes_is_refused()
    {
        using var folder = new Folder();
        var sheet = folder.Write("长.yaml", Head + $"断面:\n  - {{编号: A, 名称: {new string('甲', 10 << 20)}, 县区: X1}}\n");
        var evaluate = await AdvisorRun.Run("evaluate", sheet);
        evaluate.Code.Should().Be(1);
        evaluate.Error.Should().Contain("长.yaml");
        evaluate.Error.Length.Should().BeLessThan(10_000, "the message does not repeat the cell");
    }

    [Fact]
    public async Task A_missing_file_is_said_to_be_missing()
    {
        var evaluate = await AdvisorRun.Run("evaluate", "没有.yaml");
        evaluate.Code.Should().Be(1);
        evaluate.Error.Should().Contain("没有.yaml");
    }

    private static void Entry(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static async Task NothingWritten(Folder folder, string sheet)
    {
        var output = folder.File("out");
        (await AdvisorRun.Run("report", sheet, "--out", output)).Code.Should().Be(1);
        Directory.Exists(output).Should().BeFalse("nothing is written when the sheet is wrong");
    }
}
