using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

/// <summary>Where files cannot be written.</summary>
public sealed class OutputFilesTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("report", "SHEET", "--formats", "md")]
    [InlineData("batch", "FOLDER")]
    [InlineData("sheet", "template")]
    [InlineData("what-if", "SHEET", "--set", "断面[S02].目标类别=Ⅳ")]
    [InlineData("apply", "单项定类", "--rows", "SHEET")]
    public async Task A_place_that_cannot_be_written_to_is_refused_before_the_work_with_path_and_remedy(params string[] command)
    {
        using var folder = new Folder();
        var file = folder.Write("是文件", "一");
        var run = await AdvisorRun.Run([.. command.Select(c => c == "SHEET" ? AdvisorRun.Sample : c == "FOLDER" ? folder.File(string.Empty) : c), "--out", Path.Combine(file, "里面", "出")]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("不能写到").And.Contain("是文件").And.Contain("换一个").And.NotContain("起草");
        run.Output.Should().BeEmpty();
        File.ReadAllText(file).Should().Be("一");
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_and_a_file_in_the_place_of_a_folder_are_told_apart()
    {
        using var folder = new Folder();
        var file = folder.Write("文件", "一");
        (await AdvisorRun.Run("report", AdvisorRun.Sample, "--out", file)).Error.Should().Contain("这是一个文件，不是目录");
        (await AdvisorRun.Run("sheet", "template", "--out", folder.File(string.Empty))).Error.Should().Contain("这是一个目录，不是文件");
        Directory.GetFiles(folder.File(string.Empty)).Should().Equal(file);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_made()
    {
        using var folder = new Folder();
        var rows = folder.Write("站点.csv", "氨氮\n1.2\n");
        var file = Path.Combine(folder.File("新"), "里", "结果.csv");
        (await AdvisorRun.Run("apply", "五参数类别", "--rows", rows, "--out", file)).Code.Should().Be(0);
        File.ReadAllBytes(file).Should().StartWith(System.Text.Encoding.UTF8.GetPreamble());
        File.ReadAllText(file).Should().StartWith("氨氮,结果,值,缺失或故障").And.Contain("1.2,未知");
    }

    [Fact]
    public async Task One_document_that_cannot_be_written_does_not_stop_the_others()
    {
        using var folder = new Folder();
        var made = folder.File("出");
        Directory.CreateDirectory(Path.Combine(made, "澄芦市-综合解决方案.docx"));
        var run = await AdvisorRun.Run("report", AdvisorRun.Sample, "--formats", "docx,html,md", "--out", made);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("没有写成").And.Contain("综合解决方案.docx").And.Contain("其余 3 个文件已写好");
        Directory.GetFiles(made).Select(Path.GetFileName).Should().BeEquivalentTo("澄芦市-综合解决方案.html", "澄芦市-综合解决方案.md", "澄芦市-评估与回执.json");
        run.Output.Should().Contain("综合解决方案.md").And.NotContain(".docx");
    }

    [Fact]
    public async Task A_what_if_written_to_a_file_replays()
    {
        using var folder = new Folder();
        var receipt = folder.File("假设.json");
        (await AdvisorRun.Run("what-if", AdvisorRun.Sample, "--set", "断面[S02].目标类别=Ⅳ", "--out", receipt)).Code.Should().Be(0);
        var run = await AdvisorRun.Run("replay", receipt, "--sheet", AdvisorRun.Sample);
        run.Code.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain("逐字节相同");
    }

    [Theory]
    [InlineData("sum([1, null])", "null", "FEL213", 0)]
    [InlineData("product([1,2,null,4])", "null", "FEL213", 0)]
    [InlineData("max([1, null])", "null", "FEL213", 0)]
    [InlineData("sum([1, null][item != null])", "1", "", 0)]
    [InlineData("sum([1, \"a\"])", "fault", "FEL206", 1)]
    public async Task A_null_that_DMN_asks_for_is_a_result_with_a_remark_and_a_fault_is_an_error(string expression, string printed, string code, int exit)
    {
        var run = await AdvisorRun.Run("feel", expression);
        run.Code.Should().Be(exit);
        run.Output.Should().StartWith(printed);
        (run.Error.Contains("FEL", StringComparison.Ordinal), run.Error.Contains(code, StringComparison.Ordinal)).Should().Be((code.Length > 0, true));
    }
}
