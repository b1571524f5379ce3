using System.CommandLine;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Impact;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules impact</c>: which conclusions change for which city when the rules change.</summary>
internal static class RulesImpactCommand
{
    public static Command Create(CommandContext context)
    {
        var from = new Option<string>("--base") { Description = "改动前的规则：目录，或规则目录所在 git 仓库的一个版本（提交号、分支、标签，如 HEAD~1）", HelpName = "目录或版本", Required = true };
        var rules = CommonOptions.Rules();
        var sheets = new Option<string>("--sheets") { Description = "事实表所在目录，或一份事实表", HelpName = "目录", Required = true };
        var format = CommonOptions.Format("text", "json");
        var command = new Command("impact", "两个版本的规则各评估一遍，列出哪个城市的哪些结论会新增、消失或变化，因为哪条规则、哪一行") { from, rules, sheets, format };
        command.SetAction((parsed, cancellation) =>
        {
            var files = Sheets(parsed.GetRequiredValue(sheets));
            var inputs = new Inputs(context);
            var before = Base(inputs, parsed.GetRequiredValue(from), parsed.GetValue(rules) ?? Inputs.ShippedRules);
            var after = inputs.Knowledge(parsed.GetValue(rules));
            var report = ImpactRun.Run(before, after, files, progress: new Reporter(context), cancellation: cancellation);
            if (parsed.GetValue(format) == "json")
            {
                context.Output.Write(ImpactReportJson.Write(report));
            }
            else
            {
                Write(context.Output, report);
            }

            return Task.FromResult((int)(report.Sheets.All(s => s.Read) ? ExitCode.Done : ExitCode.InputWrong));
        });
        return command;
    }

    private static KnowledgeBase Base(Inputs inputs, string from, string rules)
        => Directory.Exists(from) ? inputs.Knowledge(from)
            : Directory.Exists(rules) ? inputs.Knowledge(GitRules.Read(rules, from), $"版本“{from}”")
            : throw new CommandFailure(ExitCode.InputWrong, $"错误：没有规则目录“{rules}”。");

    private static List<string> Sheets(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new CommandFailure(ExitCode.InputWrong, $"错误：没有目录或文件“{path}”。");
        }

        var files = Directory.EnumerateFiles(path).Where(f => SheetReader.TryFormatOf(f, out _)).ToList();
        return files.Count > 0 ? files : throw new CommandFailure(ExitCode.InputWrong, $"错误：目录“{path}”里没有事实表（xlsx、yaml、json）。");
    }

    private static void Write(TextWriter output, ImpactReport report)
    {
        output.WriteLine($"规则的改动 {report.Elements.Length} 处：");
        foreach (var element in report.Elements)
        {
            output.WriteLine($"  {element.Location} {Word(element.Kind)} {element.Id}：{Flat(element.Before) ?? "（新增）"} → {Flat(element.After) ?? "（删去）"}");
        }

        foreach (var sheet in report.Sheets)
        {
            output.WriteLine();
            if (!sheet.Read)
            {
                output.WriteLine($"{sheet.Path}：未能读入，没有比较");
                foreach (var problem in sheet.Diagnostics.Take(20))
                {
                    output.WriteLine("  " + problem);
                }

                continue;
            }

            output.WriteLine($"{sheet.City}（{sheet.Path}）：结论有别 {sheet.Changes.Length} 条；未能判定 {sheet.Undecided.Before} → {sheet.Undecided.After}，故障 {sheet.Faults.Before} → {sheet.Faults.After}");
            foreach (var change in sheet.Changes)
            {
                output.WriteLine($"  {Word(change.Kind)} {change.Conclusion} {change.Id}（{change.RuleLocation}）：{change.Text}");
                foreach (var field in change.Fields)
                {
                    output.WriteLine($"      {field.Field}：{field.Before} → {field.After}");
                }

                output.WriteLine("      因为：" + (!change.Explained ? "变化太多，这一条没有追溯" : change.Causes.IsEmpty ? "改动不在它的依据链上（如词汇或事实表的读法变了）" : string.Join("；", change.Causes.Select(c => $"{Word(c.Kind)} {c.Id}"))));
            }
        }

        output.WriteLine();
        output.WriteLine($"共 {report.Sheets.Length} 份，结论有别的 {report.Sheets.Count(s => s.Changes.Length > 0)} 份，未能读入 {report.Sheets.Count(s => !s.Read)} 份。");
    }

    private static string? Flat(string? text) => text?.ReplaceLineEndings("；");

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "新增",
        ChangeKind.Removed => "消失",
        _ => "变化",
    };

    private static string Word(ElementKind kind) => kind switch
    {
        ElementKind.Rule => "规则",
        ElementKind.Table => "决策表",
        ElementKind.TableRow => "表行",
        ElementKind.Derived => "派生量",
        ElementKind.Parameter => "参数",
        _ => "参考数据",
    };

    private sealed class Reporter(CommandContext context) : IProgress<SheetImpact>
    {
        public void Report(SheetImpact value) => context.Progress(Path.GetFileName(value.Path) + (value.Read ? string.Empty : "：有错误"));
    }
}
