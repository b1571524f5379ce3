using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Tests.Receipts;

/// <summary>Receipts of evaluations that took something otherwise than sheet and rules say.</summary>
public sealed class ReplaySettingsTests
{
    private const string Kinds = """
        ## 各种
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 日 | 日期 |
        | 月 | 年月 |
        | 年 | 年 |
        | 刻 | 时刻 |
        | 期 | 期间 |
        | 真否 | 是否 |
        | 字 | 文本 |
        | 类 | 枚举 水质类别 |
        | 所在 | 引用 断面 |
        | 几处 | 列表 引用 断面 |
        | 几数 | 列表 数 |
        | 点 | 坐标 |

        ## 说各种
        种类：结论
        键：项

        | 字段 | 类型 |
        |---|---|
        | 项 | 引用 各种 |
        | 说明 | 文本 |

        ```rule
        编号: K1
        对:
          x: 各种
        则:
          说各种:
            项: = x
            说明: {x.日} {x.月} {x.年} {x.刻} {x.期.start} {x.真否} {x.字} {x.类} {x.所在.河流} {count(x.几处)} {sum(x.几数)} {x.点.经度} {倍数界限} {口径点} {if x.所在.上游 = null then "没有上游" else x.所在.上游.编号}
        ```

        """;

    private static readonly EvaluationEngine Engine = City.Engine(Rules.Vocabulary + Rules.Exceed + Kinds);

    [Theory]
    [InlineData("断面[B].总磷=0.5")]
    [InlineData("断面[B].总磷=0.50", "断面[A].目标=Ⅳ")]
    [InlineData("断面[A].总磷=未知")]
    [InlineData("断面[A].总磷=无")]
    [InlineData("断面[A].河流=乙 河/[x].y=1")]
    [InlineData("断面[A].上游=B")]
    [InlineData("断面[A].上游=无")]
    [InlineData("倍数界限=1.2")]
    [InlineData("口径点=2")]
    [InlineData("倍数界限=未知")]
    [InlineData("各种[甲].日=2026-02-28")]
    [InlineData("各种[甲].月=2026-02")]
    [InlineData("各种[甲].年=2020")]
    [InlineData("各种[甲].刻=2026-02-28T07:30:00")]
    [InlineData("各种[甲].期=2026-02-01..2026-02-28")]
    [InlineData("各种[甲].真否=否")]
    [InlineData("各种[甲].字=2026-02-28")]
    [InlineData("各种[甲].类=Ⅳ")]
    [InlineData("各种[甲].所在=B")]
    [InlineData("各种[甲].几处=A；B")]
    [InlineData("各种[甲].几数=1；2.5")]
    [InlineData("各种[甲].点=113.5, 30.5, CGCS2000")]
    public void What_a_what_if_set_is_set_again_and_the_receipt_replays_byte_for_byte(params string[] settings)
    {
        var plain = Assessment();
        var result = WhatIf.Run(plain, settings);
        result.Diagnostics.Should().BeEmpty();
        result.Changes.Should().NotBeEmpty("otherwise nothing shows whether the setting was taken back");
        var json = AssessmentJson.Write(result.After!);
        var replay = Replay.Run(json, Engine, plain.Sheet);
        replay.Differences.Should().BeEmpty();
        replay.Same.Should().BeTrue();
        AssessmentJson.Write(replay.Assessment!).Should().Be(json);
    }

    [Fact]
    public void Given_quantities_and_chosen_rules_are_taken_back_too()
    {
        var plain = Assessment();
        var after = Engine.Evaluate(plain.Sheet, EvaluationOptions.Default with { OnlyRules = ["R1"], GivenDerived = [new GivenDerived("断面.倍数", "B", Value.Of(9m)), new GivenDerived("断面.类", "B", Value.Of(Engine.Knowledge.Enums["水质类别"].Members[2]))] });
        after.Receipt.ConclusionsHash.Should().NotBe(plain.Receipt.ConclusionsHash);
        Replay.Run(AssessmentJson.Write(after), Engine, plain.Sheet).Same.Should().BeTrue();
    }

    [Theory]
    [InlineData("\"断面[B].总磷\":0.5", "\"断面[Z].总磷\":0.5", "断面[Z].总磷")]
    [InlineData("\"断面[B].总磷\":0.5", "\"断面[B].总钾\":0.5", "断面[B].总钾")]
    [InlineData("\"断面[B].总磷\":0.5", "\"断面[B].总磷\":\"多\"", "\"多\"")]
    [InlineData("\"断面[B].总磷\":0.5", "\"断面[B].总磷\":{\"unknown\":[\"别处\"]}", "断面[B].总磷")]
    [InlineData("\"断面[B].总磷\":0.5", "\"\\ud800\":0.5", "读不出来")]
    [InlineData("\"断面[B].总磷\":0.5", "\"断面[B].总磷\":[[[[0.5]]]]", "还原不出来")]
    public void What_cannot_be_taken_back_is_named(string written, string broken, string named)
    {
        var plain = Assessment();
        var json = AssessmentJson.Write(WhatIf.Run(plain, ["断面[B].总磷=0.5"]).After!).Replace("\": ", "\":", StringComparison.Ordinal);
        json.Should().Contain(written);
        var replay = Replay.Run(json.Replace(written, broken, StringComparison.Ordinal), Engine, plain.Sheet);
        replay.Same.Should().BeFalse();
        replay.Differences.Should().Contain(d => d.Contains(named));
    }

    [Fact]
    public void A_setting_that_was_changed_afterwards_shows_in_the_conclusions()
    {
        var plain = Assessment();
        var json = AssessmentJson.Write(WhatIf.Run(plain, ["断面[B].总磷=0.5"]).After!);
        Replay.Run(json.Replace("0.5", "0.6", StringComparison.Ordinal), Engine, plain.Sheet).Differences.Should().Contain(d => d.Contains("结论哈希"));
    }

    private static Assessment Assessment() => Engine.Evaluate(Engine.Sheet()
        .Row("断面", ("编号", "A"), ("河流", "甲河"), ("目标", "Ⅲ"), ("总磷", 0.3), ("上游", "?"))
        .Row("断面", ("编号", "B"), ("河流", "丙河"), ("目标", "Ⅲ"), ("总磷", 0.15))
        .Row("各种", ("编号", "甲"), ("日", "2026-01-02"), ("月", "2026-01"), ("年", 2026), ("刻", "2026-01-02T03:04:05"), ("期", "2026-01-01..2026-01-31"), ("真否", true), ("字", "一"), ("类", "Ⅱ"),
            ("所在", "A"), ("几处", "A"), ("几数", "1"), ("点", "113.1, 30.2, CGCS2000")));
}
