using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Tests.Support;

namespace Zhudian.Advisor.Engine.Tests.Evaluation;

public sealed class ColumnBoundsTests
{
    private const string Text = """
        ## 站
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |

        ## 值
        键：站, 序

        | 字段 | 类型 | 反向 |
        |---|---|---|
        | 站 | 引用 站 | 值列 |
        | 序 | 整数 | - |

        | 派生量 | 公式 |
        |---|---|
        | 站.最多 | `max(for x in 本.值列 return count(本.值列))` |

        ## 数
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |
        | 最多 | 数 |

        ```rule
        编号: N1
        对:
          s: 站
        当:
          - true
        则:
          数:
            站: = s
            最多: = s.最多
        ```
        """;

    [Fact]
    public void A_list_read_for_each_of_its_own_items_is_never_spread_into_a_product()
    {
        // 50,000 × 50,000 rows would be 2.5 thousand million, past what an array can hold.
        const int Rows = 50_000;
        var engine = City.Engine(Text);
        var sheet = engine.Sheet().Row("站", ("编号", "甲"));
        for (var i = 0; i < Rows; i++)
        {
            sheet.Row("值", ("站", "甲"), ("序", i));
        }

        var assessment = engine.Evaluate(sheet);
        assessment.Faults.Should().BeEmpty();
        assessment.Conclusions.Should().ContainSingle().Which.Values.Single(v => v.Field.Name == "最多").Value.AsNumber.Should().Be(Rows);
    }
}
