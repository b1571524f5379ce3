using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Batch;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor batch DIR</c>.</summary>
internal static class BatchCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("目录") { Description = "事实表所在目录（xlsx、yaml、json）" };
        var outFolder = new Option<string?>("--out") { Description = "每份评估的 JSON 写到此目录", HelpName = "目录" };
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var command = new Command("batch", "并行评估一个目录里的全部事实表；坏的一份不影响其余") { folder, outFolder, rules, asOf };
        command.SetAction((parsed, cancellation) =>
        {
            var directory = parsed.GetRequiredValue(folder);
            if (!Directory.Exists(directory))
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：没有目录“{directory}”。");
            }

            var output = parsed.GetValue(outFolder) is { } target ? OutputFiles.In(target) : null;
            var engine = new EvaluationEngine(new Inputs(context).Knowledge(parsed.GetValue(rules)));
            var reader = new SheetReader(engine.Knowledge, SheetReadOptions.Default with { AsOf = CommonOptions.Day(parsed.GetValue(asOf), "--as-of") });
            var files = Directory.EnumerateFiles(directory).Where(f => SheetReader.TryFormatOf(f, out _)).ToList();
            if (files.Count == 0)
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：目录“{directory}”里没有事实表（找的是 {string.Join("、", SheetReader.Extensions)} 文件，不进下级目录）。");
            }

            var done = 0;
            var progress = new Reporter(item => context.Progress($"{Interlocked.Increment(ref done)}/{files.Count} {Path.GetFileName(item.Path)}{(item.Assessment is null ? "：有错误" : string.Empty)}"));
            var items = BatchRun.Run(engine, files, path => reader.Read(path), progress: progress, cancellation: cancellation);
            foreach (var item in items)
            {
                if (item.Assessment is not { } assessment)
                {
                    context.Output.WriteLine($"失败 {item.Path}");
                    context.Report(item.Diagnostics.Where(d => d.Severity == Severity.Error), 20);
                    continue;
                }

                context.Output.WriteLine($"完成 {item.Path}：{AssessmentText.Counts(assessment)}");
                output?.Write(Path.GetFileName(item.Path) + ".json", AssessmentJson.Write(assessment));
            }

            context.Output.WriteLine($"{items.Length} 份，失败 {items.Count(i => i.Assessment is null)} 份。");
            output?.Finish();
            return Task.FromResult((int)(items.All(i => i.Assessment is not null) ? ExitCode.Done : ExitCode.InputWrong));
        });
        return command;
    }

    private sealed class Reporter(Action<BatchItem> report) : IProgress<BatchItem>
    {
        public void Report(BatchItem value) => report(value);
    }
}
