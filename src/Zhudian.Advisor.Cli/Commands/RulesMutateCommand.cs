using System.CommandLine;
using System.Globalization;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Testing.Mutation;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules mutate</c>: which small changes of the rules no case notices.</summary>
internal static class RulesMutateCommand
{
    public static Command Create(CommandContext context)
    {
        var rules = CommonOptions.Rules();
        var filter = new Option<string?>("--filter") { Description = "只改文件、规则编号、表行、派生量或参数名含此文字的地方", HelpName = "文字" };
        var most = new Option<int>("--most") { Description = "最多试多少处改动；不写则全部", HelpName = "个数", DefaultValueFactory = _ => MutationOptions.Default.Most };
        var seed = new Option<int>("--seed") { Description = "抽样的种子；同样的种子抽同样的改动", HelpName = "整数", DefaultValueFactory = _ => MutationOptions.Default.Seed };
        var seconds = new Option<int>("--seconds") { Description = "最长用时（秒），到时为止", HelpName = "秒", DefaultValueFactory = _ => (int)MutationOptions.Default.MaxTime.TotalSeconds };
        var verbose = new Option<bool>("--verbose") { Description = "连同被用例发现的改动一起列出" };
        var format = CommonOptions.Format("text", "json");
        var command = new Command("mutate", "逐处小改规则（比较、连接词、界限、条件、等级词），看有没有用例发现；列出没有用例发现的改动") { rules, filter, most, seed, seconds, verbose, format };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(most) < 1 || parsed.GetValue(seconds) is < 1 or > 86400)
            {
                throw new CommandFailure(ExitCode.InputWrong, "错误：--most 至少为 1，--seconds 为 1 到 86400。");
            }

            var folder = parsed.GetValue(rules) ?? Inputs.ShippedRules;
            var knowledge = new Inputs(context).Knowledge(parsed.GetValue(rules), cases: true);
            var files = knowledge.Files.Select(f => (f.Path, File.ReadAllText(Path.Combine(folder, f.Path)))).ToList();
            var options = MutationOptions.Default with
            {
                Filter = parsed.GetValue(filter),
                Most = parsed.GetValue(most),
                Seed = parsed.GetValue(seed),
                MaxTime = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            };
            var report = MutationRun.Run(knowledge, files, RuleBase.Options, options, new Reporter(context), cancellation);
            if (parsed.GetValue(format) == "json")
            {
                context.Output.Write(MutationReportJson.Write(report));
            }
            else
            {
                Write(context.Output, report, parsed.GetValue(verbose));
            }

            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void Write(TextWriter output, MutationReport report, bool verbose)
    {
        foreach (var result in report.Results.Where(r => verbose || r.Fate is MutantFate.Survived or MutantFate.TimedOut))
        {
            output.WriteLine($"{result.Mutant.Location} {Word(result.Fate)} {Word(result.Mutant.Kind)} {result.Mutant.Owner}：{Change(result.Mutant)}{(result.Note.Length == 0 ? string.Empty : "　" + result.Note)}");
            output.WriteLine("    " + result.Line);
        }

        foreach (var file in report.ByFile())
        {
            output.WriteLine($"{Percent(file.Score),7}　发现 {file.Killed}，没发现 {file.Survived}，未装载 {file.NotLoaded}{(file.TimedOut > 0 ? $"，超时 {file.TimedOut}" : string.Empty)}　{file.Path}");
        }

        output.WriteLine($"可改 {report.Possible} 处，抽 {report.Drawn} 处，试了 {report.Results.Length} 处：被用例发现 {report.Count(MutantFate.Killed)}，没有用例发现 {report.Count(MutantFate.Survived)}，装载时即报错 {report.Count(MutantFate.NotLoaded)}，超时 {report.Count(MutantFate.TimedOut)}；得分 {Percent(report.Score)}；种子 {report.Seed}，用时 {report.Time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} 秒。");
        if (report.BrokenCases > 0)
        {
            output.WriteLine($"有 {report.BrokenCases} 个用例在未改的规则上就不通过，它们不算发现。");
        }
    }

    private static string Percent(double? score) => score is { } percent ? percent.ToString("F1", CultureInfo.InvariantCulture) + "%" : "无";

    private static string Change(Mutant mutant)
        => mutant.After.Length == 0 ? $"删去“{mutant.Before}”" : $"“{mutant.Before}”改为“{mutant.After}”";

    private static string Word(MutantFate fate) => fate switch
    {
        MutantFate.Killed => "被发现",
        MutantFate.Survived => "没发现",
        MutantFate.NotLoaded => "未装载",
        _ => "超时",
    };

    private static string Word(MutationKind kind) => kind switch
    {
        MutationKind.Comparison => "比较",
        MutationKind.Connective => "连接词",
        MutationKind.Drop => "条件",
        MutationKind.Number => "数值",
        _ => "等级词",
    };

    // Every hundredth and the last: a line per mutant would bury the answer.
    private sealed class Reporter(CommandContext context) : IProgress<MutationProgress>
    {
        public void Report(MutationProgress value)
        {
            if (value.Done % 100 == 0 || value.Done == value.Of)
            {
                context.Progress($"{value.Done}/{value.Of} {value.Last.Mutant.Location} {Word(value.Last.Fate)}");
            }
        }
    }
}
