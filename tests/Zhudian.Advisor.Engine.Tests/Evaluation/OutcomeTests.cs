using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

/// <summary>Outcomes of rules per binding (RULES.md §9).</summary>
public class OutcomeTests
{
    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary + Rules.Exceed);

    private static FactSheetBuilder Sections() => Engine.Sheet()
        .Row("断面", ("编号", "A"), ("河流", "甲河"), ("目标", "Ⅲ"), ("总磷", 0.3))
        .Row("断面", ("编号", "B"), ("河流", "甲河"), ("目标", "Ⅲ"), ("总磷", 0.15))
        .Row("断面", ("编号", "C"), ("河流", "乙河"), ("目标", "Ⅲ"), ("总磷", "?"))
        .Row("断面", ("编号", "D"), ("河流", "乙河"), ("目标", null), ("总磷", 0.3));

    [Fact]
    public void A_true_binding_fires_with_its_sentence_and_values()
    {
        var conclusion = Engine.Evaluate(Sections()).Conclusions.Should().ContainSingle().Subject;
        conclusion.Id.Should().Be("R1/A");
        conclusion.Key.Should().Be("A");
        conclusion.Text.Should().Be("A超标，总磷0.30");
        conclusion.Values[1].Value.AsText.Should().Be("Ⅳ");
    }

    [Fact]
    public void A_missing_fact_makes_one_undecided_binding_that_names_it()
    {
        var unknown = Engine.Evaluate(Sections()).Unknown.Should().ContainSingle().Subject;
        unknown.Subject.Should().Be("C");
        unknown.Missing.Select(m => m.Id).Should().Equal("断面[C].总磷");
    }

    [Fact]
    public void A_null_condition_is_not_applicable()
    {
        Engine.Evaluate(Sections()).NotApplicable.Select(n => n.Subject).Should().Equal("D");
    }

    [Fact]
    public void Missing_facts_carry_next_step_and_provider()
    {
        var missing = Engine.Evaluate(Sections()).MissingFacts.Should().ContainSingle().Subject;
        missing.NextStep.Should().Be("补测总磷");
        missing.Provider.Should().Be("环境局");
        missing.Rules.Should().Equal("R1");
    }

    [Fact]
    public void An_absent_worksheet_is_reported_once_per_rule()
    {
        var assessment = Engine.Evaluate(Engine.Sheet());
        assessment.Conclusions.Should().BeEmpty();
        assessment.Unknown.Select(u => u.Subject).Should().Equal("清单:断面");
        var list = assessment.MissingFacts.Should().ContainSingle().Subject;
        list.Item.Id.Should().Be("清单:断面");
        list.NextStep.Should().StartWith("补报全部", "a list that is not complete has a next step of its own");
    }

    [Fact]
    public void The_status_is_the_weakest_row_that_decided()
    {
        // A is decided by row 四 (verified), so only the verified rows and the rule lie on its proof.
        var a = Engine.Evaluate(Sections()).Conclusions[0];
        a.Status.Should().Be(VerificationStatus.Verified);
        a.Basis.Select(b => b.ToString()).Should().BeEquivalentTo("GB2 §3", "GB1 表1");

        var stricter = Engine.Sheet().Row("断面", ("编号", "B"), ("目标", "Ⅱ"), ("总磷", 0.15));
        var b = Engine.Evaluate(stricter).Conclusions[0];
        b.Status.Should().Be(VerificationStatus.Unverified);
        b.WeakestElement.Should().Be("类别/三");
    }

    [Fact]
    public void A_fault_is_listed_with_the_derived_quantity_it_arose_in()
    {
        var engine = City.Engine(Rules.Vocabulary, """
            | 派生量 | 公式 |
            |---|---|
            | 断面.坏 | `本.总磷 / (本.总磷 - 本.总磷)` |

            ## 坏结论
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |

            ```rule
            编号: R9
            对: 断面
            当:
              - 坏 > 1
            则:
              坏结论:
                断面: = 本
            ```
            """);
        var fault = engine.Evaluate(engine.Sheet().Row("断面", ("编号", "A"), ("总磷", 0.3))).Faults.Should().ContainSingle().Subject;
        fault.Element.Should().Be("断面.坏");
        fault.Subject.Should().Be("A");
    }

    [Fact]
    public void A_broken_field_leaves_only_its_own_kind_in_doubt()
    {
        var engine = City.Engine(Rules.Vocabulary, """
            ## 好结论
            种类：结论
            键：断面

            | 字段 | 类型 | 反向 |
            |---|---|---|
            | 断面 | 引用 断面 | 好列 |

            ## 坏结论
            种类：结论
            键：断面

            | 字段 | 类型 | 反向 |
            |---|---|---|
            | 断面 | 引用 断面 | 坏列 |
            | 值 | 数 | - |

            ## 计数结论
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |
            | 好 | 整数 |

            ```rule
            编号: R1
            对: 断面
            当:
              - 总磷 > 0.2
            则:
              好结论:
                断面: = 本
              坏结论:
                断面: = 本
                值: = 总磷 / 0
            ```

            ```rule
            编号: R2
            对: 断面
            当:
              - count(好列) > 0
            则:
              计数结论:
                断面: = 本
                好: = count(好列)
            ```

            ## 坏计数
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |

            ```rule
            编号: R3
            对: 断面
            当:
              - count(坏列) = 0
            则:
              坏计数:
                断面: = 本
            ```
            """);
        var assessment = engine.Evaluate(engine.Sheet().Row("断面", ("编号", "A"), ("总磷", 0.3)));
        assessment.Faults.Should().ContainSingle().Which.Element.Should().Be("R1");
        assessment.Ids().Should().Equal("R1/A/好结论", "R2/A");
        assessment.Unknown.Should().ContainSingle().Which.Rule.Id.Should().Be("R3");
    }

    [Fact]
    public void Two_rules_with_different_values_for_one_key_are_a_fault_naming_both()
    {
        var engine = City.Engine(Rules.Vocabulary + Rules.Exceed, """
            ```rule
            编号: R2
            对: 断面
            当:
              - 总磷 > 0.25
            则:
              超标:
                断面: = 本
                类: Ⅱ
                说明: 另一说法
            ```
            """);
        var assessment = engine.Evaluate(engine.Sheet().Row("断面", ("编号", "A"), ("目标", "Ⅲ"), ("总磷", 0.3)));
        assessment.Conclusions.Should().BeEmpty();
        assessment.Faults.Should().ContainSingle().Which.Diagnostic.Message.Should().Contain("R1").And.Contain("R2");
    }

    [Fact]
    public void What_if_options_replace_a_fact_and_a_parameter()
    {
        var options = EvaluationOptions.Default with { Facts = EvaluationOptions.Default.Facts.Add(new FactCell("断面", "B", "总磷"), Value.Of(0.9m)) };
        Engine.Evaluate(Sections(), options).Ids().Should().Equal("R1/A", "R1/B");
    }
}
