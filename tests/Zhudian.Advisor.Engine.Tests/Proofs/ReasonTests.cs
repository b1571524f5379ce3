using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Engine.Tests.Support;

namespace Zhudian.Advisor.Engine.Tests.Proofs;

/// <summary>What people read: reasons in the words of the sheet, plans without nameless lines, flips that mend something.</summary>
public class ReasonTests
{
    private const string Kinds = """
        ## 判定
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        | 类 | 枚举 水质类别 |
        | 达标 | 是否 |

        """;

    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary + Kinds + """
        ```rule
        编号: R3
        对:
          s: 断面
        令:
          余: 0.2 - s.总磷
        当:
          - s.目标 != null
          - s.总磷 >= 0 and s.倍数 < 倍数界限
          - 余 + 1 > 0
        则:
          判定:
            断面: = s
            类: = s.类
            达标: = s.类 <= s.目标
        ```

        ```rule
        编号: R4
        对:
          s: 断面
          t: 断面
        当:
          - s.总磷 > t.总磷
          - if s.总磷 > 0.25 then 缺失(s.编号 + "数据不足") else false
        则:
          判定:
            断面: = s
            类: = s.类
            达标: = true
        ```

        """);

    private static Engine.Model.Assessment Assessment() => Engine.Evaluate(Engine.Sheet()
        .Row("断面", ("编号", "A"), ("目标", "Ⅲ"), ("总磷", 0.15))
        .Row("断面", ("编号", "B"), ("目标", "Ⅲ"), ("总磷", 0.26))
        .Row("断面", ("编号", "C"), ("目标", "Ⅲ"), ("总磷", 0.3)));

    private static Engine.Model.Conclusion Of(Engine.Model.Assessment assessment) => assessment.Conclusions.Single(c => c.Id == "R3/A");

    [Fact]
    public void A_reason_names_the_entity_the_value_and_no_digits_that_nobody_wrote()
    {
        var assessment = Assessment();

        // 0.15 ÷ 0.2 = 0.75; 0.2 − 0.15 = 0.05, plus 1.
        ProofText.Short(assessment.Prove(Of(assessment))).Should().Contain(
            "理由：断面的目标为Ⅲ；断面的总磷不小于0（0.15 对 0），且断面的倍数小于倍数界限（0.75 对 1.5）；余 + 1大于0（1.05 对 0；余为0.05）。");
    }

    [Fact]
    public void Two_variables_of_one_entity_stay_apart_and_equal_numbers_are_said_once()
    {
        var failing = WhyNot.Ask(Assessment(), "R4", "A").Failing;
        failing.Select(ProofText.Line).Should().Contain(l => l.Contains("断面s的总磷大于断面t的总磷"));
        WhyNot.Ask(Assessment(), "R4", "A+A").Failing.Select(ProofText.Line).Should().Contain("✗ 断面s的总磷大于断面t的总磷（均为 0.15）");
    }

    [Fact]
    public void A_flip_changes_numbers_only_and_turns_the_verdict_not_the_words()
    {
        var assessment = Assessment();
        var conclusion = Of(assessment);
        var flips = Flip.Search(assessment, conclusion).Flips;
        flips.Should().NotBeEmpty().And.OnlyContain(f => f.Changes.All(c => c.Cell.Field == "总磷"));

        // Down to Ⅱ (≤ 0.1) it is still 达标; up past 0.2 it is not.
        flips.Should().OnlyContain(f => f.Changes[0].After.AsNumber > 0.2m);
        Flip.Search(assessment, conclusion, new FlipOptions(AllKinds: true)).Flips.Should().Contain(f => f.Changes[0].Cell.Field == "目标");
    }

    [Fact]
    public void What_rules_find_insufficient_is_one_named_line_at_the_end()
    {
        var last = MissingRanking.Plan(Engine.Evaluate(Engine.Sheet()
            .Row("断面", ("编号", "A"), ("目标", "Ⅲ"), ("总磷", 0.1))
            .Row("断面", ("编号", "B"), ("目标", "?"), ("总磷", 0.26))
            .Row("断面", ("编号", "C"), ("目标", "Ⅲ"), ("总磷", 0.3))));
        last.Should().OnlyContain(s => s.Entity.Length > 0).And.HaveCountGreaterThan(1);
        last[^1].Entity.Should().Be("资料不足（规则判定）");
        last[^1].Items.Should().HaveCount(2);

        // C waits twice (against A and B), B once (against A).
        last[^1].Texts.Should().Equal("数据不足：2 处，如 C、B");
    }
}
