using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Support;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

/// <summary>反向 of a reference field of conclusions: each row gets the conclusions that point at it, whichever way the list is read.</summary>
public sealed class InverseOfConclusionsTests
{
    private const string Knowledge = """
        ## 断面
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |

        ## 读数
        键：断面, 月

        | 字段 | 类型 |
        |---|---|
        | 月 | 整数 |
        | 断面 | 引用 断面 |
        | 值 | 数 |

        ## 超限
        种类：结论
        键：月, 断面

        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 月 | 整数 | - |
        | 断面 | 引用 断面 | 超限列 |
        | 值 | 数 | - |

        ```rule
        编号: R1
        对:
          r: 读数
        当:
          - r.值 > 5
        则:
          超限:
            月: = r.月
            断面: = r.断面
            值: = r.值
        ```

        ## 小结
        种类：结论
        键：断面

        | 字段 | 类型 |
        |---|---|
        | 断面 | 引用 断面 |
        | 级 | 数 |
        | 数 | 整数 |
        | 多 | 整数 |

        | 派生量 | 公式 |
        |---|---|
        | 断面.级 | `count(本.超限列) + 1` |

        ```rule
        编号: R2
        对:
          s: 断面
        当:
          - true
        则:
          小结:
            断面: = s
            级: = s.级
            数: = count(s.超限列)
            多: = count(s.超限列[item.值 > 6])
        ```

        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_row_has_the_conclusions_that_point_at_it(bool fuse)
    {
        var engine = City.Engine(Knowledge);
        var sheet = engine.Sheet().Reported("断面").Reported("读数").Row("断面", ("编号", "A")).Row("断面", ("编号", "B")).Row("断面", ("编号", "C"));
        foreach (var (section, month, value) in new[] { ("C", 1, 6m), ("A", 2, 7m), ("B", 1, 5m), ("C", 3, 9m), ("A", 1, 1m) })
        {
            sheet.Row("读数", ("断面", section), ("月", month), ("值", value));
        }

        // Ordered by month: C 1, A 2, C 3; so the conclusions of C do not stand together. Above 6: 7 and 9.
        var assessment = engine.Evaluate(sheet, EvaluationOptions.Default with { Fuse = fuse });
        assessment.Conclusions.Where(c => c.Kind.Name == "小结").Select(c => (c.Key, c.Values[1].Value, c.Values[2].Value, c.Values[3].Value)).Should().Equal(
            ("A", Value.Of(2m), Value.Of(1m), Value.Of(1m)),
            ("B", Value.Of(1m), Value.Of(0m), Value.Of(0m)),
            ("C", Value.Of(3m), Value.Of(2m), Value.Of(1m)));
    }
}
