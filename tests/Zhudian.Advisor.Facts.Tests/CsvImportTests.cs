using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class CsvImportTests
{
    private const string Csv = "断面名称,月份,总磷(μg/L),氨氮\n甲,2026-01,35,*\n乙,2026-01,<10,0.3\n";

    private const string Sheet = SheetText.Head + """
        断面:
          - {编号: A, 名称: 甲}
          - {编号: B, 名称: 乙}
        映射:
          - 实体: 月监测
            文件: 月.csv
            列: {断面: 断面名称, 年月: 月份, 总磷: 总磷, 氨氮: {列: 氨氮, 单位: mg/L}}
            常量: {数据口径: 手工}
        """;

    [Fact]
    public void A_sheet_takes_a_worksheet_from_a_csv_file()
    {
        using var folder = new TempFolder();
        folder.Write("月.csv", Csv);
        var result = new SheetReader(TestKnowledge.Make()).Read(folder.Write("城市.yaml", Sheet), "城市.yaml");
        var months = result.Good().Tables["月监测"];
        months.RowCount.Should().Be(4);
        months.KeyOf(0).Should().Be("A+2026-01+总磷+手工");
        months.Get(0, 3).AsNumber.Should().Be(0.035m);
        months.StateOf(1, 3).Should().Be(CellState.NotMonitored);
        months.Get(2, 6).AsNumber.Should().Be(0.01m);
        months.LocationOf(2, 3)!.ToString().Should().Be("月.csv:3:3");
        result.Diagnostics.Should().OnlyContain(d => d.Code == "FCT040");
    }

    [Fact]
    public void Mistakes_point_into_the_csv()
    {
        using var folder = new TempFolder();
        folder.Write("月.csv", "断面名称,月份,总磷(μg/L),氨氮\n甲,2026-13,35,x\n丙,2026-01,1,1\n");
        var errors = new SheetReader(TestKnowledge.Make()).Read(folder.Write("城市.yaml", Sheet), "城市.yaml").Errors();
        errors.Should().Contain(e => e.StartsWith("月.csv:2:2 错误 FCT012")).And.Contain(e => e.StartsWith("月.csv:2:4 错误 FCT011")).And.Contain(e => e.StartsWith("月.csv:3:1 错误 FCT014"));
    }

    [Fact]
    public void A_guess_is_refused_until_a_person_confirms_it()
    {
        using var folder = new TempFolder();
        var csv = folder.Write("月.csv", Csv.Replace("月份", "年月") + string.Empty);
        var guess = MappingGuess.Make(csv, TestKnowledge.Make());
        guess.Entity.Should().Be("月监测");
        guess.Text.Should().Contain("\"总磷\": {列: \"总磷(μg/L)\", 单位: \"μg/L\"}").And.Contain("\"氨氮\": {列: \"氨氮\", 单位: \"mg/L\"}   # 文件没写单位").And.Contain("键“数据口径”还没有来源");
        const string Sections = SheetText.Head + "断面: [{编号: A, 名称: 甲}, {编号: B, 名称: 乙}]\n";
        var reader = new SheetReader(TestKnowledge.Make());
        reader.Read(folder.Write("猜.yaml", Sections + guess.Text), "猜.yaml").Errors().Single().Should().Contain("FCT030").And.Contain("还没有人确认");
        var confirmed = guess.Text.Replace("已确认: 否", "已确认: 是") + "    常量: {数据口径: 自动}\n";
        reader.Read(folder.Write("定.yaml", Sections + confirmed), "定.yaml").Good().Tables["月监测"].RowCount.Should().Be(4);
    }

    [Fact]
    public void A_missing_file_or_entity_is_named()
    {
        using var folder = new TempFolder();
        var reader = new SheetReader(TestKnowledge.Make());
        reader.Read(folder.Write("城市.yaml", Sheet), "城市.yaml").Errors().Single().Should().Contain("FCT001").And.StartWith("月.csv");
        reader.Read(folder.Write("城市.yaml", Sheet.Replace("实体: 月监测", "实体: 月检测")), "城市.yaml").Errors().Single().Should().Contain("FCT030").And.Contain("月监测");
        reader.Read("没有.xlsx").Errors().Single().Should().Contain("FCT001");
        reader.Read("表.doc").Errors().Single().Should().Contain("FCT001").And.Contain("xlsx");
    }
}
