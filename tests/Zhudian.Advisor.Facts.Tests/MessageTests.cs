using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Tests;

/// <summary>What people read when a sheet is wrong: few messages, in the words of their own sheet.</summary>
public sealed class MessageTests
{
    private const string Months = """
        月监测:
          - {断面: A, 年月: 2026-01, 数据口径: 手工, 总磷: 0.1, 氨氮: 0.2}
          - {断面: B, 年月: 2026-01, 数据口径: 手工, 总磷: 0.1, 氨氮: 0.2}
        """;

    [Fact]
    public void A_worksheet_that_is_not_there_is_one_message_with_the_number_of_rows()
    {
        // Two wide rows of two items each are four rows; their keys are not called repeated.
        var error = SheetText.Yaml(SheetText.Head + Months).Errors().Should().ContainSingle().Which;
        error.Should().StartWith("样例.yaml:3:10").And.Contain("缺少“断面”工作表：4 行引用了它");
    }

    [Fact]
    public void A_dangling_key_does_not_make_duplicates_and_true_duplicates_are_still_found()
    {
        const string Sections = SheetText.Head + "断面:\n  - {编号: A, 名称: 甲}\n";
        SheetText.Yaml(Sections + Months).Errors().Should().ContainSingle().Which.Should().Contain("“B”不存在");
        SheetText.Yaml(Sections + Months.Replace("断面: A", "断面: Z", StringComparison.Ordinal)).Errors().Should().HaveCount(2).And.OnlyContain(e => e.Contains("不存在"));
        SheetText.Yaml(Sections + Months.Replace("断面: B", "断面: A", StringComparison.Ordinal)).Errors().Should().ContainSingle("one row was written twice").Which.Should().Contain("等 2 项重复");
    }

    [Theory]
    [InlineData("总磷 (mg/L): 多", "月监测的“总磷 (mg/L)”")]
    [InlineData("总磷 (mg/L): -1", "的“总磷 (mg/L)”是 -1")]
    [InlineData("总磷: 50%", "月监测的“总磷”写成了百分数")]
    [InlineData("总磷 (km): 1", "月监测的“总磷 (km)”表头单位是 km")]
    public void A_wide_column_is_called_by_its_heading(string cell, string expected)
        => SheetText.Yaml(SheetText.Head + "断面:\n  - {编号: A, 名称: 甲}\n月监测:\n  - {断面: A, 年月: 2026-01, 数据口径: 手工, " + cell + "}\n").Errors()
            .Should().ContainSingle().Which.Should().Contain(expected).And.NotContain("“值”");

    [Fact]
    public void A_unit_not_declared_says_what_is_expected_and_what_is_near()
    {
        const string Row = SheetText.Head + "断面:\n  - {编号: A, 名称: 甲}\n月监测:\n  - {断面: A, 年月: 2026-01, 数据口径: 手工, ";
        SheetText.Yaml(Row + "总磷 (Ug/l): 1}\n").Errors().Should().ContainSingle().Which
            .Should().Contain("没有登记").And.Contain("是否要写“μg/L”").And.Contain("应为 mg/L 或可换算的单位").And.NotContain("没有单位");
        SheetText.Yaml(Row + "叶绿素a (个/升): 1}\n").Errors().Should().ContainSingle().Which.Should().Contain("应为 μg/L 或可换算的单位").And.NotContain("是否");
    }

    [Fact]
    public void A_shortened_heading_suggests_the_full_one()
        => SheetText.Yaml(SheetText.Head + "企业:\n  - {编号: E, 名称: 厂, 信用代码: X, 统信用码: Y}\n").Errors()
            .Should().HaveCount(2).And.OnlyContain(e => e.Contains("是否要写“统一社会信用代码”"));

    [Fact]
    public void The_hint_for_a_missing_day_speaks_of_the_format_in_use()
    {
        SheetText.Yaml("断面: []\n").Errors().Single().Should().Contain("评价日: 2026-11-21");
        using var stream = new MemoryStream();
        SheetTemplate.Write(stream, TestKnowledge.Make(), []);
        var error = new SheetReader(TestKnowledge.Make()).Read(stream.ToArray(), SheetFormat.Xlsx, "样例.xlsx").Diagnostics.Single(d => d.Severity == Severity.Error);
        error.Hint.Should().Contain("在“评估”工作表的“评价日”一栏填 2026-11-21").And.NotContain("评价日:");
    }

    [Fact]
    public void A_list_that_is_not_complete_and_a_field_with_gaps_read_as_sentences()
    {
        var report = SheetCheck.Run(SheetText.Yaml(SheetText.Head + "断面:\n  - {编号: A, 名称: 甲, 目标类别: }\n"), TestKnowledge.Make());
        report.Groups.Single(g => g.Entity == "企业").Text.Should().Be("清单“企业”没有报全（未报）");
        report.Gaps.Single(g => g.Id == "清单:企业").Text.Should().Be("清单“企业”没有报全（未报）");
        report.Groups.Single(g => g is { Entity: "断面", Field: "目标类别" }).Text.Should().Be("断面.目标类别：1 行中 1 行，如 样例.yaml:3:26");
    }

    [Fact]
    public void The_request_does_not_send_anyone_to_ask_for_row_numbers_and_names()
    {
        var lines = DataRequest.Markdown(TestKnowledge.Make(), []).Split('\n');
        lines.Where(l => l.Contains("| 编号 |", StringComparison.Ordinal) || l.Contains("| 名称 |", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(l => l.EndsWith("| 由工作组填写 |"));
        lines.Should().Contain(l => l.Contains("| 里程 |") && l.Contains("问熟悉情况的人"));
    }
}
