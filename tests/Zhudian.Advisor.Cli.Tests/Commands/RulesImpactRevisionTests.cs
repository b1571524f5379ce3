using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests.Commands;

public sealed class RulesImpactRevisionTests
{
    private const string Rules = """
        ---
        标题: 试
        语言版本: 1
        核验: 已核验
        ---
        ## 城市
        | 字段 | 类型 |
        |---|---|
        | 名称 | 文本 |
        | 浓度 | 数 |
        ## 超标
        种类：结论
        键：城市

        | 字段 | 类型 |
        |---|---|
        | 城市 | 引用 城市 |
        ## 界限
        | 参数 | 值 |
        |---|---|
        | 浓度界限 | 10 |
        ## 规则
        ```rule
        编号: A-1
        对: 城市
        当:
          - 浓度 > 浓度界限
        则:
          超标:
            城市: = 本
        ```
        """;

    [GitFact]
    public async Task A_revision_of_the_repository_is_the_base()
    {
        using var folder = new Folder();
        var (rules, sheet) = Repository(folder);
        File.WriteAllText(Path.Combine(rules, "水", "试.md"), Rules.Replace("| 浓度界限 | 10 |", "| 浓度界限 | 20 |", StringComparison.Ordinal));

        var run = await AdvisorRun.Run("rules", "impact", "--base", "HEAD", "--rules", rules, "--sheets", sheet);
        run.Code.Should().Be(0, run.Error);
        run.Output.Should().Contain("参数 浓度界限：10 → 20").And.Contain("消失");

        var tag = await AdvisorRun.Run("rules", "impact", "--base", "v1", "--rules", rules, "--sheets", sheet);
        tag.Output.Should().Be(run.Output);
    }

    [GitFact]
    public async Task What_is_missing_is_said()
    {
        using var folder = new Folder();
        var (rules, sheet) = Repository(folder);
        Directory.CreateDirectory(Path.Combine(folder.Path, "repo", "新规则"));

        (await Impact("没有这版")).Should().Contain("仓库里也没有这个版本");
        (await Impact("--output=x")).Should().Contain("不是版本名");
        (await Impact("-x")).Should().Contain("不是版本名");
        (await Impact("a b")).Should().Contain("不是版本名");
        (await Impact("a..b")).Should().Contain("不是版本名");
        (await Impact("HEAD", Path.Combine(folder.Path, "repo", "新规则"))).Should().Contain("没有规则目录“新规则”");
        (await Impact("HEAD", Path.GetDirectoryName(sheet)!)).Should().Contain("要在 git 仓库里");

        async Task<string> Impact(string revision, string? at = null)
        {
            var run = await AdvisorRun.Run("rules", "impact", "--base", revision, "--rules", at ?? rules, "--sheets", sheet);
            run.Code.Should().Be(1);
            return run.Error;
        }
    }

    private static (string Rules, string Sheet) Repository(Folder folder)
    {
        var root = Path.Combine(folder.Path, "repo");
        var rules = Path.Combine(root, "rules");
        Directory.CreateDirectory(Path.Combine(rules, "水"));
        File.WriteAllText(Path.Combine(rules, "水", "试.md"), Rules);
        Git.Run(root, "init", "-q").Should().BeTrue();
        Git.Run(root, "add", "-A").Should().BeTrue();
        Git.Run(root, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first").Should().BeTrue();
        Git.Run(root, "tag", "v1").Should().BeTrue();
        Directory.CreateDirectory(Path.Combine(folder.Path, "sheets"));
        var sheet = Path.Combine(folder.Path, "sheets", "甲市.yaml");
        File.WriteAllText(sheet, "评估:\n  城市: 甲\n  评价日: 2026-06-01\n城市:\n  - 名称: 甲\n    浓度: 15\n");
        return (rules, sheet);
    }
}
