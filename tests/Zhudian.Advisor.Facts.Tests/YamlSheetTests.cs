using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class YamlSheetTests
{
    private const string City = SheetText.Head + """
        完整性: {断面: 已报全, 企业: 部分}
        来源: {断面: 实测, 月监测: 示例}
        河流:
          - {编号: R1, 名称: 青河, 汇入河流: 无}
        断面:
          - {编号: S1, 名称: 青渚, 河流: R1, 里程 (m): 12500, 上断面: 无, 曾用名: [老青渚, 青渚渡], 位置: {经度: 114.3, 纬度: 30.5, 坐标系: CGCS2000}, 考核期: 2026-01..2026-12, 目标类别: III, 比例: 85%}
          - {编号: S2, 名称: 白沙, 河流: R1, 上断面: S1, 来源: 推估, 启用日期: 2026/2/1}
        月监测:
          - {断面: S1, 年月: 2026-01, 数据口径: 手工, 总磷: 0.123, 氨氮: 0.01L, 溶解氧: "*"}
          - {断面: S1, 年月: 2026年2月, 数据口径: 手工, 总磷 (μg/L): 123, 氨氮: }
          - {断面: 老青渚, 年月: 202603, 数据口径: 手工, 项目: 总磷, 值: 0.2}
        企业:
          - {编号: E1, 名称: 甲厂, 受纳断面: S2}
        口径:
          - {参数: 汛期比界限, 取值: 1.2, 理由: 本市汛期短}
          - {对象: TP-C03, 核定: 地方认定, 单位: 某局, 文号: 某环〔2026〕1号, 理由: 采用, 日期: 2026-05-01}
        数据来源:
          - {内容: 月监测, 出处: 公开站点, 说明: 序列}
        """;

    [Fact]
    public void A_whole_sheet_is_read()
    {
        var result = SheetText.Yaml(City);
        var sheet = result.Good();
        sheet.City.Should().Be("云泽市");
        var sections = sheet.Tables["断面"];
        sections.OriginOf(0).Should().Be(FactOrigin.Measured);
        sections.OriginOf(1).Should().Be(FactOrigin.Estimated);
        sections.Get(0, 6).AsNumber.Should().Be(12.5m, "12,500 m are 12.5 km");
        sections.Get(0, 15).AsNumber.Should().Be(85m);
        sections.Get(0, 7).IsNull.Should().BeTrue();
        sections.Get(0, 11).As<RangeValue>()!.End.Reference!.ToString().Should().Be("2026-12-31");
        var months = sheet.Tables["月监测"];
        months.RowCount.Should().Be(6);
        months.KeyOf(5).Should().Be("S1+2026-03+总磷+手工");
        months.Get(3, 3).AsNumber.Should().Be(0.123m);
        months.StateOf(4, 3).Should().Be(CellState.Blank);
        sheet.Tables["企业"].Completeness.Should().Be(Completeness.Partial);
        sheet.Choices.Contested.Single().Value.AsNumber.Should().Be(1.2m);
        sheet.Choices.Attestations.Single().Status.Should().Be(VerificationStatus.LocallyAdopted);
        sheet.Origins.Single().Where.Should().Be("公开站点");
        result.Diagnostics.Select(d => d.Code).Should().Equal(["FCT040"], "a former name was used");
    }

    [Fact]
    public void A_cell_knows_its_line_and_column()
    {
        var sheet = SheetText.Yaml(City).Good();
        var place = sheet.Tables["断面"].LocationOf(1, 1)!;
        place.ToString().Should().Be("样例.yaml:8:18");
    }

    [Fact]
    public void Without_a_word_an_empty_worksheet_is_not_reported_and_with_it_there_are_none()
    {
        SheetText.Yaml(SheetText.Head + "断面: []\n").Good().Tables["断面"].Completeness.Should().Be(Completeness.NotReported);
        SheetText.Yaml(SheetText.Head + "完整性: {断面: 已报全}\n断面: []\n").Good().Tables["断面"].Completeness.Should().Be(Completeness.Complete);
        SheetText.Yaml(SheetText.Head + "完整性: {断面: 已报全}\n").Errors().Single().Should().Contain("FCT024").And.Contain("没有这张工作表");
        SheetText.Yaml(SheetText.Head + "断面:\n  - {编号: A, 名称: 甲}\n").Good().Tables["断面"].Completeness.Should().Be(Completeness.Complete);
        SheetText.Yaml(SheetText.Head + "企业:\n  - {编号: A, 名称: 甲}\n").Good().Tables["企业"].Completeness.Should().Be(Completeness.Partial, "rows of a table that is 未报 by default are a part");
    }

    [Theory]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 里程: 十二}\n", "FCT011", "样例.yaml:3:24", "十二")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 里程: \"0,05\"}\n", "FCT011", "样例.yaml:3:24", "0,05")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 里程 (mg/L): 1}\n", "FCT010", "样例.yaml:3:20", "km")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 里程 (里): 1}\n", "FCT010", "样例.yaml:3:20", "没有登记")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 名稱: 乙}\n", "FCT008", "样例.yaml:3:20", "名称")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 里程: -3}\n", "FCT019", "样例.yaml:3:24", ">= 0")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲}\n  - {编号: A, 名称: 乙}\n", "FCT016", "样例.yaml:4:10", "样例.yaml:3:10")]
    [InlineData("断面:\n  - {编号: A}\n", "FCT017", "样例.yaml:3:5", "必填")]
    [InlineData("断面:\n  - {名称: 甲}\n", "FCT018", "样例.yaml:3:5", "键")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 河流: R9}\n", "FCT014", "样例.yaml:3:24", "河流")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 目标类别: Ⅶ}\n", "FCT013", "样例.yaml:3:26", "劣Ⅴ")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 交接断面: 也许}\n", "FCT012", "样例.yaml:3:26", "是")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 启用日期: 2026-02-30}\n", "FCT012", "样例.yaml:3:26", "2026-03-01")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 点数: 1.5}\n", "FCT012", "样例.yaml:3:24", "整数")]
    [InlineData("断面:\n  - {编号: A, 编号: B, 名称: 甲}\n", "FCT009", "样例.yaml:3:13", "两次")]
    [InlineData("断面:\n  - {编号: A, 名称: 甲, 里程: 1, 里程 (m): 1000}\n", "FCT009", "样例.yaml:3:5", "单位不同")]
    [InlineData("断面:\n  - {编号: S, 名称: 甲}\n月监测:\n  - {断面: S9, 年月: 2026-01, 数据口径: 手工, 总磷: 1}\n", "FCT014", "样例.yaml:5:10", "“S”")]
    [InlineData("断面:\n  - {编号: S, 名称: 甲}\n月监测:\n  - {断面: S, 年月: 一月, 数据口径: 手工, 总磷: 1}\n", "FCT012", "样例.yaml:5:17", "2026-03")]
    [InlineData("断面:\n  - {编号: S, 名称: 甲}\n月监测:\n  - {断面: S, 年月: 2026-01, 总磷: 1}\n", "FCT018", "样例.yaml:5:5", "数据口径")]
    [InlineData("断面: 甲\n", "FCT033", "样例.yaml:2:5", "[]")]
    [InlineData("段面:\n  - {编号: A}\n", "FCT007", "样例.yaml:2:1", "断面")]
    [InlineData("企业:\n  - {编号: A, 名称: 甲, 出水总磷: 0.01L}\n", "FCT021", "样例.yaml:3:26", "标记：值")]
    [InlineData("断面:\n  - &a {编号: A}\n  - *a\n", "FCT006", "样例.yaml:3:5", "锚点")]
    [InlineData("断面:\n  - {编号: [[[[[[[[[[[[[1]]]]]]]]]]]]]}\n", "FCT002", "样例.yaml:3:", "嵌套")]
    [InlineData("断面:\n  - {编号: A\n", "FCT004", "样例.yaml:", "yaml 写法有误，到这里读不下去")]
    [InlineData("断面:\n  - {编号: A]\n企业: []\n", "FCT004", "样例.yaml:3:11", "这一行读不下去：- {编号: A]")]
    [InlineData("口径:\n  - {参数: 最少次数, 取值: 5, 理由: x}\n", "FCT025", "样例.yaml:3:5", "汛期比界限")]
    [InlineData("口径:\n  - {参数: 汛期比界限, 取值: 9, 理由: x}\n", "FCT025", "样例.yaml:3:5", "1.2")]
    [InlineData("完整性: {断面: 差不多}\n", "FCT024", "样例.yaml:2:11", "已报全")]
    public void Each_mistake_names_its_place_what_was_found_and_the_remedy(string text, string code, string place, string contains)
    {
        var error = SheetText.Yaml(SheetText.Head + text).Errors().Should().ContainSingle().Which;
        error.Should().Contain(code).And.StartWith(place).And.Contain(contains);
    }

    [Fact]
    public void A_source_is_bound_once()
    {
        var reader = new SheetReader(TestKnowledge.Make());
        var source = SheetSource.Read(System.Text.Encoding.UTF8.GetBytes(City), SheetFormat.Yaml, SheetLimits.Default);
        reader.Bind(source).Good().City.Should().Be("云泽市");
        var again = () => reader.Bind(source);
        again.Should().Throw<InvalidOperationException>("binding again would add the worksheets of its files twice");
    }

    [Fact]
    public void All_mistakes_come_at_once()
    {
        var errors = SheetText.Yaml("""
            断面:
              - {编号: A, 名称: 甲, 里程: 远, 河流: R9, 目标类别: 七}
            企业:
              - {编号: E, 名称: 厂, 颜色: 红}
            """).Errors();
        errors.Select(e => e[e.IndexOf("FCT", StringComparison.Ordinal)..][..6]).Should().BeEquivalentTo("FCT011", "FCT014", "FCT013", "FCT008", "FCT023");
    }

    [Fact]
    public void A_cell_of_ten_megabytes_is_refused()
        => SheetText.Yaml(SheetText.Head + "断面:\n  - {编号: A, 名称: " + new string('长', 10_000_000 / 3) + "}\n").Errors().Single().Should().Contain("FCT005").And.Contain("32767");

    [Fact]
    public void Mark_and_number_must_agree()
    {
        const string Row = SheetText.Head + "断面:\n  - {编号: A, 名称: 甲}\n月监测:\n  - {断面: A, 年月: 2026-01, 数据口径: 手工, 项目: 总磷, ";
        SheetText.Yaml(Row + "值: 0.01, 标记: 未检出}\n").Errors().Single().Should().Contain("FCT022").And.Contain("0.01L");
        SheetText.Yaml(Row + "值: 0.01L, 检出限: 0.02}\n").Errors().Single().Should().Contain("FCT022");
        var dropped = SheetText.Yaml(Row + "值: 0.3, 标记: 停站}\n");
        dropped.Good().Tables["月监测"].StateOf(0, 3).Should().Be(CellState.Invalid);
        dropped.Diagnostics.Single().Code.Should().Be("FCT045");
        SheetText.Yaml(Row + "标记: 未检出, 检出限: 0.01}\n").Good().Tables["月监测"].StateOf(0, 3).Should().Be(CellState.NotDetected);
    }

    [Fact]
    public void A_former_name_shared_by_two_sections_is_resolved_by_the_date()
    {
        const string Two = SheetText.Head + "断面:\n  - {编号: A, 名称: 甲, 曾用名: 老渡, 停用日期: 2025-12-31}\n  - {编号: B, 名称: 乙, 曾用名: 老渡, 启用日期: 2026-01-01}\n";
        var sheet = SheetText.Yaml(Two + "月监测:\n  - {断面: 老渡, 年月: 2026-03, 数据口径: 手工, 总磷: 1}\n  - {断面: 老渡, 年月: 2025-03, 数据口径: 手工, 总磷: 1}\n").Good();
        sheet.Tables["月监测"].KeyOf(0).Should().StartWith("B+");
        sheet.Tables["月监测"].KeyOf(1).Should().StartWith("A+");
        SheetText.Yaml(Two + "企业:\n  - {编号: E, 名称: 厂, 受纳断面: 老渡}\n").Errors().Single().Should().Contain("FCT015").And.Contain("A、B");
    }

    [Fact]
    public void Data_outside_the_validity_and_doubled_enterprises_are_hinted()
    {
        var result = SheetText.Yaml(SheetText.Head + """
            断面:
              - {编号: A, 名称: 甲, 启用日期: 2026-02-15}
            月监测:
              - {断面: A, 年月: 2026-01, 数据口径: 手工, 总磷: 1}
              - {断面: A, 年月: 2026-02, 数据口径: 手工, 总磷: 1}
            企业:
              - {编号: E1, 名称: 厂, 统一社会信用代码: 91X}
              - {编号: E2, 名称: 老厂, 统一社会信用代码: 91X}
            """);
        result.Good();
        result.Diagnostics.Select(d => d.Code).Should().BeEquivalentTo("FCT042", "FCT043");
        result.Diagnostics.Single(d => d.Code == "FCT042").Message.Should().Contain("1 行");
    }
}
