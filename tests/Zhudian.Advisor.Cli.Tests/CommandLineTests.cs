using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_is_Chinese_and_names_every_command()
    {
        var run = await AdvisorRun.Run("--help");
        run.Code.Should().Be(0);
        run.Output.Should().Contain("用法：").And.NotContain("Usage");
        foreach (var command in new[] { "evaluate", "explain", "report", "sheet", "rules", "apply", "feel", "demo" })
        {
            run.Output.Should().Contain("  " + command);
        }
    }

    [Theory]
    [InlineData("evaluat", "不认识“evaluat”", "是不是“evaluate”？")]
    [InlineData("evaluate", "缺少参数 <事实表>", "--help")]
    public async Task A_wrong_command_line_says_what_is_wrong(string argument, string says, string helps)
    {
        var run = await AdvisorRun.Run(argument);
        run.Code.Should().Be(1);
        run.Error.Should().Contain(says).And.Contain(helps);
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("sheet", "check")]
    [InlineData("why-not")]
    public async Task Help_of_a_command_comes_before_any_complaint(params string[] command)
    {
        var run = await AdvisorRun.Run([.. command, "--help"]);
        run.Code.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("用法：").And.Contain("advisor " + string.Join(' ', command));
    }

    [Fact]
    public async Task A_missing_option_is_named_in_Chinese()
    {
        var run = await AdvisorRun.Run("why-not", "甲.yaml", "WQ-T02");
        run.Code.Should().Be(1);
        run.Error.Should().Contain("缺少选项 --for").And.NotContain("required");
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_with_an_example()
    {
        var run = await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--as-of", "2026年");
        run.Code.Should().Be(1);
        run.Error.Should().Contain("2026年").And.Contain("2026-11-21");
    }

    [Fact]
    public async Task An_expression_is_computed_over_its_input()
    {
        var run = await AdvisorRun.Run("feel", "sum([1, 2, 3]) + x", "--input", "{\"x\": 0.5}");
        run.Code.Should().Be(0);
        run.Output.Trim().Should().Be("6.5");
    }

    [Fact]
    public async Task A_broken_expression_is_refused_with_its_place()
    {
        var run = await AdvisorRun.Run("feel", "1 +");
        run.Code.Should().Be(1);
        run.Error.Should().Contain("FEL");
    }

    [Fact]
    public async Task An_unknown_table_is_refused_by_apply()
    {
        using var folder = new Folder();
        var run = await AdvisorRun.Run("apply", "没有这张表", "--rows", folder.Write("行.csv", "a\n1\n"));
        run.Code.Should().Be(1);
        run.Error.Should().Contain("没有这张表");
    }

    [Fact]
    public async Task Apply_answers_row_by_row_with_the_missing_input_named()
    {
        using var folder = new Folder();
        var run = await AdvisorRun.Run("apply", "达标判定", "--rows", folder.Write("行.csv", "水质现状,功能类别\nⅡ,Ⅲ\nⅣ,Ⅲ\n,Ⅲ\n"));
        run.Code.Should().Be(0, run.Error);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines[1].Should().Be("Ⅱ,Ⅲ,值,达标,");
        lines[2].Should().Be("Ⅳ,Ⅲ,值,不达标,");
        lines[3].Should().StartWith(",Ⅲ,未知,,").And.Contain("水质现状");
    }
}
