using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor report SHEET</c>.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandContext context)
    {
        var sheet = CommonOptions.Sheet();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var period = CommonOptions.Period();
        var template = new Option<string>("--template") { Description = "文种", HelpName = "名称", DefaultValueFactory = _ => "综合解决方案" };
        var folder = new Option<string>("--out") { Description = "输出目录", HelpName = "目录", DefaultValueFactory = _ => "out" };
        var formats = new Option<string>("--formats") { Description = "格式，逗号分隔", HelpName = "md,html,pdf,docx", DefaultValueFactory = _ => string.Join(',', ReportWriter.AllFormats) };
        var edition = CommonOptions.Edition();
        var command = new Command("report", "评估并生成文稿（Markdown、HTML、PDF、DOCX 与回执）") { sheet, rules, asOf, period, template, folder, formats, edition };
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = Formats(parsed.GetRequiredValue(formats));
            var output = OutputFiles.In(parsed.GetRequiredValue(folder));
            var (engine, facts) = new Inputs(context).Both(parsed.GetValue(rules), parsed.GetRequiredValue(sheet), parsed.GetValue(asOf), parsed.GetValue(period), advice: false);
            var assessment = engine.Evaluate(facts, cancellation: cancellation);
            await new ReportWriter(context).WriteAsync(assessment, parsed.GetRequiredValue(template), output, wanted, DraftEditions.Of(parsed.GetRequiredValue(edition)) ?? DraftEdition.Internal, cancellation).ConfigureAwait(false);
            foreach (var file in output.Written)
            {
                context.Output.WriteLine(file);
            }

            output.Finish();
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static List<string> Formats(string text)
    {
        var wanted = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(f => f.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var wrong = wanted.Except(ReportWriter.AllFormats).ToList();
        return wrong.Count == 0 && wanted.Count > 0
            ? wanted
            : throw new CommandFailure(ExitCode.InputWrong, $"错误：--formats 里没有这种格式：{string.Join("、", wrong)}。可用：{string.Join("、", ReportWriter.AllFormats)}。");
    }
}
