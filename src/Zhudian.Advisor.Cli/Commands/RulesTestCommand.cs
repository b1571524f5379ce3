using System.CommandLine;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules test</c>: the experts' cases.</summary>
internal static class RulesTestCommand
{
    public static Command Create(CommandContext context)
    {
        var rules = CommonOptions.Rules();
        var filter = new Option<string?>("--filter") { Description = "只跑名称或文件含此文字的用例", HelpName = "文字" };
        var verbose = new Option<bool>("--verbose") { Description = "逐条列出通过的用例" };
        var format = CommonOptions.Format("text", "junit", "json");
        var command = new Command("test", "跑规则库自带的全部用例；没有用例也算失败") { rules, filter, verbose, format };
        command.SetAction((parsed, cancellation) =>
        {
            var knowledge = new Inputs(context).Knowledge(parsed.GetValue(rules), cases: true);
            var report = CaseRunner.Run(new EvaluationEngine(knowledge), parsed.GetValue(filter), cancellation);
            switch (parsed.GetValue(format))
            {
                case "junit":
                    context.Output.Write(CaseReportJUnit.Write(report));
                    break;
                case "json":
                    context.Output.Write(CaseReportJson.Write(report));
                    break;
                default:
                    Write(context.Output, report, parsed.GetValue(verbose));
                    break;
            }

            return Task.FromResult((int)(report.Good ? ExitCode.Done : ExitCode.KnowledgeWrong));
        });
        return command;
    }

    private static void Write(TextWriter output, CaseReport report, bool verbose)
    {
        foreach (var verdict in report.Verdicts.Where(v => !v.Passed || verbose))
        {
            output.WriteLine($"{(verdict.Passed ? "通过" : "失败")} {verdict.Location} {verdict.Suite}：{verdict.Name}");
            foreach (var problem in verdict.Problems)
            {
                output.WriteLine("    " + problem);
            }

            foreach (var line in verdict.Evidence.SelectMany(e => e.Lines()))
            {
                output.WriteLine("      " + line);
            }
        }

        output.WriteLine(report.Verdicts.Length == 0 ? "没有找到用例：没有用例的规则库是没有检验过的，不是正确的。" : $"用例 {report.Verdicts.Length} 个，通过 {report.Passed}，失败 {report.Failed}。");
    }
}
