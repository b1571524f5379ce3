using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Properties;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

/// <summary>
/// Fused code and the general code give the same values, coverage, evidence, unknowns and faults: every pattern over sheets with numbers of
/// few and many digits, blanks, 无, several origins and incomplete worksheets.
/// </summary>
public sealed class FusedCodeTests
{
    private const string Vocabulary = """
        ## 站
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 目标 | 数 |

        ## 值
        键：站, 月

        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 站 | 引用 站 | 值列 |
        | 月 | 整数 | - |
        | a | 数 | - |
        | b | 数 | - |
        | 词 | 文本 | - |

        ## 级a
        依据：GB1 表1

        | F | 浓度 : 数 | → 级 : 整数 |
        |---|---|---|
        | 1 | <= 0.15 | 1 |
        | 2 | (0.15..2] | 2 |
        | 3 | > 2 | 3 |

        ## 级b
        依据：GB2 表1

        | U | 浓度 : 数 | → 级 : 整数 |
        |---|---|---|
        | 1 | < 1.5 | 1 |
        | 2 | [1.5..2) | 2 |
        | 3 | > 2 | 4 |

        ## 级c
        | F | 浓度 : 数 | → 级 : 整数 |
        |---|---|---|
        | 1 | 缺 | 9 |
        | 2 | <= 1 | 1 |
        | 3 | - | 2 |

        ## 级d
        | F | 浓度 : 数 | → 级 : 整数 | 核验 |
        |---|---|---|---|
        | 1 | <= 1 | 1 | 未核验 |
        | 2 | - | 2 | 已核验 |

        """;

    private static readonly string[] Formulas =
    [
        "均值(本.值列, item.a)", "均值(本.值列, item.a, 至少: 2)", "均值(本.值列[item.月 <= 2], item.b, 至少: 1)", "均值(值, item.a, 至少: 1)", "均值(本.值列, item.a + 1, 至少: 1)",
        "count(有效(本.值列, item.a))", "count(有效(本.值列, item.a)[item.b > 1])", "count(本.值列[item.a > 1])", "count(值[item.a <= item.b])", "count(本.值列)",
        "max([本.目标, 1, 2])", "min(有效([本.目标, 均值(本.值列, item.b)]))", "max(有效([null, 本.目标]))", "max([本.目标, null])", "max(有效([本.目标]))",
        "for m in 本.值列 return max(有效([级a(m.a), 级b(m.b)]))", "for m in 本.值列 return min([级a(m.a), 级a(m.b)])", "for m in 本.值列 return max(有效([级c(m.a), 级d(m.b)]))",
        "for m in 值 return 级a(m.a)", "for m in 本.值列 return m.b", "for m in 本.值列[item.月 > 1] return 级b(m.b)", "for m in 本.值列 return m.词",
        "count(有效(for m in 本.值列 return max(有效([级a(m.a), 级b(m.b)])))[item > 1])", "if 已知(本.目标) and 本.目标 > 1 then 1 else 0", "if 缺(本.均) then 0 else 本.均", "级a(本.目标) + 级c(本.目标)",
        "count(值[item.站.目标 > 1])", "sum(有效(本.值列, item.a).a)", "计数(本.值列, item.a > 1)", "有效(本.值列)", "本.值列[item.a > 1 or item.b > 1].月",
    ];

    [Fact]
    public void Fused_code_says_what_the_general_code_says()
    {
        var engine = City.Engine(Vocabulary + Derived() + Kinds());
        for (var seed = 1; seed <= 150; seed++)
        {
            var sheet = Sheet(engine, new Random(seed));
            var fused = Canonical.Of(engine.Evaluate(sheet));
            var general = Canonical.Of(engine.Evaluate(sheet, EvaluationOptions.Default with { Fuse = false }));
            fused.Should().Be(general, "seed {0}", seed);
            fused.Should().Contain("Q0/");
        }
    }

    [Fact]
    public void An_engine_prepared_ahead_says_what_another_says()
    {
        // A knowledge base each: indexes of tables stay with it.
        var text = Vocabulary + Derived() + Kinds();
        var (prepared, other) = (EvaluationEngine.Prepared(City.Knowledge(text)), City.Engine(text));
        for (var seed = 1; seed <= 15; seed++)
        {
            var said = Canonical.Of(prepared.Evaluate(Sheet(prepared, new Random(seed))));
            said.Should().Be(Canonical.Of(other.Evaluate(Sheet(other, new Random(seed)))), "seed {0}", seed);
            said.Should().Contain("Q0/");
        }
    }

    [Fact]
    public void A_fault_of_fused_code_says_where_its_formula_stands()
    {
        // 7 × 10^28 twice is more than a decimal holds (7.9 × 10^28).
        var engine = City.Engine(Vocabulary + Derived() + Kinds());
        var builder = engine.Sheet().Reported("站").Reported("值", Completeness.Complete).Row("站", ("编号", "S1"), ("目标", 1m));
        var sheet = builder.Row("值", ("站", "S1"), ("月", 1), ("a", 7e28m), ("b", 1m)).Row("值", ("站", "S1"), ("月", 2), ("a", 7e28m), ("b", 1m)).Make();

        var fused = engine.Evaluate(sheet).Faults;
        var general = engine.Evaluate(sheet, EvaluationOptions.Default with { Fuse = false }).Faults;

        fused.Should().NotBeEmpty().And.OnlyContain(f => f.Diagnostic.Location != null);
        fused.Select(f => f.ToString()).Should().Equal(general.Select(f => f.ToString()));
    }

    private static string Derived()
        => "## 派生\n| 派生量 | 公式 |\n|---|---|\n| 站.均 | `均值(本.值列, item.b, 至少: 2)` |\n" + string.Concat(Formulas.Select((f, i) => $"| 站.量{i} | `{f}` |\n")) + "\n";

    // Each formula as a field of a conclusion of its own, so that its evidence shows alone; once in a condition, where its truth shows.
    private static string Kinds() => string.Concat(Formulas.Select((f, i) => $"""
        ## 果{i}
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |
        | 值 | {Type(f)} |

        ```rule
        编号: Q{i}
        对:
          s: 站
        当:
          - true
        则:
          果{i}:
            站: = s
            值: = s.量{i}
        ```

        ## 判{i}
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |

        ```rule
        编号: T{i}
        对:
          s: 站
        当:
          - s.量{i} {(Type(f) == "数" ? "> 1" : "!= null")}
        则:
          判{i}:
            站: = s
        ```

        """));

    private static string Type(string formula) => formula switch
    {
        "有效(本.值列)" => "列表 引用 值",
        _ when formula.Contains("m.词", StringComparison.Ordinal) => "列表 文本",
        _ when formula.StartsWith("for", StringComparison.Ordinal) || formula.EndsWith(".月", StringComparison.Ordinal) => "列表 数",
        _ => "数",
    };

    private static FactSheet Sheet(EvaluationEngine engine, Random random)
    {
        var builder = engine.Sheet().Reported("站").Reported("值", random.Next(8) == 0 ? Completeness.Partial : Completeness.Complete);
        var origins = random.Next(3) == 0;
        for (var s = 1; s <= 3; s++)
        {
            builder.Row("站", ("编号", $"S{s}"), ("目标", Cell(random)));
        }

        // Rows of one station stand together in half of the sheets.
        var together = random.Next(2) == 0;
        for (var i = 0; i < 3 * 40; i++)
        {
            var (station, month) = together ? (i / 40, i % 40) : (i % 3, i / 3);
            if (random.Next(10) < (random.Next(6) == 0 ? 9 : 5))
            {
                continue;
            }

            (string, object?)[] cells = [("站", random.Next(60) == 0 ? "?" : $"S{station + 1}"), ("月", month + 1), ("a", Cell(random)), ("b", Cell(random)), ("词", random.Next(4) == 0 ? "?" : "词")];
            builder.Row("值", origins ? [.. cells, ("来源", random.Next(2) == 0 ? "实测" : "推估")] : cells);
        }

        return builder.Make();
    }

    private static object? Cell(Random random) => random.Next(20) switch
    {
        0 or 1 => "?",
        2 when random.Next(3) == 0 => null,
        3 => 2m,
        4 => 0.15m,
        5 when random.Next(4) == 0 => 1.23456789012345678901m,
        6 when random.Next(4) == 0 => 123456789012345678m,
        7 => -0.5m,
        8 => 1.50m,
        _ => random.Next(0, 300) / 100m,
    };
}
