using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tests.Binding;

public sealed class RuleModelTests
{
    private const string Head = """
        ---
        标题: 例
        语言版本: 1
        ---
        ## 断面
        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 编号 | 文本 | - |
        | 值 | 数 | - |
        ## 企业
        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 编号 | 文本 | - |
        | 受纳断面 | 引用 断面 | 断面.企业列 |
        ## 甲结论
        种类：结论

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        ## 乙结论
        种类：结论

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        ## 量
        | 派生量 | 公式 | 类型 |
        |---|---|---|
        | 断面.甲数 | `count(甲结论[item.断面 = 本])` | 数 |
        ## 规则

        """;

    [Fact]
    public void A_rule_runs_after_the_kinds_it_reads_through_derived_quantities()
    {
        var knowledge = Load("""
            ```rule
            编号: A1
            对: 断面
            当:
              - 甲数 > 0
            则:
              乙结论:
                断面: = 本
            ```
            ```rule
            编号: B1
            对: 断面
            当:
              - 值 > 0
            则:
              甲结论:
                断面: = 本
            ```
            """);

        knowledge.Rules.Select(r => (r.Id, r.Stratum)).Should().Equal(("B1", 0), ("A1", 1));
    }

    // R1 makes 甲 and 乙, R2 makes 乙 out of 丙: 乙 is complete after stratum 1, 甲 after stratum 0, so that A9, which reads 甲, has stratum 1 and R1 must not.
    [Fact]
    public void A_rule_that_makes_several_kinds_runs_before_the_readers_of_each()
    {
        var knowledge = Load("""
            ```rule
            编号: R1
            对: 断面
            当:
              - 值 > 0
            则:
              甲结论:
                断面: = 本
              乙结论:
                断面: = 本
            ```
            ```rule
            编号: R2
            对: 断面
            当:
              - count(丙结论) > 0
            则:
              乙结论:
                断面: = 本
            ```
            ```rule
            编号: R3
            对: 断面
            当:
              - 值 > 1
            则:
              丙结论:
                断面: = 本
            ```
            ```rule
            编号: A9
            对: 断面
            当:
              - 甲数 > 0
            则:
              丁结论:
                断面: = 本
            ```

            ## 丙结论
            种类：结论

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |

            ## 丁结论
            种类：结论

            | 字段 | 类型 |
            |---|---|
            | 断面 | 引用 断面 |
            """);

        knowledge.Rules.Select(r => (r.Id, r.Stratum)).Should().BeEquivalentTo([("R1", 0), ("R3", 0), ("A9", 1), ("R2", 1)]);
    }

    [Theory]
    [InlineData("企.受纳断面 = 断", true)]
    [InlineData("断 = 企.受纳断面", true)]
    [InlineData("企.受纳断面 = 目标", true)]
    [InlineData("企.编号 = 断.编号", true)]
    [InlineData("企.编号 != 断.编号", false)]
    [InlineData("企.编号 = 企.编号", false)]
    [InlineData("断.编号 = \"A\"", false)]
    public void An_equality_of_the_last_variable_with_earlier_ones_is_a_join_key(string condition, bool join)
    {
        var rule = Load($"""
            ```rule
            编号: A1
            对:
              断: 断面
              企: 企业
            令:
              目标: 断
            当:
              - {condition}
              - 目标.值 > 0
            则:
              甲结论:
                断面: = 断
            ```
            """).Rules.Single();

        (rule.Conditions[0].Join is not null).Should().Be(join);
        if (join)
        {
            rule.Conditions[0].Join!.Slot.Should().Be(1);
        }
    }

    [Fact]
    public void Slots_are_variables_then_memos_of_lets_then_variables_of_expressions()
    {
        var rule = Load("""
            ```rule
            编号: A1
            对: 断面
            令:
              大: count(企列[item.编号 != ""])
              企列: for e in 企业列 return e
            当:
              - some x in 企列 satisfies x.编号 = "甲"
              - 大 > 0
            无:
              别: 企业
              且: 别.受纳断面 = 本
            则:
              甲结论:
                断面: = 本
            ```
            """).Rules.Single();

        rule.Variables.Single().Slot.Should().Be(0);
        rule.Lets.Select(l => (l.Name, l.Slot)).Should().Equal(("大", 1), ("企列", 2));
        // A 令 runs in the middle of other expressions of its frame: its own variables must lie past those of every earlier one.
        var inner = rule.Lets.Single(l => l.Name == "企列").Code.FrameSize;
        var outer = rule.Lets.Single(l => l.Name == "大");
        Items(outer.Bound).Min().Should().BeGreaterThanOrEqualTo(inner);
        rule.Absences.Single().Slot.Should().BeGreaterThanOrEqualTo(outer.Code.FrameSize);
        rule.Absences.Single().Condition.Join!.Slot.Should().Be(rule.Absences.Single().Slot);
        rule.FrameSize.Should().BeGreaterThan(rule.Absences.Single().Slot);
    }

    [Fact]
    public void Loading_does_not_depend_on_the_order_of_files()
    {
        (string, string)[] files =
        [
            ("a.md", "---\n标题: 例\n语言版本: 1\n---\n## 量\n| 派生量 | 公式 |\n|---|---|\n| 甲 | `表(乙)` |\n"),
            ("b.md", "---\n标题: 例\n语言版本: 1\n---\n## 表\n| U | 值 : 数 | → 出 |\n|---|---|---|\n| 一 | > 界 | 1 |\n| 二 | <= 界 | 2 |\n"),
            ("c.md", "---\n标题: 例\n语言版本: 1\n---\n## 数\n| 参数 | 值 |\n|---|---|\n| 界 | 5 |\n## 量\n| 派生量 | 公式 |\n|---|---|\n| 乙 | `界 + 1` |\n"),
        ];
        foreach (var order in (int[][])[[0, 1, 2], [2, 1, 0], [1, 0, 2]])
        {
            var result = KnowledgeLoader.Load(order.Select(i => files[i]));
            result.Diagnostics.Should().BeEmpty();
            result.Knowledge!.Derived["甲"].Type.Name.Should().Be("number");
        }
    }

    private static IEnumerable<int> Items(BoundExpression node)
        => node.Children.SelectMany(Items).Concat(node is BoundFilter filter ? [filter.Item.Slot] : []);

    private static KnowledgeBase Load(string rules)
    {
        var result = KnowledgeLoader.Load([("例.md", Head + rules + "\n")]);
        result.Knowledge.Should().NotBeNull(because: string.Join('\n', result.Diagnostics));
        return result.Knowledge!;
    }
}
