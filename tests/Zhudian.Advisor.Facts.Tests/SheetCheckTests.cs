using Zhudian.Advisor.Facts.Tests.Support;

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
}
