using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Testing.Mutation;
using Zhudian.Advisor.Testing.Tests.Support;

namespace Zhudian.Advisor.Testing.Tests.Mutation;

public class MutationRunTests
{
    private static readonly MutationReport All = Run(MutationOptions.Default);

    // Every mutant of the tiny base by hand. Cases: station 25 against 20, open, not forced; table at 10 (好) and 31 (差).
    [Theory]
    [InlineData("R1", MutationKind.Drop, "浓度 > 浓度界限", "", MutantFate.Survived)] // true anyway
    [InlineData("R1", MutationKind.Drop, "开放 or 强制", "", MutantFate.Survived)] // true anyway
    [InlineData("R1", MutationKind.Comparison, ">", ">=", MutantFate.Survived)] // 25 ≥ 20 still
    [InlineData("R1", MutationKind.Comparison, ">", "<=", MutantFate.Killed)]
    [InlineData("R1", MutationKind.Connective, "or", "and", MutantFate.Killed)] // not forced
    [InlineData("R2", MutationKind.Drop, "超.站 = 本", "", MutantFate.Killed)] // R2/甲 is forbidden
    [InlineData("R2", MutationKind.Comparison, "=", "!=", MutantFate.Killed)]
    [InlineData("定级/低", MutationKind.Comparison, "<=", "<", MutantFate.Killed)] // 10 < 10 is false
    [InlineData("定级/低", MutationKind.Comparison, "<=", ">", MutantFate.Killed)]
    [InlineData("定级/低", MutationKind.Number, "10", "11", MutantFate.Survived)]
    [InlineData("定级/低", MutationKind.Number, "10", "9", MutantFate.Killed)]
    [InlineData("定级/低", MutationKind.Word, "好", "中", MutantFate.Killed)]
    [InlineData("定级/高", MutationKind.Comparison, "<=", "<", MutantFate.Survived)]
    [InlineData("定级/高", MutationKind.Comparison, "<=", ">", MutantFate.Killed)] // 31 > 30 would be 中
    [InlineData("定级/高", MutationKind.Number, "30", "33", MutantFate.Killed)] // 31 ≤ 33 would be 中
    [InlineData("定级/高", MutationKind.Number, "30", "27", MutantFate.Survived)]
    [InlineData("定级/高", MutationKind.Word, "中", "差", MutantFate.Survived)] // no case matches the row
    [InlineData("定级/余", MutationKind.Word, "差", "中", MutantFate.Killed)]
    [InlineData("浓度界限", MutationKind.Number, "20", "22", MutantFate.Survived)] // 25 > 22
    [InlineData("浓度界限", MutationKind.Number, "20", "18", MutantFate.Survived)]
    public void Each_mutant_has_the_fate_known_by_hand(string owner, MutationKind kind, string before, string after, MutantFate fate)
        => All.Results.Should().ContainSingle(r => r.Mutant.Owner == owner && r.Mutant.Kind == kind && r.Mutant.Before == before && r.Mutant.After == after).Which.Fate.Should().Be(fate);

    [Fact]
    public void The_score_is_killed_of_decided()
    {
        All.Possible.Should().Be(20);
        All.Results.Should().HaveCount(20);
        All.Count(MutantFate.Killed).Should().Be(11);
        All.Count(MutantFate.Survived).Should().Be(9);
        All.Score.Should().BeApproximately(100.0 * 11 / 20, 1e-9);
    }

    [Fact]
    public void A_result_names_the_line_as_it_was_changed()
    {
        var moved = All.Results.Single(r => r.Mutant.After == "27");
        moved.Line.Should().Be("| 高 | <= 27 | 中 |");
        Tiny.Rules.Split('\n')[moved.Mutant.Location.Line - 1][(moved.Mutant.Location.Column - 1)..].Should().StartWith("30");
    }

    [Fact]
    public void The_same_seed_draws_the_same_mutants_and_another_seed_others()
    {
        var five = MutationOptions.Default with { Most = 5 };
        Drawn(Run(five)).Should().HaveCount(5).And.Equal(Drawn(Run(five)));
        Drawn(Run(five with { Seed = 2 })).Should().NotEqual(Drawn(Run(five)));
    }

    // 甲 is open, so expecting R1 absent fails on the rules as written: that case must not count as a killer of everything.
    [Fact]
    public void A_case_that_fails_anyway_kills_nothing()
    {
        var cases = "---\n标题: 用例\n语言版本: 1\n---\n# 用例\n\n```case\n名称: 错的\n给:\n  站: {编号: \"甲\", 浓度: 25, 开放: true, 强制: false}\n不得:\n  - R1/甲\n```\n";
        var report = MutationRun.Run(Tiny.Load(cases: cases), [.. Tiny.Files(cases: cases)], RuleBase.Options);
        report.BrokenCases.Should().Be(1);
        report.Count(MutantFate.Killed).Should().Be(0);
    }

    // "true" for the first word of a two-line condition would leave the second line behind.
    [Fact]
    public void A_condition_over_two_lines_is_dropped_as_a_whole()
    {
        var rules = Tiny.Rules.Replace("  - 浓度 > 浓度界限\n", "  - 浓度 > 浓度界限\n    and 浓度 < 100\n", StringComparison.Ordinal);
        var report = MutationRun.Run(Tiny.Load(rules), [.. Tiny.Files(rules)], RuleBase.Options);
        var drop = report.Results.Single(r => r.Mutant.Kind == MutationKind.Drop && r.Mutant.Before.Contains("100", StringComparison.Ordinal));
        drop.Fate.Should().Be(MutantFate.Survived);
        report.Results.Should().Contain(r => r.Mutant.Before == "100" && r.Mutant.After == "110");
    }

    // The limit 0.20 of reference data moves by a tenth; the table case at 0.21 notices a higher limit, not a lower one.
    [Fact]
    public void Numbers_of_reference_data_are_moved_too()
    {
        var rules = Tiny.Rules + """
            ## 限值
            种类：参考
            键：项目

            | 字段 | 类型 |
            |---|---|
            | 项目 | 文本 |
            | 限 | 数 |

            ## 限值表
            | 限值.项目 | 限 |
            |---|---|
            | 总磷 | 0.20 |

            ## 比较
            | 派生量 | 公式 | 类型 |
            |---|---|---|
            | 超(量) | `量 > 限值[项目 = "总磷"][1].限` | 是否 |

            """;
        const string Cases = "---\n标题: 用例\n语言版本: 1\n---\n# 用例\n\n## 超\n| 用例 | 量 | → 超 |\n|---|---|---|\n| 一 | 0.21 | 是 |\n";
        var report = MutationRun.Run(Tiny.Load(rules, Cases), [.. Tiny.Files(rules, Cases)], RuleBase.Options, MutationOptions.Default with { Filter = "限值[" });
        report.BrokenCases.Should().Be(0);
        report.Results.Select(r => (r.Mutant.Owner, r.Mutant.Before, r.Mutant.After, r.Fate)).Should().BeEquivalentTo(
            [("限值[总磷]", "0.20", "0.22", MutantFate.Killed), ("限值[总磷]", "0.20", "0.18", MutantFate.Survived)]);
    }

    // Touching decides what need not run; what it leaves out must never have mattered.
    [Fact]
    public void Running_only_the_cases_that_touch_a_mutant_changes_no_fate()
    {
        var rules = Tiny.Rules + Wide;
        var some = MutationRun.Run(Tiny.Load(rules, WideCases), [.. Tiny.Files(rules, WideCases)], RuleBase.Options);
        var all = MutationRun.Run(Tiny.Load(rules, WideCases), [.. Tiny.Files(rules, WideCases)], RuleBase.Options, MutationOptions.Default with { OnlyTouching = false, Workers = 1 });
        some.BrokenCases.Should().Be(0);
        Fates(some).Should().Equal(Fates(all));
        some.Count(MutantFate.Survived).Should().BePositive();
        some.Results.Should().Contain(r => r.Mutant.Owner == "R3" && r.Fate == MutantFate.Killed);
    }

    [Fact]
    public void Binding_only_the_changed_element_changes_no_fate()
    {
        var rules = Tiny.Rules + Wide;
        var here = MutationRun.Run(Tiny.Load(rules, WideCases), [.. Tiny.Files(rules, WideCases)], RuleBase.Options);
        var whole = MutationRun.Run(Tiny.Load(rules, WideCases), [.. Tiny.Files(rules, WideCases)], RuleBase.Options, MutationOptions.Default with { InPlace = false });
        Fates(here).Should().Equal(Fates(whole));
    }

    [Fact]
    public void A_mutant_no_case_reaches_says_so()
        => All.Results.Where(r => r.Mutant.Owner == "定级/低" || r.Mutant.Owner == "R1").Should().NotContain(r => r.Note == "没有用例走到这里");

    [Fact]
    public void Counts_are_given_by_file()
    {
        var file = All.ByFile().Should().ContainSingle().Which;
        (file.Path, file.Killed, file.Survived, file.NotLoaded).Should().Be((Tiny.RuleFile, 11, 9, 0));
        file.Score.Should().Be(All.Score);
    }

    [Fact]
    public void When_the_time_is_up_the_rest_is_not_tried()
    {
        var report = Run(MutationOptions.Default with { MaxTime = TimeSpan.Zero });
        report.Results.Should().BeEmpty();
        report.Drawn.Should().Be(20);
        report.Score.Should().BeNull();
    }

    [Fact]
    public void Tokens_inside_strings_names_and_dates_are_left_alone()
        => ExpressionToken.Of("""x in [1..5) and "a > 1" != 名2 and y between 1 and 3 or d > 2026-01-01""").Where(t => t.Kind is not TokenKind.Other).Select(t => t.Text)
            .Should().Equal("1", "..", "5", "and", "!=", "and", "1", "3", "or", ">");

    /// <summary>Reference data, a derived quantity that calls a table, and a rule over them.</summary>
    private const string Wide = """
        ## 限值
        种类：参考
        键：项目

        | 字段 | 类型 |
        |---|---|
        | 项目 | 文本 |
        | 限 | 数 |

        ## 限值表
        | 限值.项目 | 限 |
        |---|---|
        | 浓度 | 40 |
        | 别的 | 7 |

        ## 派生
        | 派生量 | 公式 | 类型 |
        |---|---|---|
        | 站.限 | `限值[项目 = "浓度"][1].限` | 数 |
        | 站.级 | `定级(浓度)` | 枚举 等级 |
        | 没人用(量) | `量 > 3 and 量 < 5` | 是否 |

        ## 很差
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |

        ```rule
        编号: R3
        对: 站
        当:
          - 浓度 > 限
          - 级 = "差"
        则:
          很差:
            站: = 本
        ```

        """;

    private const string WideCases = Tiny.Cases + """

        ```case
        名称: 很差
        给:
          站: {编号: "甲", 浓度: 41, 开放: true, 强制: false}
        得:
          - R3/甲
        ```

        ```case
        名称: 给定级别
        给:
          站: {编号: "甲", 浓度: 39, 开放: true, 强制: false, 级: "差"}
        不得:
          - R3/甲
        ```

        """;

    private static MutationReport Run(MutationOptions options) => MutationRun.Run(Tiny.Load(), [.. Tiny.Files()], RuleBase.Options, options);

    private static IEnumerable<string> Fates(MutationReport report) => report.Results.Select(r => $"{r.Mutant.Owner} {r.Mutant.Location} {r.Mutant.Before} {r.Mutant.After} {r.Fate}");

    private static IEnumerable<string> Drawn(MutationReport report) => report.Results.Select(r => r.Mutant.Location + r.Mutant.After);
}
