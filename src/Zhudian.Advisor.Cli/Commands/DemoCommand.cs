using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor demo</c>: the shipped sample city, from sheet to document.</summary>
internal static class DemoCommand
{
    /// <summary>The sample city's sheet, shipped beside the program.</summary>
    public static string SampleSheet => Path.Combine(AppContext.BaseDirectory, "Sample", "澄芦市.yaml");

    public static Command Create(CommandContext context)
    {
        var folder = new Option<string>("--out") { Description = "输出目录", HelpName = "目录", DefaultValueFactory = _ => "out" };
        var edition = CommonOptions.Edition();
        var command = new Command("demo", "评估随程序提供的样例城市，打印结论并生成全部文稿") { folder, edition };
        command.SetAction(async (parsed, cancellation) =>
        {
            var output = OutputFiles.In(parsed.GetRequiredValue(folder));
            context.Progress("载入规则库与样例城市");
            var (engine, facts) = new Inputs(context).Both(null, SampleSheet, null, null, advice: false);
            var assessment = engine.Evaluate(facts, cancellation: cancellation);
            AssessmentText.Write(context.Screen, assessment);
            await new ReportWriter(context).WriteAsync(assessment, "综合解决方案", output, ReportWriter.AllFormats, DraftEditions.Of(parsed.GetRequiredValue(edition)) ?? DraftEdition.Internal, cancellation).ConfigureAwait(false);
            context.Output.WriteLine();
            context.Output.WriteLine("已生成：");
            foreach (var file in output.Written)
            {
                context.Output.WriteLine("  " + file);
            }

            output.Finish();
            return (int)ExitCode.Done;
        });
        return command;
    }
}
