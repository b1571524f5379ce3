using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests.Commands;

public sealed class RulesExchangeTests
{
    [Fact]
    public async Task A_table_goes_out_as_dmn_and_comes_back_as_a_rule_file()
    {
        using var folder = new Folder();
        var export = await AdvisorRun.Run("rules", "export", "证据判级", "--dmn", "1.3", "--out", folder.File("判级.dmn"), "--rules", AdvisorRun.Rules);
        export.Code.Should().Be((int)ExitCode.Done, export.Error);
        File.ReadAllText(folder.File("判级.dmn")).Should().Contain("https://www.omg.org/spec/DMN/20191111/MODEL/");

        var import = await AdvisorRun.Run("rules", "import", folder.File("判级.dmn"), "--out", folder.File("回.md"));
        import.Code.Should().Be((int)ExitCode.Done, import.Error);
        File.ReadAllText(folder.File("回.md")).Should().Contain("## 证据判级").And.Contain("| 不大可能 | - | - | - | 0 | > 0 | 不大可能 |");

        var again = await AdvisorRun.Run("rules", "import", folder.File("判级.dmn"), "--out", folder.File("回.md"));
        again.Code.Should().Be((int)ExitCode.InputWrong);
        again.Error.Should().Contain("没有覆盖");
    }

    [Fact]
    public async Task The_newest_version_is_written_unless_another_is_named()
    {
        var run = await AdvisorRun.Run("rules", "export", "证据判级", "--rules", AdvisorRun.Rules, "--dmn");
        run.Code.Should().Be((int)ExitCode.Done, run.Error);
        run.Output.Should().StartWith("<?xml").And.Contain("https://www.omg.org/spec/DMN/20230324/MODEL/");
        run.Error.Should().Contain("--dmn 1.3");

        (await AdvisorRun.Run("rules", "export", "证据判级", "--dmn", "9", "--rules", AdvisorRun.Rules)).Code.Should().Be((int)ExitCode.InputWrong);
        var missing = await AdvisorRun.Run("rules", "export", "证据判极", "--dmn", "--rules", AdvisorRun.Rules);
        missing.Code.Should().Be((int)ExitCode.InputWrong);
        missing.Error.Should().Contain("DMN001").And.Contain("证据判级");
    }

    [Fact]
    public async Task A_file_with_a_dtd_is_refused()
    {
        using var folder = new Folder();
        var file = folder.Write("坏.dmn", "<!DOCTYPE a SYSTEM \"http://localhost/x\"><a/>");

        var run = await AdvisorRun.Run("rules", "import", file);
        run.Code.Should().Be((int)ExitCode.InputWrong);
        run.Error.Should().Contain("DMN011");
        run.Output.Should().BeEmpty();
    }
}
