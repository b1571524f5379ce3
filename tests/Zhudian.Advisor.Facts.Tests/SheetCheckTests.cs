using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Tests;

public sealed class SheetCheckTests
{
    [Fact]
    public void Every_gap_has_its_cell_whom_to_ask_and_the_next_step()
    {
        var result = SheetText.Yaml(SheetText.Head + """
            断面:
              - {编号: A, 名称: 甲, 目标类别: Ⅲ}
              - {编号: B, 名称: 乙, 目标类别: }
            月监测:
              - {断面: A, 年月: 2026-01, 数据口径: 手工, 总磷: , 氨氮: "*", 溶解氧: 7}
            """);
        var report = SheetCheck.Run(result, TestKnowledge.Make());
        report.Usable.Should().BeTrue();
        var target = report.Gaps.Single(g => g.Id == "断面[B].目标类别");
        target.Location!.ToString().Should().Be("样例.yaml:4:26");
        (target.State, target.Provider, target.NextStep).Should().Be(("空白", "市生态环境局", "查目标责任书"));
        report.Gaps.Single(g => g.Id == "月监测[A+2026-01+氨氮+手工].值").State.Should().Be("未监测");
        report.Gaps.Should().NotContain(g => g.Field == "标记", "the mark waits for its value");
        report.Gaps.Single(g => g.Id == "清单:企业").State.Should().Be("未报");
        report.Groups.Where(g => g.Entity == "月监测").Select(g => (g.Field, g.Missing, g.Total)).Should().Equal(("总磷", 1, 1), ("氨氮", 1, 1));
    }

    [Fact]
    public void Gaps_of_other_documents_are_not_listed()
    {
        var result = SheetText.Yaml(SheetText.Head + "企业:\n  - {编号: E, 名称: 厂}\n");
        var knowledge = TestKnowledge.Make();
        SheetCheck.Run(result, knowledge, ["整改方案"]).Gaps.Should().Contain(g => g.Id == "企业[E].出水总磷");
        SheetCheck.Run(result, knowledge, ["综合解决方案"]).Gaps.Should().NotContain(g => g.Id == "企业[E].出水总磷");
    }

    [Fact]
    public void A_sheet_with_errors_is_not_usable()
    {
        var report = SheetCheck.Run(SheetText.Yaml("断面: 甲"), TestKnowledge.Make());
        report.Usable.Should().BeFalse();
        report.Gaps.Should().BeEmpty();
    }

    [Fact]
    public void A_number_far_from_the_usual_is_a_hint_with_its_cell_and_the_likely_unit()
    {
        var result = SheetText.Yaml(SheetText.Head + """
            断面: [{编号: A, 名称: 甲}]
            月监测:
              - {断面: A, 年月: 2026-01, 数据口径: 手工, 总磷: 73.4, pH: 16, 氨氮: 99}
              - {断面: A, 年月: 2026-02, 数据口径: 手工, 总磷: 1.5, pH: 4}
              - {断面: A, 年月: 2026-03, 数据口径: 手工, 总磷: 2, pH: 9.9}
            """);
        result.Sheet.Should().NotBeNull("the world may be unusual: it stops nothing");
        var hints = result.Diagnostics.Where(d => d.Code == "FCT050").ToList();

        // 73.4 μg/L = 0.0734 mg/L; 2 mg/L as 20 is the slip of a point (2 ÷ 10 = 0.2). 氨氮 has no range; both ends are usual.
        hints.Select(h => h.Location!.Line).Should().Equal(4, 6, 4);
        hints[0].Message.Should().Contain("A+2026-01+总磷+手工").And.Contain("73.4 mg/L").And.Contain("0—1.5 mg/L");
        hints[0].Hint.Should().Contain("μg/L").And.Contain("1000 倍").And.Contain("0.0734 mg/L");
        hints[2].Message.Should().Contain("pH").And.Contain("16").And.Contain("4—10").And.NotContain("无量纲");
    }

    [Fact]
    public void What_cannot_be_at_all_is_an_error_with_the_limits_and_a_zero_that_means_undetected_is_a_hint()
    {
        var result = SheetText.Yaml(SheetText.Head + """
            断面: [{编号: A, 名称: 甲}]
            月监测:
              - {断面: A, 年月: 2026-01, 数据口径: 手工, 总磷: 0, 溶解氧: 80}
              - {断面: A, 年月: 2026-02, 数据口径: 手工, 总磷: 0, 溶解氧: 70}
            """);
        result.Sheet.Should().BeNull("nothing may follow from a number that cannot be");

        // 80 is above 70; 70 itself is only unusual (above 23). 80 ÷ 10 = 8 would be usual.
        var error = result.Diagnostics.Should().ContainSingle(d => d.Code == "FCT051").Subject;
        error.Severity.Should().Be(Severity.Error);
        error.Location!.Line.Should().Be(4);
        error.Message.Should().Contain("80 mg/L").And.Contain("0—70 mg/L");
        error.Hint.Should().Contain("大 10 倍，合 8").And.Contain("无效");
        result.Diagnostics.Should().ContainSingle(d => d.Code == "FCT050").Which.Location!.Line.Should().Be(5);
        var zero = result.Diagnostics.Should().ContainSingle(d => d.Code == "FCT052").Subject;
        zero.Severity.Should().Be(Severity.Lint);
        zero.Message.Should().Contain("另有 1 处");
        zero.Hint.Should().Contain("未检出").And.Contain("0.01L");
    }

    [Fact]
    public void Many_unusual_numbers_of_one_item_are_three_hints_and_a_count()
    {
        var rows = string.Concat(Enumerable.Range(1, 9).Select(m => $"  - {{断面: A, 年月: 2026-0{m}, 数据口径: 手工, 总磷: {m + 10}}}\n"));
        var hints = SheetText.Yaml(SheetText.Head + "断面: [{编号: A, 名称: 甲}]\n月监测:\n" + rows).Diagnostics.Where(d => d.Code == "FCT050").ToList();
        hints.Should().HaveCount(3);
        hints[2].Message.Should().Contain("另有 6 处");
        hints[0].Message.Should().NotContain("另有");
    }
}
