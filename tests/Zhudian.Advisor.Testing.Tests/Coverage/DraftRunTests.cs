using System.Text.RegularExpressions;
using Zhudian.Advisor.Testing.Coverage;
using Zhudian.Advisor.Testing.Drafts;
using Zhudian.Advisor.Testing.Tests.Support;

namespace Zhudian.Advisor.Testing.Tests.Coverage;

public class DraftRunTests
{
    private static readonly DraftReport Report = DraftRun.Run(Tiny.Load());

    // The one case of R1 has 25 > 20 and 开放: no case has too little, or neither open nor forced; row 高 matches nothing.
    [Fact]
    public void Every_gap_of_the_tiny_base_gets_a_draft()
    {
        Report.Left.Should().BeEmpty();
        Report.Drafts.SelectMany(d => d.Covers).Select(i => (i.Owner, i.Text)).Should().Contain(("R1", "浓度 > 浓度界限")).And.Contain(("R1", "强制")).And.Contain(("定级", "高"));
        Report.Drafts.Should().OnlyContain(d => d.Text.Contains("待专家核对"));
    }

    // 10 < x <= 30: the closed end is the input to try first.
    [Fact]
    public void A_row_is_drafted_with_an_input_only_it_matches()
        => Report.Drafts.Single(d => d.Heading == "定级").Text.Should().Be("| 用例 | 浓度 | → 级 |\n|---|---|---|\n| 待专家核对 高 | 30 | 中 |\n");

    // Put among the cases as they are, the drafts must pass and close what they said.
    [Fact]
    public void Drafts_are_cases_that_pass_and_cover_what_they_say()
    {
        var text = DraftText.Write(Report);
        var before = CoverageRun.Run(Tiny.Load());
        var after = CoverageRun.Run(Tiny.Load(cases: Tiny.Cases + Body(text)));
        after.FailedCases.Should().Be(0);
        after.Cases.Should().Be(before.Cases + Report.Drafts.Length);
        after.Uncovered.Should().BeEmpty();
        before.Uncovered.Should().NotBeEmpty();
    }

    [Fact]
    public void A_filter_keeps_to_one_rule()
        => DraftRun.Run(Tiny.Load(), DraftOptions.Default with { Filter = "R1" }).Drafts.SelectMany(d => d.Covers).Should().OnlyContain(i => i.Owner == "R1");

    // The tiny base keeps all cases in one file, which has its own title; a table may stand under its heading once.
    private static string Body(string text) => Regex.Replace(text[text.IndexOf("# 用例草稿", StringComparison.Ordinal)..], "^# .*$", string.Empty, RegexOptions.Multiline, TimeSpan.FromSeconds(1));
}
