using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

public sealed class CommandLineTests
{
    // No evaluation day: it comes from the command line.
    private const string Small = "评估: {城市: 小市}\n城市:\n  - {编号: C, 名称: 小市, 汛期分区: 南方片}\n县区:\n  - {编号: X1, 名称: 甲县, 城市: C}\n断面:\n  - {编号: A, 名称: 甲, 县区: X1, 水体类型: 河流, 考核级别: 国考, 目标类别: Ⅲ}\n";

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

    [Fact]
    public async Task Apply_gives_no_class_from_a_row_with_an_unreadable_cell_and_names_blank_ones()
    {
        using var folder = new Folder();
        const string Rows = "水体类型,pH,溶解氧,水温,高锰酸盐指数,氨氮,总磷(μg/L)\n河流,7,8,20,3,0.2,abc\n河流,7,8,20,3,0.2,\n河流,7,8,20,3,0.2,85\n溪流,7,8,20,3,0.2,310\n";
        var run = await AdvisorRun.Run("apply", "五参数类别", "--rows", folder.Write("行.csv", Rows));
        run.Code.Should().Be(1, "two cells could not be read");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines[1].Should().EndWith(",故障,,“总磷”：应为数字，读到“abc”");
        lines[2].Should().EndWith(",值,Ⅱ,第 3 行的总磷（空白）");
        lines[3].Should().EndWith(",值,Ⅱ,", "85 μg/L are 0.085 mg/L, within 0.1 of class Ⅱ");
        lines[4].Should().Contain(",故障,,").And.Contain("溪流");
    }

    [Fact]
    public async Task Apply_refuses_a_unit_it_cannot_use()
    {
        using var folder = new Folder();
        var rows = folder.Write("行.csv", "现状,功能\nⅡ,Ⅲ\n");
        var map = folder.Write("映射.yaml", "映射:\n  - 列:\n      水质现状: {列: 现状, 单位: mg/L}\n      功能类别: {列: 功能}\n");
        var run = await AdvisorRun.Run("apply", "达标判定", "--rows", rows, "--map", map);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("没有登记单位").And.Contain("mg/L");
    }

    [Fact]
    public async Task A_folder_without_fact_sheets_is_an_error_that_says_what_was_looked_for()
    {
        using var folder = new Folder();
        folder.Write("说明.txt", "甲");
        var run = await AdvisorRun.Run("batch", folder.Path);
        run.Code.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain(folder.Path).And.Contain(".xlsx、.xlsm、.yaml、.yml、.json");
    }

    [Fact]
    public async Task A_batch_counts_a_sheet_as_evaluate_does()
    {
        using var folder = new Folder();
        var sheet = folder.Write("小.yaml", Small);
        var one = await AdvisorRun.Run("evaluate", sheet, "--as-of", "2026-11-21");
        one.Code.Should().Be(0, one.Error);
        var all = await AdvisorRun.Run("batch", folder.Path, "--as-of", "2026-11-21");
        all.Code.Should().Be(0, all.Error);
        var counts = all.Output.Split('\n')[0].Split("小.yaml：")[1].Trim();
        counts.Should().MatchRegex("^结论 \\d+ 条（另有 \\d+ 条因缺资料记为无证据）");
        string.Concat(one.Output.Where(c => !char.IsWhiteSpace(c))).Should().Contain(string.Concat(counts.Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public async Task A_sheet_without_evaluation_day_is_checked_as_of_a_day_given()
    {
        using var folder = new Folder();
        var sheet = folder.Write("小.yaml", Small);
        var without = await AdvisorRun.Run("sheet", "check", sheet);
        without.Code.Should().Be(1);
        without.Output.Should().Contain("没有写评价日").And.Contain("--as-of");
        var given = await AdvisorRun.Run("sheet", "check", sheet, "--as-of", "2026-11-21");
        given.Code.Should().Be(0, given.Output);
        given.Output.Should().Contain("可以评估");
        var wrong = await AdvisorRun.Run("sheet", "check", sheet, "--as-of", "今天");
        wrong.Code.Should().Be(1);
        wrong.Error.Should().Contain("今天");
    }
}
