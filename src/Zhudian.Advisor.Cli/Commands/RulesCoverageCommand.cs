using System.CommandLine;
using System.Globalization;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Testing.Coverage;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules coverage</c>: what the cases reach.</summary>
internal static class RulesCoverageCommand
{
    public static Command Create(CommandContext context)
    {
        var rules = CommonOptions.Rules();
        var filter = new Option<string?>("--filter") { Description = "只跑名称或文件含此文字的用例", HelpName = "文字" };
        var format = CommonOptions.Format("text", "json");
        var command = new Command("coverage", "用例覆盖到什么：触发过的规则、命中过的表行、两面都见过的条件；逐条列出没有覆盖的") { rules, filter, format };
        command.SetAction((parsed, cancellation) =>
        {
            var report = CoverageRun.Run(new Inputs(context).Knowledge(parsed.GetValue(rules)), parsed.GetValue(filter), cancellation);
            if (parsed.GetValue(format) == "json")
            {
                context.Output.Write(CoverageReportJson.Write(report));
            }
            else
            {
                Write(context.Output, report);
            }

            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void Write(TextWriter output, CoverageReport report)
    {
        foreach (var item in report.Uncovered)
        {
            output.WriteLine($"{item.Location} {Word(item.Kind)} {item.Owner}：{item.Text}　{item.Gap}");
        }

        output.WriteLine($"规则 {Share(report.Count(CoverageKind.Rule))}，条件（成立与不成立各算一项） {Share(report.Count(CoverageKind.Condition, CoverageKind.Absence))}，表行 {Share(report.Count(CoverageKind.TableRow))}，合计 {Share(report.Count())}；用例 {report.Cases} 个。");
        if (report.FailedCases > 0)
        {
            output.WriteLine($"其中 {report.FailedCases} 个用例未通过：它们走到的地方算作覆盖，但没有证明什么。");
        }
    }

    private static string Word(CoverageKind kind) => kind switch
    {
        CoverageKind.Rule => "规则",
        CoverageKind.TableRow => "表行",
        CoverageKind.Absence => "无",
        _ => "条件",
    };

    private static string Share((int Seen, int Wanted) count)
        => count.Wanted == 0 ? "0/0" : string.Create(CultureInfo.InvariantCulture, $"{count.Seen}/{count.Wanted}（{100.0 * count.Seen / count.Wanted:F1}%）");
}
