using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Tests.Support;

/// <summary>A rule base of one table, two rules and a parameter, small enough to know every answer by hand.</summary>
internal static class Tiny
{
    public const string RuleFile = "站.md";

    /// <summary>R1 fires when 浓度 exceeds 界限 and the station is open or forced; R2 needs another rule's conclusion to be absent.</summary>
    public const string Rules = """
        ---
        标题: 站
        语言版本: 1
        核验: 已核验
        ---
        # 站的规则

        ## 等级
        | 枚举 | 次序 |
        |---|---|
        | 好 | 1 |
        | 中 | 2 |
        | 差 | 3 |

        ## 站
        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |
        | 浓度 | 数 |
        | 开放 | 是否 |
        | 强制 | 是否 |

        ## 界限
        | 参数 | 值 |
        |---|---|
        | 浓度界限 | 20 |

        ## 定级
        | F | 浓度 : 数 | → 级 : 枚举 等级 |
        |---|---|---|
        | 低 | <= 10 | 好 |
        | 高 | <= 30 | 中 |
        | 余 | - | 差 |

        ## 超标
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |

        ```rule
        编号: R1
        对: 站
        当:
          - 浓度 > 浓度界限
          - 开放 or 强制
        则:
          超标:
            站: = 本
        ```

        ## 平安
        种类：结论
        键：站

        | 字段 | 类型 |
        |---|---|
        | 站 | 引用 站 |

        ```rule
        编号: R2
        对: 站
        无:
          超: 超标
          且: 超.站 = 本
        则:
          平安:
            站: = 本
        ```

        """;

    /// <summary>One case of R1 that fires by 开放, and two rows of the table: 10 and 31.</summary>
    public const string Cases = """
        ---
        标题: 站的用例
        语言版本: 1
        ---
        # 用例

        ```case
        名称: 开放而超标
        给:
          站: {编号: "甲", 浓度: 25, 开放: true, 强制: false}
        得:
          - R1/甲
        不得:
          - R2/甲
        ```

        ## 定级
        | 用例 | 浓度 | → 级 |
        |---|---|---|
        | 十 | 10 | 好 |
        | 三十一 | 31 | 差 |

        """;

    public static KnowledgeBase Load(string rules = Rules, string? cases = Cases)
    {
        var result = KnowledgeLoader.Load(Files(rules, cases), RuleBase.Options);
        result.Knowledge.Should().NotBeNull(string.Join('\n', result.Diagnostics.Where(d => d.Severity == Severity.Error)));
        return result.Knowledge!;
    }

    public static IEnumerable<(string Path, string Text)> Files(string rules = Rules, string? cases = Cases)
        => cases is null ? [(RuleFile, rules)] : [(RuleFile, rules), ("站.用例.md", cases)];
}
