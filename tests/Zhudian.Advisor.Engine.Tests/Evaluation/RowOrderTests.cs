using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

/// <summary>Conclusions come by rule, key and kind, lists of a kind by key, whatever the order of rows of the sheet and of the rules that made them.</summary>
public sealed class RowOrderTests
{
    private const string Knowledge = """
        ## 点
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 值 | 整数 |

        ## 城
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |

        ## 甲
        种类：结论
        键：点, 码

        | 字段 | 类型 |
        |---|---|
        | 点 | 引用 点 |
        | 码 | 文本 |

        ## 乙
        种类：结论
        键：点

        | 字段 | 类型 |
        |---|---|
        | 点 | 引用 点 |

        ```rule
        编号: R3
        对:
          p: 点
        当:
          - p.值 > 2
        则:
          甲:
            点: = p
            码: c
        ```

        ```rule
        编号: R2
        对:
          p: 点
        当:
          - p.值 < 7
        则:
          乙:
            点: = p
          甲:
            点: = p
            码: a
        ```

        ```rule
        编号: R1
        对:
          p: 点
        当:
          - p.值 > 4
        则:
          甲:
            点: = p
            码: b
        ```

        ## 汇总
        种类：结论
        键：城

        | 字段 | 类型 |
        |---|---|
        | 城 | 引用 城 |
        | 列 | 列表 文本 |

        ```rule
        编号: S
        对:
          c: 城
        当:
          - true
        则:
          汇总:
            城: = c
            列: = for x in 甲 return x.点.编号 + "+" + x.码
        ```

        """;

    [Fact]
    public void Conclusions_and_lists_have_one_order_whatever_the_order_of_rows()
    {
        var engine = City.Engine(Knowledge);
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var sheet = engine.Sheet().Row("城", ("编号", "c"));
            var points = Enumerable.Range(0, random.Next(0, 30)).Select(i => (Key: $"P{i:00}", Value: random.Next(0, 10))).OrderBy(_ => random.Next()).ToList();
            foreach (var (key, value) in points)
            {
                sheet.Row("点", ("编号", key), ("值", value));
            }

            var assessment = engine.Evaluate(sheet.Reported("点"));

            // Ids are rule/binding or, where 则 has two children, rule/binding/kind.
            var first = points.Where(p => p.Value > 4).Select(p => $"R1/{p.Key}");
            var second = points.Where(p => p.Value < 7).SelectMany(p => new[] { $"R2/{p.Key}/乙", $"R2/{p.Key}/甲" });
            var third = points.Where(p => p.Value > 2).Select(p => $"R3/{p.Key}");
            assessment.Conclusions.Select(c => c.Id).Order(StringComparer.Ordinal).Should().Equal(first.Concat(second).Concat(third).Append("S/c").Order(StringComparer.Ordinal));
            assessment.Conclusions.Select(c => (c.Rule.Id, c.Key)).Should().Equal(assessment.Conclusions.Select(c => (c.Rule.Id, c.Key)).OrderBy(c => c.Id, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal));

            var keys = assessment.Conclusions.Where(c => c.Kind.Name == "甲").Select(c => c.Key).Order(StringComparer.Ordinal);
            var list = assessment.Conclusions.Single(c => c.Kind.Name == "汇总").Values.Single(v => v.Field.Name == "列").Value.As<ListValue>()!;
            Enumerable.Range(0, list.Count).Select(i => list[i].AsText).Should().Equal(keys);
        }
    }
}
