using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Properties;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

/// <summary>
/// Rows of a join found by order and left out by conditions of their own: an engine with an observer tries every row of a key, and must say the same.
/// </summary>
public class JoinRangeTests
{
    private const string Text = """
        ## 站
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 河流 | 文本 |
        | 位置 | 数 |
        | 范围 | 数 |

        ## 厂
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 河流 | 文本 |
        | 位置 | 数 |
        | 许可 | 是否 |

        ## 上游
        种类：结论
        键：站, 厂

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |
        | 厂 | 引用 厂 |

        ```rule
        编号: P1
        对:
          s: 站
          e: 厂
        当:
          - e.河流 = s.河流
          - s.位置 - e.位置 > 0
          - s.位置 - e.位置 <= s.范围
          - not(e.许可)
        则:
          上游:
            站: = s
            厂: = e
        ```

        ## 邻近
        种类：结论
        键：站, 厂

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |
        | 厂 | 引用 厂 |

        ```rule
        编号: P2
        对:
          s: 站
          e: 厂
        当:
          - s.河流 = e.河流
          - e.位置 in [s.位置 - 3 .. -2 + s.位置 + s.范围)
        则:
          邻近:
            站: = s
            厂: = e
        ```

        # 参数
        | 参数 | 值 | 核验 |
        |---|---|---|
        | 限距 | 4 | 未核验 |

        ## 分级
        依据：GB1 表1

        | F | 位置 : 数 | → 级 : 整数 |
        |---|---|---|
        | 1 | < 4 | 1 |
        | 2 | - | 2 |

        | 派生量 | 公式 |
        |---|---|
        | 厂.级 | `分级(本.位置)` |
        | 站.远 | `缺省(本.范围, 3, "甲法")` |

        ## 关联
        种类：结论
        键：站, 厂

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |
        | 厂 | 引用 厂 |

        ```rule
        编号: P3
        对:
          s: 站
          e: 厂
        当:
          - s.河流 = e.河流
          - not(已知(e.许可) and e.许可)
          - e.级 = 1
          - s.位置 - e.位置 <= 限距
          - e.位置 - s.远 <= s.位置
          - e.编号 != s.编号
        则:
          关联:
            站: = s
            厂: = e
        ```

        ```rule
        编号: P4
        对:
          s: 站
          e: 厂
        当:
          - e.位置 = s.范围
          - 缺(e.许可) or e.级 > 1
          - count(厂[item.河流 = e.河流]) > 1
          - e.位置 > s.位置
        则:
          关联:
            站: = s
            厂: = e
        ```

        """;

    private static readonly EvaluationEngine Bounded = City.Engine(Text);
    private static readonly EvaluationEngine Plain = new(Bounded.Knowledge, new Silent());

    [Fact]
    public void Bounds_and_conditions_of_one_variable_change_nothing_that_is_said()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var sheet = new FactSheetBuilder(Bounded.Knowledge, new DateOnly(2026, 1, 1)).Reported("站").Reported("厂");
            Rows(sheet, random, "站", random.Next(1, 5), "范围");
            Rows(sheet, random, "厂", random.Next(0, 40), "许可");
            var facts = sheet.Build().Sheet!;
            Canonical.Of(Bounded.Evaluate(facts)).Should().Be(Canonical.Of(Plain.Evaluate(facts)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_is_kept_with_a_sheet_says_nothing_of_facts_set_otherwise()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var sheet = new FactSheetBuilder(Bounded.Knowledge, new DateOnly(2026, 1, 1)).Reported("站").Reported("厂");
            Rows(sheet, random, "站", random.Next(1, 5), "范围");
            Rows(sheet, random, "厂", random.Next(1, 20), "许可");
            var facts = sheet.Build().Sheet!;
            var before = Canonical.Of(Bounded.Evaluate(facts));
            var other = EvaluationOptions.Default with { Facts = EvaluationOptions.Default.Facts.SetItem(new FactCell("厂", "厂00", Pick(random, out var value)), value) };
            Canonical.Of(Bounded.Evaluate(facts, other)).Should().Be(Canonical.Of(Plain.Evaluate(facts, other)));
            Canonical.Of(Bounded.Evaluate(facts)).Should().Be(before);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("P1", "下", "上")]
    [InlineData("P2", "上", "下")]
    public void Comparisons_are_turned_so_that_the_stored_number_stands_alone(string rule, params string[] bounds)
    {
        var conditions = Bounded.Knowledge.Rules.Single(r => r.Id == rule).Conditions;
        conditions.SelectMany(c => c.Ranges).Select(r => r.Path + (r.IsUpper ? "上" : "下")).Should().BeEquivalentTo(bounds.Select(b => "位置" + b));
        conditions.Count(c => c.OnlySlot is not null).Should().Be(rule == "P1" ? 1 : 0);
    }

    [Fact]
    public void Rows_at_the_bounds_are_found()
    {
        var sheet = new FactSheetBuilder(Bounded.Knowledge, new DateOnly(2026, 1, 1)).Reported("站").Reported("厂")
            .Add("站", ("编号", Value.Of("s")), ("河流", Value.Of("甲")), ("位置", Value.Of(10m)), ("范围", Value.Of(4m)));
        for (var at = 0; at <= 20; at++)
        {
            sheet.Add("厂", ("编号", Value.Of($"e{at:00}")), ("河流", Value.Of("甲")), ("位置", Value.Of((decimal)at)), ("许可", Value.False));
        }

        // P1: 0 < 10 − x <= 4, x = 6 … 9; P2: 7 <= x < 12, x = 7 … 11.
        Bounded.Evaluate(sheet.Build().Sheet!).Conclusions.Select(c => c.Id).Order(StringComparer.Ordinal).Should().Equal(
            "P1/s+e06", "P1/s+e07", "P1/s+e08", "P1/s+e09", "P2/s+e07", "P2/s+e08", "P2/s+e09", "P2/s+e10", "P2/s+e11");
    }

    private static void Rows(FactSheetBuilder sheet, Random random, string entity, int count, string last)
    {
        for (var i = 0; i < count; i++)
        {
            var cells = new List<(string, Value)> { ("编号", Value.Of($"{entity}{i:00}")) };
            if (random.Next(12) > 0)
            {
                cells.Add(("河流", Value.Of(random.Next(2) == 0 ? "甲" : "乙")));
            }

            Add(cells, "位置", Number(random));
            Add(cells, last, last == "许可" ? random.Next(6) switch { 0 => null, 1 => Value.Null, 2 => Value.True, _ => Value.False } : Number(random));
            cells.Add(("来源", Value.Of(random.Next(3) == 0 ? "推估" : "实测")));
            sheet.Add(entity, [.. cells]);
        }
    }

    private static string Pick(Random random, out Value value)
    {
        var field = random.Next(3) switch { 0 => "河流", 1 => "许可", _ => "位置" };
        value = field switch { "河流" => Value.Of(random.Next(2) == 0 ? "甲" : "乙"), "许可" => Value.Of(random.Next(2) == 0), _ => Value.Of((decimal)random.Next(-2, 10)) };
        return field;
    }

    private static void Add(List<(string, Value)> cells, string field, Value? value)
    {
        if (value is { } given)
        {
            cells.Add((field, given));
        }
    }

    // Null here means a missing fact; numbers with very many digits are outside what is ordered.
    private static Value? Number(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => Value.Null,
        2 => Value.Of(random.Next(0, 9) + 0.0000000000001m),
        3 => Value.Of(12345678901234567890123m),
        4 => Value.Of(random.Next(0, 90) / 10m),
        _ => Value.Of((decimal)random.Next(-2, 10)),
    };

    private sealed class Silent : IEvaluationObserver
    {
        public void Condition(RuleDef rule, ConditionDef condition, Truth truth, Frame frame)
        {
        }

        public void Absence(RuleDef rule, AbsenceDef absence, Truth truth, Frame frame)
        {
        }

        public void Fired(RuleDef rule)
        {
        }

        public void Row(DecisionTable table, TableRow row, Truth truth)
        {
        }
    }
}
