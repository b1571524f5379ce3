using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Tests.Explain;

public sealed class FlipSearchTests
{
    private const string Kinds = """
        ## 评级
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        | 级 | 枚举 水质类别 |

        ## 全体
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |

        ## 汇总
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        | 最差 | 枚举 水质类别 |

        ## 量
        | 派生量 | 公式 |
        |---|---|
        | 总均 | `均值(断面, item.总磷)` |
        | 断面.评(界 : 数) | `if 总磷 > 界 then "Ⅳ" else "Ⅲ"` |
        | 断面.全评 | `for 号 in 断面.编号 return 号` |

        """;

    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary + Kinds + """
        ```rule
        编号: F1
        对:
          s: 断面
        当:
          - s.总磷 >= 0
        则:
          评级:
            断面: = s
            级: = s.类
        ```

        ```rule
        编号: F2
        对:
          s: 断面
        当:
          - s.编号 = "A"
          - min(断面.总磷) <= 0.2
        则:
          全体:
            断面: = s
        ```

        ```rule
        编号: F3
        对:
          s: 断面
        当:
          - 总均 < 9 and count(s.全评) > 0
          - s.评(0.3) = "Ⅲ" or s.评(0.3) = "Ⅳ"
        则:
          汇总:
            断面: = s
            最差: = 最差(评级, item.级)
        ```

        """);

    [Fact]
    public void A_rule_that_reads_the_status_of_an_earlier_conclusion_flips_where_it_really_turns()
    {
        var engine = City.Engine(Rules.Vocabulary + Rules.Exceed, """
            ## 提示
            种类：结论
            键：断面

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |

            ```rule
            编号: R2
            对:
              s: 断面
            当:
              - some x in s.超标列 satisfies x.核验 = "未核验"
              - s.总磷 > 0.12
            则:
              提示:
                断面: = s
            ```
            """);

        // 0.15 is class Ⅲ by the row that is 未核验; the conclusion falls at 0.12, a fifth below, and above 0.2, where the row is 已核验.
        var assessment = engine.Evaluate(engine.Sheet().Row("断面", ("编号", "A"), ("目标", "Ⅱ"), ("总磷", 0.15)));
        var flips = Flip.Search(assessment, assessment.Conclusions.Single(c => c.Rule.Id == "R2")).Flips;
        flips.Select(f => f.Changes.Single().Cell.ToString()).Should().OnlyContain(c => c == "断面[A].总磷").And.HaveCountGreaterThan(0);
        flips[0].Distance.Should().BeApproximately(0.2m, 0.001m);
    }

    [Fact]
    public void A_grade_turns_when_the_kind_has_no_yes_or_no_of_its_own()
    {
        var result = Search("F1/A", FlipOptions.Default);

        // A has 0.15, class Ⅲ from 0.1 to 0.2: the nearest bound is 0.2, a third away; 0.1 is a third away too.
        result.Flips.Should().NotBeEmpty();
        result.Flips[0].Changes.Should().ContainSingle().Which.Cell.ToString().Should().Be("断面[A].总磷");
        result.Flips[0].Distance.Should().BeInRange(0.33m, 0.35m);
        result.Complete.Should().BeTrue();
    }

    [Fact]
    public void Three_facts_are_tried_only_when_asked_for()
    {
        // All three are at most 0.2; the minimum leaves 0.2 behind only when every one does.
        Search("F2/A", new FlipOptions(MaxFacts: 2)).Flips.Should().BeEmpty();

        var three = Search("F2/A", new FlipOptions(MaxFacts: 3));
        three.Flips.Should().NotBeEmpty().And.OnlyContain(f => f.Changes.Length == 3 && f.After == null);
        three.Flips[0].Changes.Should().OnlyContain(c => c.After.AsNumber > 0.2m);
        three.Stages.Select(s => s.Facts).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void When_the_budget_is_spent_the_result_says_how_far_each_stage_got()
    {
        // Three facts, up and down: six trials a degree; the eleventh trial is in the second degree.
        var result = Search("F2/A", new FlipOptions(MaxTrials: 10));
        result.Complete.Should().BeFalse();
        result.Stages[0].Should().Be(new FlipStage(1, 3, 0.01m, 10, 0, 0, true));

        var reports = new List<FlipStage>();
        Flip.Search(Assessment(), Assessment().Conclusions.Single(c => c.Id == "F2/A"), FlipOptions.Default, new Collect(reports));
        reports.Should().NotBeEmpty().And.BeInAscendingOrder(r => r.Facts);

        Search("F2/A", new FlipOptions(TimeLimit: TimeSpan.Zero)).Stages.Should().OnlyContain(s => s.Cut && s.Degree == 0);
    }

    [Fact]
    public void What_is_kept_between_trials_changes_no_answer()
    {
        var assessment = Assessment();
        var cells = new[] { "A", "B", "C" }.Select(k => new FactCell("断面", k, "总磷")).ToList();
        var random = new Random(3);
        foreach (var conclusion in assessment.Conclusions)
        {
            var keeping = new FlipTrial(assessment, conclusion, cells, CancellationToken.None);
            var plain = new FlipTrial(assessment, conclusion, null, CancellationToken.None);
            for (var i = 0; i < 60; i++)
            {
                var facts = cells.Where(_ => random.Next(2) == 0).Aggregate(ImmutableDictionary<FactCell, Value>.Empty, (f, c) => f.SetItem(c, Value.Of(random.Next(0, 40) / 100m)));
                keeping.Turns(facts).Should().Be(plain.Turns(facts), $"{conclusion.Id}: {string.Join(", ", facts)}");
                keeping.Moved.Should().Be(plain.Moved);
            }
        }
    }

    [Fact]
    public void A_rule_runs_again_when_what_it_reads_was_concluded_anew_and_its_neighbours_stay()
    {
        // 甲 rests on 总磷, of which only A's is watched; 乙 on 甲 alone; the rule in question on 乙. 甲 has a second maker that reads no 总磷.
        var engine = City.Engine(Rules.Vocabulary, string.Concat(new[] { "甲", "乙", "丙" }.Select(k => $"## {k}\n种类：结论\n键：断面\n\n| 字段 | 类型 |\n|---|---|\n| 断面 | 引用 断面 |\n\n")) + """
            ```rule
            编号: G1
            对:
              s: 断面
            当:
              - s.总磷 > 0.2
            则:
              甲:
                断面: = s
            ```

            ```rule
            编号: G2
            对:
              s: 断面
            当:
              - s.河流 = "乙河"
            则:
              甲:
                断面: = s
            ```

            ```rule
            编号: G3
            对:
              x: 甲
            则:
              乙:
                断面: = x.断面
            ```

            ```rule
            编号: G4
            对:
              s: 断面
            当:
              - count(乙) >= 2
            则:
              丙:
                断面: = s
            ```
            """);
        var assessment = engine.Evaluate(engine.Sheet()
            .Row("断面", ("编号", "A"), ("河流", "甲河"), ("总磷", 0.3)).Row("断面", ("编号", "B"), ("河流", "乙河"), ("总磷", 0.1)).Row("断面", ("编号", "C"), ("河流", "甲河"), ("总磷", 0.1)));
        assessment.Conclusions.Where(c => c.Kind.Name == "乙").Select(c => c.Key).Should().Equal("A", "B");
        var cells = new[] { "A", "C" }.Select(k => new FactCell("断面", k, "总磷")).ToList();
        var trial = new FlipTrial(assessment, assessment.Conclusions.First(c => c.Rule.Id == "G4"), cells, CancellationToken.None);
        trial.Turns(Set(0.1m, 0.1m)).Should().BeTrue("only B is left");
        trial.Turns(Set(0.3m, 0.1m)).Should().BeFalse();
        trial.Turns(Set(0.1m, 0.3m)).Should().BeFalse("C comes for A");
        trial.Turns(Set(0.2m, 0.2m)).Should().BeTrue();
        trial.Turns(ImmutableDictionary<FactCell, Value>.Empty).Should().BeFalse("what a trial made is gone with it");

        ImmutableDictionary<FactCell, Value> Set(decimal a, decimal c) => ImmutableDictionary<FactCell, Value>.Empty.Add(cells[0], Value.Of(a)).Add(cells[1], Value.Of(c));
    }

    [Fact]
    public void Changes_for_the_better_come_first_and_no_value_leaves_the_usual_range()
    {
        var engine = Measured();

        // Both months at 0.3 are too high (bound 0.2): only both together mend it.
        // pH 7 turns above 9 only; it stays below its usual 10, and phosphorus below its usual 0.5.
        var assessment = engine.Evaluate(engine.Sheet()
            .Row("项", ("编号", "A"), ("磷", 0.3), ("酸", 7)).Row("项", ("编号", "B"), ("磷", 0.3), ("酸", 7)));
        var result = Flip.Search(assessment, assessment.Conclusions.Single());
        var mend = result.Flips[0];
        mend.Course.Should().Be(FlipCourse.Better);
        mend.Changes.Select(c => c.Cell.ToString()).Should().Equal("项[A].磷", "项[B].磷");
        mend.Changes.Should().OnlyContain(c => c.After.AsNumber <= 0.2m && c.After.AsNumber > 0.19m, "each is brought back by itself");
        result.Flips.Select(f => f.Course).Should().BeInAscendingOrder().And.Contain(FlipCourse.Open);
        result.Flips.SelectMany(f => f.Changes).Where(c => c.Cell.Field == "酸").Should().NotBeEmpty().And.OnlyContain(c => c.After.AsNumber > 9 && c.After.AsNumber <= 10);
        result.Flips.SelectMany(f => f.Changes).Where(c => c.Cell.Field == "磷").Should().OnlyContain(c => c.After.AsNumber <= 0.5m);
        result.Stages[0].Better.Should().BeTrue();
    }

    [Fact]
    public void A_value_outside_the_usual_range_may_come_back_but_goes_no_further()
    {
        var engine = Measured();
        var assessment = engine.Evaluate(engine.Sheet().Row("项", ("编号", "A"), ("磷", 73.4), ("酸", 7)));
        var result = Flip.Search(assessment, assessment.Conclusions.Single());
        result.Flips[0].Changes.Single().After.AsNumber.Should().BeInRange(0.199m, 0.2m);
        result.Flips.SelectMany(f => f.Changes).Where(c => c.Cell.Field == "磷").Should().OnlyContain(c => c.After.AsNumber <= 73.4m);
    }

    private static EvaluationEngine Measured() => City.Engine("""
        ## 项
        | 字段 | 类型 | 值域 | 合理范围 |
        |---|---|---|---|
        | 编号 | 文本 | - | - |
        | 磷 | 数 | >= 0 | [0..0.5] 低好 |
        | 酸 | 数 | - | [4..10] |

        ## 过高
        种类：结论
        键：名

        | 字段 | 类型 |
        |---|---|
        | 名 | 文本 |

        ```rule
        编号: M1
        对:
          s: 项
        当:
          - s.编号 = "A"
          - max(项.磷) > 0.2
          - max(项.酸) <= 9
        则:
          过高:
            名: = s.编号
        ```

        """);

    private static Assessment Assessment() => Engine.Evaluate(Engine.Sheet()
        .Row("断面", ("编号", "A"), ("目标", "Ⅲ"), ("总磷", 0.15))
        .Row("断面", ("编号", "B"), ("目标", "Ⅲ"), ("总磷", 0.16))
        .Row("断面", ("编号", "C"), ("目标", "Ⅲ"), ("总磷", 0.17)));

    private static FlipResult Search(string id, FlipOptions options)
    {
        var assessment = Assessment();
        return Flip.Search(assessment, assessment.Conclusions.Single(c => c.Id == id), options);
    }

    private sealed class Collect(List<FlipStage> into) : IProgress<FlipStage>
    {
        public void Report(FlipStage value) => into.Add(value);
    }
}
