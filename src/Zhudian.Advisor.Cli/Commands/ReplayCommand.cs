using System.CommandLine;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor replay RECEIPT --sheet SHEET</c>.</summary>
internal static class ReplayCommand
{
    private const int MaxReceiptBytes = 64 << 20;

    public static Command Create(CommandContext context)
    {
        var receipt = new Argument<string>("回执") { Description = "评估与回执的 JSON（report 或 evaluate --format json 写出的）" };
        var sheet = new Option<string>("--sheet") { Description = "当时的事实表", HelpName = "文件", Required = true };
        var rules = CommonOptions.Rules();
        var command = new Command("replay", "按回执重算，逐字节核对；不同时说出哪个哈希不同") { receipt, sheet, rules };
        command.SetAction((parsed, cancellation) =>
        {
            var file = new FileInfo(parsed.GetRequiredValue(receipt));
            if (!file.Exists || file.Length > MaxReceiptBytes)
            {
                throw new CommandFailure(ExitCode.InputWrong, file.Exists ? "错误：回执超过 64 MB。" : $"错误：没有文件“{file}”。");
            }

            var text = File.ReadAllText(file.FullName);
            var inputs = new Inputs(context);
            var knowledge = inputs.Knowledge(parsed.GetValue(rules));

            // The day and period may have been given on the command line at the time: the receipt knows them.
            var (day, period) = Replay.WhenOf(text);
            var facts = inputs.Sheet(parsed.GetRequiredValue(sheet), knowledge, day, period, advice: false);
            var result = Replay.Run(text, new EvaluationEngine(knowledge), facts, cancellation);
            foreach (var difference in result.Differences)
            {
                context.Output.WriteLine("不同：" + difference);
            }

            context.Output.WriteLine(result.Same ? "逐字节相同。" : "与回执不同。");
            return Task.FromResult((int)(result.Same ? ExitCode.Done : ExitCode.InputWrong));
        });
        return command;
    }
}
