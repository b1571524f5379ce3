using System.Text.Json;
using System.Xml.Linq;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Testing.Cases;
using Zhudian.Advisor.Testing.Tests.Support;

namespace Zhudian.Advisor.Testing.Tests.Cases;

public class CaseEvidenceTests
{
    // 18 against the parameter 20: the first condition fails by 2, a tenth; 开放 holds.
    private const string Wrong = """
        ---
        标题: 站的用例
        语言版本: 1
        ---
        # 用例

        ```case
        名称: 差一点
        给:
          站: {编号: "甲", 浓度: 18, 开放: true, 强制: false}
          站: {编号: "乙", 浓度: 25, 开放: true, 强制: false}
        得:
          - R1/甲
        ```

        ```case
        名称: 缺浓度
        给:
          站: {编号: "甲", 开放: true, 强制: false}
        得:
          - R1/甲
        ```

        ## 定级
        | 用例 | 浓度 | → 级 |
        |---|---|---|
        | 三十一 | 31 | 中 |

        """;

    private static readonly CaseReport Report = CaseRunner.Run(new EvaluationEngine(Tiny.Load(cases: Wrong)));

    [Fact]
    public void A_missing_conclusion_shows_every_condition_with_its_numbers_and_margin()
    {
        var evidence = Of("差一点");
        evidence.Steps[0].Should().Match<EvidenceStep>(s => s.Holds == false && s.Left == 18 && s.Right == 20 && s.Margin == -2 && s.Text.Contains("-10%"));
        evidence.Steps.Should().Contain(s => s.Holds == true);
        evidence.Near.Should().ContainSingle().Which.Should().StartWith("R1/乙");
        evidence.Missing.Should().BeEmpty();
    }

    [Fact]
    public void What_was_unknown_is_named()
    {
        var evidence = Of("缺浓度");
        evidence.Steps[0].Holds.Should().BeNull();
        evidence.Missing.Should().ContainSingle().Which.Should().Contain("浓度");
    }

    [Fact]
    public void A_table_case_shows_the_row_that_matched_and_the_cell_that_kept_the_expected_row_out()
    {
        var evidence = Of("三十一");
        evidence.Near.Should().ContainSingle().Which.Should().Contain("行 余");
        evidence.Steps.Should().ContainSingle().Which.Should().Match<EvidenceStep>(s => s.Holds == false && s.Left == 31 && s.Right == 30 && s.Margin == 1);
    }

    [Fact]
    public void Json_and_junit_carry_it_and_passed_cases_have_none()
    {
        using var json = JsonDocument.Parse(CaseReportJson.Write(Report));
        json.RootElement.GetProperty("verdicts")[0].GetProperty("evidence")[0].GetProperty("steps")[0].GetProperty("margin").GetDecimal().Should().Be(-2);
        XDocument.Parse(CaseReportJUnit.Write(Report)).Descendants("failure").First().Value.Should().Contain("离界限 -2");
        CaseRunner.Run(new EvaluationEngine(Tiny.Load())).Verdicts.Should().OnlyContain(v => v.Passed && v.Evidence.IsEmpty);
    }

    private static CaseEvidence Of(string name) => Report.Verdicts.Single(v => v.Name == name).Evidence.Should().ContainSingle().Subject;

    // 甲 lacks its 浓度: that it does not exceed has not been shown. 乙 has 5 of 20: shown.
    [Theory]
    [InlineData("甲", false)]
    [InlineData("乙", true)]
    public void Forbidden_is_not_met_by_a_rule_that_only_lacks_facts(string station, bool passes)
    {
        var cases = "---\n标题: 用例\n语言版本: 1\n---\n# 用例\n\n```case\n名称: 不得\n给:\n  站: {编号: \"甲\", 开放: true, 强制: false}\n  站: {编号: \"乙\", 浓度: 5, 开放: true, 强制: false}\n不得:\n  - R1/" + station + "\n```\n";
        var verdict = CaseRunner.Run(new EvaluationEngine(Tiny.Load(cases: cases))).Verdicts.Should().ContainSingle().Subject;
        verdict.Passed.Should().Be(passes);
        verdict.Evidence.SelectMany(e => e.Missing).Any().Should().Be(!passes);
    }

    // R3 draws 甲+丙 and 甲+丁 (25 > 20), nothing for 乙: the key of the first variable stands for both.
    [Theory]
    [InlineData("R3/甲", false)]
    [InlineData("R3/甲+丙", false)]
    [InlineData("R3", false)]
    [InlineData("R3/乙", true)]
    public void Forbidding_a_key_of_the_first_variables_forbids_all_under_it(string forbidden, bool passes)
    {
        const string pairs = "\n## 配对\n种类：结论\n键：站, 名\n\n| 字段 | 类型 |\n|---|---|\n| 站 | 引用 站 |\n| 名 | 文本 |\n\n```rule\n编号: R3\n对:\n  s: 站\n  n: = [\"丙\", \"丁\"]\n当:\n  - s.浓度 > 浓度界限\n则:\n  配对:\n    站: = s\n    名: = n\n```\n";
        var cases = "---\n标题: 用例\n语言版本: 1\n---\n# 用例\n\n```case\n名称: 不得\n给:\n  站: {编号: \"甲\", 浓度: 25, 开放: true, 强制: false}\n  站: {编号: \"乙\", 浓度: 5, 开放: true, 强制: false}\n不得:\n  - " + forbidden + "\n```\n";
        CaseRunner.Run(new EvaluationEngine(Tiny.Load(Tiny.Rules + pairs, cases))).Verdicts.Should().ContainSingle().Which.Passed.Should().Be(passes);
    }

    // 25 / 0 inside the derived quantity 倍: R4 is broken, not refuted.
    [Fact]
    public void Forbidden_is_not_met_by_a_fault_inside_a_derived_quantity_of_the_rule()
    {
        const string broken = "\n## 倍数\n种类：结论\n键：站\n\n| 字段 | 类型 |\n|---|---|\n| 站 | 引用 站 |\n\n| 派生量 | 公式 | 类型 |\n|---|---|---|\n| 倍(甲 : 数, 乙 : 数) | `甲 / 乙` | 数 |\n\n```rule\n编号: R4\n对:\n  s: 站\n当:\n  - 倍(25, if s.开放 then 0 else 1) > 3\n则:\n  倍数:\n    站: = s\n```\n";
        const string cases = "---\n标题: 用例\n语言版本: 1\n---\n# 用例\n\n```case\n名称: 不得\n给:\n  站: {编号: \"甲\", 浓度: 25, 开放: true, 强制: false}\n不得:\n  - R4/甲\n```\n";
        CaseRunner.Run(new EvaluationEngine(Tiny.Load(Tiny.Rules + broken, cases))).Verdicts.Should().ContainSingle().Which.Problems.Should().ContainSingle(p => p.Contains("除数为 0"));
    }
}
