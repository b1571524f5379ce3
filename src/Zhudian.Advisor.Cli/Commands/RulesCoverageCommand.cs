using System.CommandLine;
using System.Globalization;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Testing.Coverage;
using Zhudian.Advisor.Testing.Drafts;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules coverage</c>: what the cases reach.</summary>
internal static class RulesCoverageCommand
{
    public static Command Create(CommandContext context)
    {
        var rules = CommonOptions.Rules();
        var filter = new Option<string?>("--filter") { Description = "只跑名称或文件含此文字的用例；拟草稿时：只为文件、规则或表名含此文字的地方拟", HelpName = "文字" };
        var format = CommonOptions.Format("text", "json");
        var drafts = new Option<bool>("--drafts") { Description = "为没有覆盖的条件与表行拟用例草稿（由现有用例改一处，期望值待专家核对，不会自动并入）" };
        var file = new Option<string?>("--out") { Description = "草稿写到这个文件；不写则印出", HelpName = "文件" };
        var seconds = new Option<int>("--seconds") { Description = "拟草稿最长用时（秒）", HelpName = "秒", DefaultValueFactory = _ => (int)DraftOptions.Default.MaxTime.TotalSeconds };
        var command = new Command("coverage", "用例覆盖到什么：触发过的规则、命中过的表行、两面都见过的条件；逐条列出没有覆盖的") { rules, filter, format, drafts, file, seconds };
        command.SetAction((parsed, cancellation) =>
        {
            var output = OutputFiles.To(parsed.GetValue(file));
            var knowledge = new Inputs(context).Knowledge(parsed.GetValue(rules), cases: true);
            if (parsed.GetValue(drafts))
            {
                var found = DraftRun.Run(knowledge, DraftOptions.Default with { Filter = parsed.GetValue(filter), MaxTime = TimeSpan.FromSeconds(Math.Max(1, parsed.GetValue(seconds))) }, cancellation);
                Write(context, found, output, parsed.GetValue(file));
                return Task.FromResult((int)ExitCode.Done);
            }

            var report = CoverageRun.Run(knowledge, parsed.GetValue(filter), cancellation);
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

    private static void Write(CommandContext context, DraftReport report, OutputFiles? output, string? file)
    {
        if (output is not null && file is not null)
        {
            output.Write(file, DraftText.Write(report));
            output.Finish();
        }
        else
        {
            context.Output.Write(DraftText.Write(report));
        }

        foreach (var item in report.Left)
        {
            context.Progress($"没有拟出 {item.Location} {Word(item.Kind)} {item.Owner}：{item.Text}　{item.Gap}");
        }

        context.Progress($"草稿 {report.Drafts.Length} 个，覆盖 {report.Drafts.Sum(d => d.Covers.Length)} 处，没有拟出 {report.Left.Length} 处；试算 {report.Trials} 次。草稿的期望值待专家核对。");
    }

    private static void Write(TextWriter output, CoverageReport report)
    {
        foreach (var item in report.Uncovered)
        {
            output.WriteLine($"{item.Location} {Word(item.Kind)} {item.Owner}：{item.Text}　{item.Gap}");
        }

        foreach (var path in report.Items.Select(i => i.Location.Path).Distinct(StringComparer.Ordinal))
        {
            var part = report with { Items = [.. report.Items.Where(i => string.Equals(i.Location.Path, path, StringComparison.Ordinal))] };
            output.WriteLine($"{Share(part.Count()),-18}　规则 {Share(part.Count(CoverageKind.Rule))}，条件 {Share(part.Count(CoverageKind.Condition, CoverageKind.Absence))}，表行 {Share(part.Count(CoverageKind.TableRow))}　{path}");
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
