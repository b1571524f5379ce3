using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Proofs;

public class ProofTests
{
    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary + Rules.Exceed);

    private static Engine.Model.Assessment Assessment() => Engine.Evaluate(Engine.Sheet()
        .Row("断面", ("编号", "A"), ("河流", "甲河"), ("目标", "Ⅲ"), ("总磷", 0.3))
        .Row("断面", ("编号", "B"), ("河流", "甲河"), ("目标", "Ⅲ"), ("总磷", 0.15)));

    [Fact]
    public void A_proof_goes_from_the_conclusion_to_the_facts_and_shares_steps()
    {
        var assessment = Assessment();
        var proof = assessment.Prove(assessment.Conclusions[0]);
        proof.Holds.Should().BeTrue();
        proof.Facts().Select(f => f.Id).Should().BeEquivalentTo("断面[A].总磷", "断面[A].目标", "断面[A].编号");
        proof.Nodes().Where(n => n.Kind == ProofKind.TableRow).Select(n => n.Id).Should().Equal("类别/四");
        proof.Nodes().Count(n => n.Id == "断面[A].类").Should().Be(1, "the derived quantity is used by the condition and by the field");
        var condition = proof.Nodes().First(n => n.Kind == ProofKind.Condition);
        condition.Text.Should().Be("类大于目标");
        condition.Truth.Should().Be(Truth.True);
    }

    [Fact]
    public void A_proof_follows_a_derived_quantity_into_the_conclusions_it_reads()
    {
        var engine = City.Engine(Rules.Vocabulary + Rules.Exceed + """
            ## 汇总
            | 派生量 | 公式 |
            |---|---|
            | 断面.超标条 | `超标[item.断面 = 本 and item.类 > "Ⅲ"]` |

            ## 提示
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |
            | 数 | 数 |

            ```rule
            编号: R2
            对:
              s: 断面
            当:
              - count(s.超标条) > 0
            则:
              提示:
                断面: = s
                数: = count(s.超标条)
            ```

            """);
        var assessment = engine.Evaluate(engine.Sheet().Row("断面", ("编号", "A"), ("目标", "Ⅲ"), ("总磷", 0.3)).Row("断面", ("编号", "B"), ("目标", "Ⅲ"), ("总磷", 0.4)));
        var proof = assessment.Prove(assessment.Conclusions.Single(c => c.Id == "R2/A"));

        proof.Holds.Should().BeTrue();
        proof.Facts().Select(f => f.Id).Should().Contain("断面[A].总磷");
        proof.Nodes().Where(n => n.Kind == ProofKind.Conclusion).Select(n => n.Id).Should().Contain("R1/A").And.NotContain("R1/B", "that row was passed over by its key");
    }

    [Fact]
    public void A_reference_row_passed_over_by_its_key_weakens_nothing()
    {
        var engine = City.Engine(Rules.Vocabulary + """
            ## 限值
            种类：参考
            键：水体

            | 字段 | 类型 |
            |---|---|
            | 水体 | 文本 |
            | 值 | 数 |

            ## 限值表
            依据：GB1 表1

            | 限值.水体 | 值 | 核验 |
            |---|---|---|
            | 河流 | 0.2 | 已核验 |
            | 湖库 | 0.05 | 未核验 |

            ## 超限
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |

            ```rule
            编号: R3
            依据: GB2 §3
            对: 断面
            当:
              - 总磷 > 限值[item.水体 = 河流][1].值
            则:
              超限:
                断面: = 本
            ```

            """);
        var assessment = engine.Evaluate(engine.Sheet()
            .Row("断面", ("编号", "A"), ("河流", "河流"), ("目标", "Ⅲ"), ("总磷", 0.3))
            .Row("断面", ("编号", "B"), ("河流", "湖库"), ("目标", "Ⅲ"), ("总磷", 0.3)));
        assessment.Find("R3/A")!.Status.Should().Be(VerificationStatus.Verified);
        assessment.Find("R3/B")!.Status.Should().Be(VerificationStatus.Unverified);
    }

    [Fact]
    public void The_text_of_a_proof_names_values_clause_and_status()
    {
        var assessment = Assessment();
        var proof = assessment.Prove(assessment.Conclusions[0]);
        ProofText.Short(proof).Should().Contain("A超标").And.Contain("Ⅳ 对 Ⅲ").And.Contain("GB1 表1").And.Contain("已核验");
        ProofText.Tree(proof.Root).Should().Contain("事实 断面[A].总磷 = 0.3").And.Contain("行 类别/四");
    }

    [Fact]
    public void Why_not_gives_the_failing_atom_with_its_values()
    {
        var result = WhyNot.Ask(Assessment(), "R1", "B");
        result.Outcome.Should().Be(WhyNotOutcome.Refuted);
        result.Failing.Should().ContainSingle().Which.Operands.Select(o => o.AsText).Should().Equal("Ⅲ", "Ⅲ");
        WhyNot.Ask(Assessment(), "R1", "Z").Outcome.Should().Be(WhyNotOutcome.NoSubject);
        WhyNot.Ask(Assessment(), "R7", "A").Outcome.Should().Be(WhyNotOutcome.NoRule);
        WhyNot.Ask(Assessment(), "R1", "A").Outcome.Should().Be(WhyNotOutcome.Fires);
    }

    [Fact]
    public void A_flip_is_the_nearest_value_on_the_other_side_of_the_threshold()
    {
        var assessment = Assessment();
        var flip = Flip.Search(assessment, assessment.Conclusions[0], new FlipOptions(AllKinds: true)).Flips;

        // 0.3 exceeds Ⅲ (≤ 0.2): the conclusion falls at 0.2, a third below; a target of Ⅳ does it at once (distance 1).
        flip[0].Changes.Should().ContainSingle().Which.After.AsNumber.Should().BeApproximately(0.2m, 0.0001m);
        flip[0].Distance.Should().BeApproximately(1m / 3, 0.001m);
        flip.Should().Contain(f => f.Changes[0].Cell.Field == "目标");
    }

    [Fact]
    public void What_if_shows_both_assessments_and_the_difference()
    {
        var result = WhatIf.Run(Assessment(), ["断面[B].总磷=0.5", "断面[A].总磷=0.1"]);
        result.Changes.Select(c => (c.Kind, c.Id)).Should().Equal((ChangeKind.Removed, "R1/A"), (ChangeKind.Added, "R1/B"));
        WhatIf.Run(Assessment(), ["断面[B].总钾=0.5"]).Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("总钾");
        WhatIf.Run(Assessment(), ["断面[B].总磷=多"]).Diagnostics.Should().ContainSingle();
    }

    [Fact]
    public void A_receipt_replays_byte_for_byte_or_names_what_differs()
    {
        var assessment = Assessment();
        var json = AssessmentJson.Write(assessment);
        Replay.Run(json, Engine, assessment.Sheet).Differences.Should().BeEmpty();

        var other = City.Engine(Rules.Vocabulary + Rules.Exceed.Replace("类 > 目标", "类 >= 目标", StringComparison.Ordinal));
        Replay.Run(json, other, assessment.Sheet).Differences.Should().Contain(d => d.Contains("知识库哈希")).And.Contain(d => d.Contains("f0.md")).And.Contain(d => d.Contains("结论哈希"));
        Replay.Run("{", Engine, assessment.Sheet).Same.Should().BeFalse();
    }

    [Fact]
    public void The_receipt_of_an_evaluation_with_facts_set_otherwise_says_so()
    {
        var plain = Assessment();
        AssessmentJson.Write(plain).Should().NotContain("\"settings\"");
        var after = WhatIf.Run(plain, ["断面[B].总磷=0.5", "倍数界限=1.2"]).After!;
        after.Receipt.Settings!.Facts.Select(f => f.Key).Should().Equal("断面[B].总磷");
        var json = AssessmentJson.Write(after);
        using (var document = System.Text.Json.JsonDocument.Parse(json))
        {
            var settings = document.RootElement.GetProperty("receipt").GetProperty("settings");
            settings.GetProperty("facts").GetProperty("断面[B].总磷").GetDecimal().Should().Be(0.5m);
            settings.GetProperty("parameters").GetProperty("倍数界限").GetDecimal().Should().Be(1.2m);
        }

        Engine.Evaluate(plain.Sheet, EvaluationOptions.Default with { OnlyRules = ["R1"] }).Receipt.Settings!.OnlyRules!.Value.Should().Equal("R1");
    }

    [Fact]
    public void Missing_facts_are_ranked_by_what_they_decide_alone()
    {
        var assessment = Engine.Evaluate(Engine.Sheet()
            .Row("断面", ("编号", "A"), ("目标", "?"), ("总磷", "?"))
            .Row("断面", ("编号", "B"), ("目标", "Ⅲ"), ("总磷", "?")));
        MissingRanking.Rank(assessment)[0].Fact.Item.Id.Should().Be("断面[B].总磷");
        var plan = MissingRanking.Plan(assessment)[0];
        (plan.Entity, plan.Field, plan.Provider, plan.Alone).Should().Be(("断面", "总磷", "环境局", 1));
        plan.Items.Should().HaveCount(2);
    }
}
