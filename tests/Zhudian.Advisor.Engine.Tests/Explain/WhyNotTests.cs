using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Tests.Support;

namespace Zhudian.Advisor.Engine.Tests.Explain;

public sealed class WhyNotTests
{
    private static readonly EvaluationEngine Engine = City.Engine("""
        ## 点
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 值 | 数 |

        ## 成对
        种类：结论
        键：甲, 乙, 丙

        | 字段 | 类型 |
        |---|---|
        | 甲 | 引用 点 |
        | 乙 | 引用 点 |
        | 丙 | 引用 点 |

        ## 三点相连
        ```rule
        编号: Y1
        对:
          a: 点
          b: 点
          c: 点
        当:
          - a.值 > b.值 + c.值
        则:
          成对:
            甲: = a
            乙: = b
            丙: = c
        ```

        ## 三点分开
        ```rule
        编号: Y2
        对:
          a: 点
          b: 点
          c: 点
        当:
          - a.值 < 0
        则:
          成对:
            甲: = a
            乙: = b
            丙: = c
        ```
        """);

    [Theory]
    [InlineData("Y1", "Y1")]
    [InlineData("三点相连", "Y1")]
    [InlineData("成对", "Y1 Y2")]
    [InlineData("成双", "")]
    public void A_rule_is_named_by_its_number_its_title_or_the_kind_it_draws(string text, string rules)
        => string.Join(' ', WhyNot.Rules(Assessment(3).Knowledge, text)).Should().Be(rules);

    [Fact]
    public void Misspelt_names_bring_suggestions()
    {
        var none = WhyNot.Ask(Assessment(3), "三点相联", "P1");
        none.Outcome.Should().Be(WhyNotOutcome.NoRule);
        none.Near.Should().StartWith("三点相连");
        var subject = WhyNot.Ask(Assessment(3), "Y1", "Q1");
        subject.Outcome.Should().Be(WhyNotOutcome.NoSubject);
        subject.Near.Should().Contain("P1");
    }

    [Fact]
    public void A_whole_key_is_found_among_millions_of_bindings_and_a_part_of_it_stops_at_the_budget()
    {
        // 200³ = 8 million bindings; the key leads to one, the first part of it to 40 000.
        var assessment = Assessment(200);
        var one = WhyNot.Ask(assessment, "Y1", "P7+P8+P9");
        (one.Outcome, one.Binding, one.Tried, one.Cut).Should().Be((WhyNotOutcome.Refuted, "P7+P8+P9", 1, false));
        var many = WhyNot.Ask(assessment, "Y1", "P7", new WhyNotOptions(50));
        (many.Tried, many.Cut).Should().Be((50, true));
        WhyNot.Ask(assessment, "Y1", "P7", new WhyNotOptions(TimeLimit: TimeSpan.Zero)).Cut.Should().BeTrue();
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var ask = () => WhyNot.Ask(Assessment(3), "Y1", "P1", cancellation: source.Token);
        ask.Should().Throw<OperationCanceledException>();
    }

    // No three points fire: every value is 1.
    private static Assessment Assessment(int points)
    {
        var sheet = Engine.Sheet();
        for (var i = 1; i <= points; i++)
        {
            sheet.Row("点", ("编号", $"P{i}"), ("值", 1));
        }

        return Engine.Evaluate(sheet, EvaluationOptions.Default with { OnlyRules = [] });
    }
}
