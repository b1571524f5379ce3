using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

/// <summary>Broken rule files: exit code 2, a Chinese message with the place, nothing written.</summary>
public sealed class BadKnowledgeTests
{
    private const string Head = "---\n标题: 坏\n---\n# 坏\n\n";

    public static TheoryData<string, string, string> Broken => new()
    {
        { "rule with an unknown name", Rule("断面", "总林 > 0"), "总林" },
        { "full-width comma in an expression", Rule("断面", "max(1，2) > 0"), "，" },
        { "unit mismatch in a comparison", Rule("断面", "里程 > 企业[1].编号"), "里程 > 企业" },
        { "unknown enumeration word", Rule("断面", "目标类别 <= \"Ⅶ\""), "Ⅶ" },
        { "row with too many cells", "## 坏参数\n| 参数 | 值 | 单位 |\n|---|---|---|\n| 坏甲 | 1 | - | 多余 |\n", "单元格" },
        { "cyclic derived quantities", "## 坏环\n| 派生量 | 公式 | 类型 |\n|---|---|---|\n| 坏甲() | `坏乙() + 1` | 数 |\n| 坏乙() | `坏甲() + 1` | 数 |\n", "坏甲" },
        { "expression nested 10,000 deep", Rule("断面", new string('(', 10_000) + "1" + new string(')', 10_000) + " > 0"), "层" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_rule_file_is_refused_with_its_place(string what, string text, string names)
    {
        using var folder = new Folder();
        var rules = folder.RulesWith("坏.md", Head + text);
        var check = await AdvisorRun.Run("rules", "check", "--rules", rules);
        check.Code.Should().Be(2, what);
        check.Output.Should().MatchRegex(@"坏\.md:\d+:\d+ 错误 [A-Z]{3}\d{3}：");
        if (names.Length < 6)
        {
            check.Output.Should().Contain(names, what);
        }

        var output = folder.File("out");
        var report = await AdvisorRun.Run("report", AdvisorRun.Sample, "--rules", rules, "--out", output);
        report.Code.Should().Be(2, what);
        Directory.Exists(output).Should().BeFalse("nothing is written when the knowledge is wrong");
    }

    [Fact]
    public async Task A_rule_that_reads_what_depends_on_it_prints_the_cycle()
    {
        using var folder = new Folder();
        const string Text = Head + """
            ## 坏甲
            种类：结论
            键：断面

            | 字段 | 类型 | 说明 |
            |---|---|---|
            | 断面 | 引用 断面 | |

            ## 坏乙
            种类：结论
            键：断面

            | 字段 | 类型 | 说明 |
            |---|---|---|
            | 断面 | 引用 断面 | |

            ## 环
            ```rule
            编号: 坏-1
            对:
              a: 坏乙
            当:
              - a.断面 != null
            则:
              坏甲:
                断面: = a.断面
            ```

            ```rule
            编号: 坏-2
            对:
              b: 坏甲
            当:
              - b.断面 != null
            则:
              坏乙:
                断面: = b.断面
            ```

            """;
        var check = await AdvisorRun.Run("rules", "check", "--rules", folder.RulesWith("坏.md", Text));
        check.Code.Should().Be(2);
        check.Output.Should().Contain("坏甲").And.Contain("坏乙");
    }

    private static string Rule(string subject, string condition) => $"""
        ## 坏结论
        种类：结论
        键：断面

        | 字段 | 类型 | 说明 |
        |---|---|---|
        | 断面 | 引用 断面 | |

        ```rule
        编号: 坏-9
        对: {subject}
        当:
          - {condition}
        则:
          坏结论:
            断面: = 本
        ```

        """;
}
