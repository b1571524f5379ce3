using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Tests.Support;

namespace Zhudian.Advisor.Engine.Tests.Explain;

public sealed class WhatIfTests
{
    private static readonly EvaluationEngine Engine = City.Engine("""
        ## 单位
        | 单位 | 量纲 | 系数 | 别名 |
        |---|---|---|---|
        | mg/L | 质量·长度^-3 | 1 | - |
        | μg/L | 质量·长度^-3 | 0.001 | ug/L |
        | km | 长度 | 1000 | - |
        | m | 长度 | 1 | - |

        ## 标记词
        | 枚举 |
        |---|
        | 检出 |
        | 未检出 |
        | 未监测 |
        | 无效 |

        ## 河
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |

        ## 项
        键：编号
        标记：值 → 标记, 检出限

        | 字段 | 类型 | 单位 | 值域 |
        |---|---|---|---|
        | 编号 | 文本 | - | - |
        | 月 | 年月 | - | - |
        | 期 | 期间 | - | - |
        | 别名 | 列表 文本 | - | - |
        | 河 | 引用 河 | - | - |
        | 河列 | 列表 引用 河 | - | - |
        | 里程 | 数 | km | >= 0 |
        | 桩号 | 整数 | m | - |
        | 值 | 数 | mg/L | >= 0 |
        | 标记 | 标记词 | - | - |
        | 检出限 | 数 | mg/L | - |
        | 说明 | 文本 | - | - |

        ## 参数
        | 参数 | 值 | 单位 | 备选 |
        |---|---|---|---|
        | 界限 | 0.2 | mg/L | - |
        | 做法 | 不判 | - | 照判 |

        ## 看
        种类：结论
        键：项

        | 字段 | 类型 |
        |---|---|
        | 项 | 引用 项 |
        | 文 | 文本 |

        ```rule
        编号: W1
        对:
          x: 项
        则:
          看:
            项: = x
            文: = string(x.月.month) + "|" + string(x.期.end.month) + "|" + string(count(x.别名)) + "|" + (if x.河 = null then "" else x.河.编号) + "|" + string(count(x.河列)) + "|" + string(数值(x.里程, "km")) + "|" + (if x.标记 = "未检出" then "<" + string(数值(x.检出限, "mg/L")) else if x.值 > 界限 then "高" else "低") + "|" + x.说明 + "|" + 做法
        ```

        """);

    [Theory]
    [InlineData("项[A].月=2026年7月", "7|10|2|R1|1|1|低|注|不判")]
    [InlineData("项[A].月=2026-07", "7|10|2|R1|1|1|低|注|不判")]
    [InlineData("项[A].期=2026-01..2026-03", "3|3|2|R1|1|1|低|注|不判")]
    [InlineData("项[A].别名=甲；乙；丙", "3|10|3|R1|1|1|低|注|不判")]
    [InlineData("项[A].河=R2", "3|10|2|R2|1|1|低|注|不判")]
    [InlineData("项[A].河列=R1；R2", "3|10|2|R1|2|1|低|注|不判")]
    [InlineData("项[A].里程=1500 m", "3|10|2|R1|1|1.5|低|注|不判")]
    [InlineData("项[A].值 = 250 ug/L", "3|10|2|R1|1|1|高|注|不判")]
    [InlineData("项[A].值=0.25mg/L", "3|10|2|R1|1|1|高|注|不判")]
    [InlineData("项[A].值=0.01L", "3|10|2|R1|1|1|<0.01|注|不判")]
    [InlineData("项[A].值=<10μg/L", "3|10|2|R1|1|1|<0.01|注|不判")]
    [InlineData("项[A].说明=a=b].c=d", "3|10|2|R1|1|1|低|a=b].c=d|不判")]
    [InlineData("界限=50 μg/L", "3|10|2|R1|1|1|高|注|不判")]
    [InlineData("做法=照判", "3|10|2|R1|1|1|低|注|照判")]
    public void A_setting_is_read_as_the_sheet_reads_the_field(string setting, string text)
    {
        var result = WhatIf.Run(Assessment(), [setting]);
        result.Diagnostics.Select(d => d.ToString()).Should().BeEmpty();
        result.Changes.Should().ContainSingle().Which.After!.Values.Single(v => v.Field.Name == "文").Value.AsText.Should().Be(text);
    }

    [Theory]
    [InlineData("项[A].月=七月", "年月", "2026-03")]
    [InlineData("项[A].期=2026-05..2026-01", "期间", "起不晚于止")]
    [InlineData("项[A].河=R3", "没有键“R3”", "R")]
    [InlineData("项[A].里程=-1", "值域 >= 0", "km")]
    [InlineData("项[A].桩号=0.0005 km", "整数", "去掉小数")]
    [InlineData("项[A].里程=3 mg/L", "不能换算成 km", "km")]
    [InlineData("项[A].值=多", "应为数字", "mg/L")]
    [InlineData("项[A].值=未检出", "未检出", "检出限")]
    [InlineData("项[A].里程=0.01L", "不能用在这里", "折算")]
    [InlineData("做法=随便", "不能取", "照判")]
    [InlineData("做发=照判", "既不是参数", "做法")]
    [InlineData("项[C].值=1", "没有键“C”", "编号")]
    [InlineData("向[A].值=1", "没有名为“向”", "可用")]
    [InlineData("项[A].值＝1", "不是“路径=值”", "全角")]
    [InlineData("=1", "不是“路径=值”", "例如")]
    public void A_setting_that_does_not_fit_says_what_where_and_how_to_mend_it(string setting, string what, string remedy)
    {
        var result = WhatIf.Run(Assessment(), [setting]);
        result.After.Should().BeNull();
        var problem = result.Diagnostics.Should().ContainSingle().Which;
        problem.Message.Should().Contain(what);
        (problem.Hint ?? string.Empty).Should().Contain(remedy);
    }

    private static Assessment Assessment() => Engine.Evaluate(Engine.Sheet()
        .Row("河", ("编号", "R1")).Row("河", ("编号", "R2"))
        .Row("项", ("编号", "A"), ("月", "2026-03"), ("期", "2026-01..2026-10"), ("别名", "甲；乙"), ("河", "R1"), ("河列", "R1"), ("里程", 1), ("值", 0.1), ("说明", "注")));
}
