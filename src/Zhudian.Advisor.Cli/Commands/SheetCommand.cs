using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor sheet …</c>: blank workbook, check, conversion.</summary>
internal static class SheetCommand
{
    public static Command Create(CommandContext context) => new("sheet", "事实表：空白模板、检查、转换、列映射") { Template(context), Check(context), Convert(context), Guess(context) };

    private static Command Template(CommandContext context)
    {
        var kinds = Kinds();
        var file = new Option<string>("--out") { Description = "写入的工作簿", HelpName = "文件.xlsx", DefaultValueFactory = _ => "事实表模板.xlsx" };
        var rules = CommonOptions.Rules();
        var command = new Command("template", "写一份空白事实表：表头带单位、下拉项、提供部门与填写说明，另写分部门数据需求清单") { kinds, file, rules };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var output = OutputFiles.To(path)!;
            var knowledge = new Inputs(context).Knowledge(parsed.GetValue(rules));
            using var stream = new MemoryStream();
            SheetTemplate.Write(stream, knowledge, parsed.GetValue(kinds) ?? []);
            var request = Path.ChangeExtension(path, null) + "-分部门数据需求清单.md";
            output.Write(path, stream.ToArray());
            output.Write(request, DataRequest.Markdown(knowledge, parsed.GetValue(kinds) ?? []));
            foreach (var written in output.Written)
            {
                context.Output.WriteLine(written);
            }

            output.Finish();
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Check(CommandContext context)
    {
        var sheet = CommonOptions.Sheet();
        var kinds = Kinds();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var all = new Option<bool>("--all") { Description = "逐格列出全部缺项，而不是按列汇总" };
        var command = new Command("check", "检查事实表：全部错误与提示，以及缺项、所在单元格与下一步") { sheet, kinds, rules, asOf, all };
        command.SetAction(parsed =>
        {
            var knowledge = new Inputs(context).Knowledge(parsed.GetValue(rules));
            var options = SheetReadOptions.Default with { AsOf = CommonOptions.Day(parsed.GetValue(asOf), "--as-of") };
            var report = SheetCheck.Run(new SheetReader(knowledge, options).Read(parsed.GetRequiredValue(sheet)), knowledge, parsed.GetValue(kinds));
            foreach (var finding in report.Findings)
            {
                context.Output.WriteLine(finding);
            }

            if (parsed.GetValue(all))
            {
                foreach (var gap in report.Gaps)
                {
                    context.Output.WriteLine($"缺 {gap.Text}{Next(gap.Provider, gap.NextStep)}");
                }
            }
            else
            {
                foreach (var group in report.Groups)
                {
                    context.Output.WriteLine($"缺 {group.Text}{Next(group.Provider, group.NextStep)}");
                }
            }

            context.Output.WriteLine($"{(report.Usable ? "可以评估" : "有错误，不能评估")}；提示与错误 {report.Findings.Length} 条，{(report.Usable ? $"缺项 {report.Gaps.Length} 处" : "缺项待改正错误后再查")}。");
            return (int)(report.Usable ? ExitCode.Done : ExitCode.InputWrong);
        });
        return command;
    }

    private static Command Convert(CommandContext context)
    {
        var sheet = CommonOptions.Sheet();
        var file = new Argument<string>("输出") { Description = "输出文件；格式由扩展名定：xlsx、yaml、json" };
        var rules = CommonOptions.Rules();
        var command = new Command("convert", "在 xlsx、yaml、json 之间转换，内容不变") { sheet, file, rules };
        command.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(file);
            if (!SheetReader.TryFormatOf(target, out var format))
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：不认识输出格式“{Path.GetExtension(target)}”，用 .xlsx、.yaml 或 .json。");
            }

            var output = OutputFiles.To(target)!;
            var (_, facts) = new Inputs(context).Both(parsed.GetValue(rules), parsed.GetRequiredValue(sheet), null, null, advice: false);
            using var stream = new MemoryStream();
            SheetConvert.Write(facts, format, stream);
            output.Write(target, stream.ToArray());
            output.Finish();
            context.Output.WriteLine(target);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Guess(CommandContext context)
    {
        var csv = new Argument<string>("CSV") { Description = "要导入的 CSV 文件" };
        var entity = new Option<string?>("--entity") { Description = "要填的表，如 月监测；默认取列最相符的", HelpName = "表" };
        var rules = CommonOptions.Rules();
        var command = new Command("guess", "猜一份列映射，供人核对后保存使用") { csv, entity, rules };
        command.SetAction(parsed =>
        {
            var guess = MappingGuess.Make(parsed.GetRequiredValue(csv), new Inputs(context).Knowledge(parsed.GetValue(rules)), parsed.GetValue(entity));
            context.Report(guess.Diagnostics);
            context.Output.Write(guess.Text);
            return (int)(guess.Text.Length > 0 ? ExitCode.Done : ExitCode.InputWrong);
        });
        return command;
    }

    private static Option<string[]> Kinds() => new("--for") { Description = "只取这些文种需要的表与列；可重复", HelpName = "文种", AllowMultipleArgumentsPerToken = true };

    private static string Next(string provider, string next)
    {
        // A next step that already says whom to ask is not told twice.
        var ask = provider.Length > 0 ? "向" + provider + "要" : string.Empty;
        var parts = new[] { next.StartsWith(ask, StringComparison.Ordinal) ? string.Empty : ask, next }.Where(p => p.Length > 0).ToList();
        return parts.Count == 0 ? string.Empty : "：" + string.Join("；", parts);
    }
}
