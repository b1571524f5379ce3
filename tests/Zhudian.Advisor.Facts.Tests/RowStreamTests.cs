using System.Text;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class RowStreamTests
{
    private static readonly KnowledgeBase Knowledge = TestKnowledge.Make();

    private static RowInput Number(string name, string? unit = "mg/L") => new(name, FeelType.Number, unit);

    private static (RowStream? Stream, string[] Messages) Open(TempFolder folder, string csv, string? map, params RowInput[] inputs)
    {
        var (stream, diagnostics) = RowStream.Open(folder.Write("行.csv", csv), map is null ? null : folder.Write("映射.yaml", map), inputs, Knowledge);
        return (stream, [.. diagnostics.Select(d => d.ToString())]);
    }

    [Fact]
    public void Columns_are_found_by_name_and_their_unit_is_converted()
    {
        using var folder = new TempFolder();
        var (stream, messages) = Open(folder, "断面,总磷(μg/L),\"备注,长\"\r\nA,35,\"含\"\"引号\"\"\n两行\"\r\nB,,x\n", null, Number("总磷"), new RowInput("断面", FeelType.Any), Number("氨氮"));
        messages.Should().ContainSingle().Which.Should().Contain("氨氮").And.Contain("每行都是未知");
        var rows = stream!.Rows().ToList();
        rows[0].Inputs["总磷"].AsNumber.Should().Be(0.035m);
        rows[0].Inputs["断面"].AsText.Should().Be("A");
        rows[0].Fields[2].Should().Be("含\"引号\"\n两行");
        rows[0].Inputs["氨氮"].Unknown!.Items().Single().Text.Should().Be("第 2 行的氨氮（没有这一列）");
        rows[1].Line.Should().Be(4);
        rows[1].Inputs["总磷"].Unknown!.Items().Single().Id.Should().Be("行[4].总磷");
        stream.Sources.Should().Equal(("总磷", "总磷(μg/L)"), ("断面", "断面"), ("氨氮", null));
    }

    [Fact]
    public void Inputs_have_the_limits_of_the_item_or_the_field_they_are()
    {
        using var folder = new TempFolder();
        var mileage = Knowledge.Entities["断面"].Fields.Single(f => f.Name == "里程");
        var (stream, _) = Open(folder, "溶解氧,总磷,里程\n80,0,-1\n8,2,0\n", null, Number("溶解氧"), Number("总磷"), new RowInput("里程", FeelType.Number, "km", mileage));
        var rows = stream!.Rows().ToList();
        rows[0].Problems.Select(p => (p.Code, p.Location!.Line)).Should().Equal(("FCT051", 2), ("FCT019", 2));
        rows[0].Inputs["溶解氧"].IsUnknown.Should().BeTrue("a number that cannot be is not used");
        rows[0].Hints.Should().ContainSingle().Which.Code.Should().Be("FCT052");
        rows[1].Problems.Should().BeEmpty();
        rows[1].Hints.Should().ContainSingle().Which.Message.Should().Contain("0—1.5 mg/L");

        // In another unit the limits of the item say nothing.
        Open(folder, "溶解氧\n80\n", null, Number("溶解氧", "μg/L")).Stream!.Rows().Single().Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_mapping_gives_markers_constants_words_joins_filters_and_the_year()
    {
        using var folder = new TempFolder();
        folder.Write("类型.csv", "断面名称,类\n急水港桥,湖\n");
        const string Map = """
            映射:
              - 后缀: _原始值
                列:
                  目标: {列: 类别, 取值: {1: Ⅰ, 六: 劣Ⅴ}}
                  时刻: {列: 监测时间, 年份取自: 文件日期}
                  类型: 湖河
                常量: {备用: 7}
                标记: {无效: [停], 未监测: ["/"], 空白: [空]}
                并表:
                  - {文件: 类型.csv, 键: 断面=断面名称, 列: {湖河: 类}}
                筛选: {状态: [正常]}
                未检出系数: 0.5
            """;
        var csv = "文件日期,断面,类别,监测时间,总磷(mg/L),总磷(mg/L)_原始值,状态\n"
            + "2021-01-02,急水港桥,1,12-31 20:00,0.06,0.05884,正常\n2021-01-02,林山,六,01-02 08:00,x,<0.01,正常\n2021-01-02,林山,Ⅱ,01-02 08:00,x,/,正常\n2021-01-02,林山,Ⅱ,01-02 08:00,x,停,维护\n";
        var (stream, messages) = Open(folder, csv, Map, Number("总磷"), new RowInput("目标", Knowledge.Enums["水质类别"]), new RowInput("时刻", FeelType.DateTime), new RowInput("类型", FeelType.String), Number("备用", null));
        messages.Should().BeEmpty();
        var rows = stream!.Rows().ToList();
        rows.Should().HaveCount(3, "the row 维护 is filtered out");
        rows[0].Inputs["总磷"].AsNumber.Should().Be(0.05884m, "the suffix is preferred");
        rows[0].Inputs["目标"].AsText.Should().Be("Ⅰ");
        rows[0].Inputs["时刻"].Reference!.ToString().Should().Be("2020-12-31T20:00:00", "31 December read on 2 January is of the year before");
        rows[0].Inputs["类型"].AsText.Should().Be("湖");
        rows[0].Inputs["备用"].AsNumber.Should().Be(7m);
        rows[1].Inputs["总磷"].AsNumber.Should().Be(0.005m, "0.01 × 0.5");
        rows[1].Inputs["类型"].IsUnknown.Should().BeTrue();
        rows[2].Inputs["总磷"].Unknown!.Items().Single().Text.Should().Contain("未监测");
    }

    [Fact]
    public void A_cell_that_cannot_be_read_is_a_problem_with_its_place_and_leaves_the_input_unknown()
    {
        using var folder = new TempFolder();
        var (stream, _) = Open(folder, "总磷,类别\n很多,Ⅶ\n", null, Number("总磷"), new RowInput("类别", Knowledge.Enums["水质类别"]));
        var row = stream!.Rows().Single();
        row.Problems.Select(p => p.Code).Should().Equal("FCT011", "FCT013");
        row.Problems[0].Location!.Line.Should().Be(2);
        row.Inputs["总磷"].IsUnknown.Should().BeTrue();
    }

    [Theory]
    [InlineData("总磷\n1,2\n", null, "FCT031")]
    [InlineData("总磷\n\"1\n", null, "FCT031")]
    [InlineData("", null, "FCT029")]
    [InlineData("总磷(km)\n1\n", null, "FCT010")]
    [InlineData("总磷\n1\n", "映射:\n  - 列: {总磷: 总鳞}\n", "FCT030")]
    [InlineData("总磷\n1\n", "映射:\n  - 已确认: 否\n    列: {总磷: 总磷}\n", "FCT030")]
    [InlineData("总磷\n1\n", "映射:\n  - 列: {氨氮: 总磷}\n", "FCT030")]
    [InlineData("总磷\n1\n", "映射:\n  - 标记: {停运: [x]}\n", "FCT030")]
    public void Broken_files_and_mappings_are_refused(string csv, string? map, string code)
    {
        using var folder = new TempFolder();
        var (stream, messages) = Open(folder, csv, map, Number("总磷"));
        stream.Should().BeNull();
        messages.Should().Contain(m => m.Contains(code));
    }

    [Fact]
    public void A_file_saved_by_a_chinese_spreadsheet_is_read_as_GB18030()
    {
        using var folder = new TempFolder();
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("断面,总磷\n林山,0.1\n");
        var (stream, diagnostics) = RowStream.Open(folder.Write("行.csv", gb), null, [Number("总磷"), new RowInput("断面", FeelType.String)], Knowledge);
        stream!.Rows().Single().Inputs["断面"].AsText.Should().Be("林山");
        diagnostics.Single().Message.Should().Contain("GB18030");
    }

    [SharedFact]
    public void The_daily_station_data_have_3852_rows_with_all_five_parameters()
    {
        // README of cnemc_daily_stations: 6,232 rows, 3,852 of them with a published class and all five parameters.
        using var folder = new TempFolder();
        var map = folder.Write("映射.yaml", "映射:\n  - 后缀: _原始值\n    标记: {无效: [\"--\"], 未监测: [\"*\"], 空白: [\"-\"]}\n");
        var csv = SharedFactAttribute.Find("data/cnemc_daily_stations/daily_20200510_20210405.csv")!;
        string[] five = ["pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷"];
        var (stream, diagnostics) = RowStream.Open(csv, map, [.. five.Select(f => Number(f, f == "pH" ? null : "mg/L")), new RowInput("水质类别", Knowledge.Enums["水质类别"])], Knowledge);
        diagnostics.Should().BeEmpty();
        var rows = stream!.Rows().ToList();
        rows.Should().HaveCount(6232);
        rows.Count(r => five.All(f => r.Inputs[f].IsNumber) && r.Inputs["水质类别"].IsDefinite).Should().Be(3852);
        rows.SelectMany(r => r.Problems).Should().BeEmpty();
    }
}
