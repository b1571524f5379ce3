using System.Xml.Linq;
using Zhudian.Advisor.Cli.Shell;

namespace Zhudian.Advisor.Cli.Tests.Commands;

public sealed class RulesTestKitTests : IDisposable
{
    private const string Rules = """
        ---
        标题: 试
        语言版本: 1
        核验: 已核验
        ---
        # 试

        ## 等级
        | 枚举 | 次序 |
        |---|---|
        | 好 | 1 |
        | 差 | 2 |

        ## 定级
        | F | 浓度 : 数 | → 级 : 枚举 等级 |
        |---|---|---|
        | 低 | <= 10 | 好 |
        | 余 | - | 差 |

        """;

    private const string Cases = """
        ---
        标题: 用例
        语言版本: 1
        ---
        # 用例

        ## 定级
        | 用例 | 浓度 | → 级 |
        |---|---|---|
        | 十 | 10 | 好 |

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("testkit").FullName;

    public RulesTestKitTests()
    {
        File.WriteAllText(Path.Combine(_folder, "级.md"), Rules);
        File.WriteAllText(Path.Combine(_folder, "级.用例.md"), Cases);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Test_prints_junit_that_parses()
    {
        var (code, output, _) = await Run("rules", "test", "--rules", _folder, "--format", "junit");
        code.Should().Be(0);
        ((int)XDocument.Parse(output).Root!.Attribute("tests")!).Should().Be(1);
    }

    [Fact]
    public async Task Coverage_names_the_row_no_case_matched()
    {
        var (code, output, _) = await Run("rules", "coverage", "--rules", _folder);
        code.Should().Be(0);
        output.Should().Contain("级.md:18:").And.Contain("没有用例命中").And.Contain("表行 1/2（50.0%）");
    }

    // 10 → 11 and the never matched row 余 survive; "<", ">", 9 and 差 for 好 are noticed: 4 of 6.
    [Fact]
    public async Task Mutate_lists_what_no_case_noticed_and_scores()
    {
        var (code, output, _) = await Run("rules", "mutate", "--rules", _folder);
        code.Should().Be(0);
        output.Should().Contain("“10”改为“11”").And.Contain("被用例发现 4，没有用例发现 2").And.Contain("66.7%");
    }

    [Fact]
    public async Task Impact_without_sheets_or_base_is_wrong_input()
    {
        (await Run("rules", "impact", "--base", _folder, "--rules", _folder, "--sheets", Path.Combine(_folder, "没有"))).Code.Should().Be(1);
        (await Run("rules", "impact", "--base", _folder, "--rules", _folder, "--sheets", _folder)).Error.Should().Contain("没有事实表");
        (await Run("rules", "impact", "--rules", _folder, "--sheets", _folder)).Code.Should().Be(1);
    }

    [Fact]
    public async Task Wrong_bounds_are_wrong_input()
        => (await Run("rules", "mutate", "--rules", _folder, "--most", "0")).Code.Should().Be(1);

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await AdvisorShell.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
