using Zhudian.Advisor.Testing.Coverage;
using Zhudian.Advisor.Testing.Tests.Support;

namespace Zhudian.Advisor.Testing.Tests.Coverage;

public class CoverageRunTests
{
    private static readonly CoverageReport Report = CoverageRun.Run(Tiny.Load());

    // One station of 25 > 20, open, not forced: R1 fires, R2 is stopped by its 无.
    [Fact]
    public void A_rule_counts_when_it_fired()
    {
        Report.FailedCases.Should().Be(0);
        Report.Items.Where(i => i.Kind == CoverageKind.Rule).Select(i => (i.Owner, i.Covered)).Should().Equal(("R1", true), ("R2", false));
        Report.Count(CoverageKind.Rule).Should().Be((1, 2));
    }

    [Fact]
    public void A_table_row_counts_when_a_case_matched_it()
        => Report.Items.Where(i => i.Kind == CoverageKind.TableRow).Select(i => (i.Text, i.Covered)).Should().Equal(("低", true), ("高", false), ("余", true));

    // 开放 is true, so the right side of "or" is masked and 强制 was never looked at.
    [Fact]
    public void Each_atom_is_wanted_true_and_false_and_a_masked_one_is_not_seen()
    {
        Report.Items.Where(i => i.Kind == CoverageKind.Condition).Select(i => (i.Text, i.SeenTrue, i.SeenFalse))
            .Should().Equal(("浓度 > 浓度界限", true, false), ("开放", true, false), ("强制", false, false));
        Report.Count(CoverageKind.Condition).Should().Be((2, 6));
    }

    [Fact]
    public void An_absence_is_wanted_both_ways()
        => Report.Items.Where(i => i.Kind == CoverageKind.Absence).Select(i => (i.Owner, i.SeenTrue, i.SeenFalse)).Should().Equal(("R2", false, true));

    [Fact]
    public void What_is_not_covered_names_its_line()
    {
        var row = Report.Uncovered.Single(i => i.Text == "高");
        row.Gap.Should().Be("没有用例命中");
        Line(row.Location.Line).Should().StartWith("| 高 |");
        var atom = Report.Uncovered.Single(i => i.Text == "强制");
        Line(atom.Location.Line)[(atom.Location.Column - 1)..].Should().StartWith("强制");
    }

    // A second station, closed and not forced, 25: now 开放 is false and 强制 is looked at and false; R2 fires for it.
    [Fact]
    public void More_cases_cover_more()
    {
        const string More = """

            ```case
            名称: 关着
            给:
              站: {编号: "乙", 浓度: 25, 开放: false, 强制: false}
            得:
              - R2/乙
            ```

            """;
        var report = CoverageRun.Run(Tiny.Load(cases: Tiny.Cases + More));
        report.Count(CoverageKind.Rule).Should().Be((2, 2));
        report.Items.Where(i => i.Kind == CoverageKind.Condition).Select(i => (i.Text, i.SeenTrue, i.SeenFalse))
            .Should().Equal(("浓度 > 浓度界限", true, false), ("开放", true, true), ("强制", false, true));
    }

    [Fact]
    public void Without_cases_nothing_is_covered()
    {
        var report = CoverageRun.Run(Tiny.Load(cases: null));
        report.Cases.Should().Be(0);
        report.Count().Should().Be((0, 2 + 3 + 6 + 2));
    }

    private static string Line(int line) => Tiny.Rules.Split('\n')[line - 1];

    // “There is a value” is met by 25 and not met by a blank: the rule waits. A comparison of that blank is neither true nor false.
    [Fact]
    public void A_test_for_a_value_is_seen_the_other_way_when_the_value_is_unknown()
    {
        var rules = Tiny.Rules.Replace("  - 浓度 > 浓度界限\n", "  - 浓度 != null\n  - 浓度 > 浓度界限\n", StringComparison.Ordinal);
        var cases = Tiny.Cases + "\n```case\n名称: 缺浓度\n给:\n  站: {编号: \"甲\", 开放: true, 强制: false}\n未知:\n  - R1/甲\n```\n";
        var items = CoverageRun.Run(Tiny.Load(rules, cases)).Items;
        items.Single(i => i.Text == "浓度 != null").Covered.Should().BeTrue();
        items.Single(i => i.Text == "浓度 > 浓度界限").SeenFalse.Should().BeFalse();
    }
}
