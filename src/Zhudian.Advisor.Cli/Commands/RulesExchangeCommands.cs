using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Exchange;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules export</c> and <c>advisor rules import</c>: decision tables to and from DMN files.</summary>
internal static class RulesExchangeCommands
{
    public static Command Export(CommandContext context)
    {
        var name = new Argument<string>("决策表") { Description = "决策表的名称" };
        var dmn = new Option<string?>("--dmn") { Description = "写成 DMN；版本 1.5（缺省）、1.4、1.3 或 1.2。Camunda Modeler 只打开 1.3", HelpName = "版本", Arity = ArgumentArity.ZeroOrOne, Required = true };
        var target = Out("写到的文件；不给则写到标准输出");
        var rules = CommonOptions.Rules();
        var command = new Command("export", "把一张决策表（连同各版本）写成 DMN 文件，供 Camunda Modeler 等软件打开") { name, dmn, target, rules };
        command.SetAction(parsed =>
        {
            var number = parsed.GetValue(dmn) ?? DmnVersion.Latest.Number;
            var version = DmnVersion.Writable(number) ?? throw new CommandFailure(ExitCode.InputWrong, $"错误：不能写 DMN {number}，可用 1.5、1.4、1.3、1.2。");
            var output = OutputFiles.To(parsed.GetValue(target));
            var folder = parsed.GetValue(rules) ?? Inputs.ShippedRules;
            var knowledge = new Inputs(context).Knowledge(parsed.GetValue(rules));
            var result = DmnExport.Table(knowledge, parsed.GetRequiredValue(name), path => File.ReadAllText(Path.Combine(folder, path)), version);
            context.Report(result.Diagnostics);
            if (result.Xml is not { } xml)
            {
                return (int)ExitCode.InputWrong;
            }

            Write(context, output, parsed.GetValue(target), xml);
            if (version.Number != "1.3")
            {
                context.Progress($"这是 DMN {version.Number}。Camunda Modeler 目前只认 1.3 的命名空间，要用它打开请写 --dmn 1.3；内容相同。");
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    public static Command Import(CommandContext context)
    {
        var file = new Argument<string>("DMN文件") { Description = "DMN 1.1 至 1.5 的文件" };
        var target = Out("写到的规则文件（.md）；不给则写到标准输出；不覆盖已有的文件");
        var command = new Command("import", "把 DMN 文件里的决策表写成规则文件（Markdown），不能导入的逐项说明") { file, target };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：没有文件“{path}”。");
            }

            if (parsed.GetValue(target) is { } existing && File.Exists(existing))
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：“{existing}”已经存在，没有覆盖。换一个文件名，或先移走它。");
            }

            var output = OutputFiles.To(parsed.GetValue(target));
            if (new FileInfo(path).Length > DmnImport.MaxBytes)
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：“{path}”超过 {DmnImport.MaxBytes / 1024 / 1024} MB，没有读取。");
            }

            var result = DmnImport.Read(File.ReadAllBytes(path), path.Replace('\\', '/'));
            context.Report(result.Diagnostics);
            if (result.Markdown is not { } text)
            {
                return (int)ExitCode.InputWrong;
            }

            Write(context, output, parsed.GetValue(target), text);
            context.Progress($"导入决策表 {result.Tables} 张；要看的提示 {result.Diagnostics.Count(d => d.Severity == Severity.Lint)} 条。");
            Check(context, parsed.GetValue(target) ?? "导入.md", text, result);
            return (int)ExitCode.Done;
        });
        return command;
    }

    // Our own files refer to the vocabulary of their rule folder; foreign ones stand alone and can be tried at once.
    private static void Check(CommandContext context, string path, string text, DmnImportResult result)
    {
        if (!result.Foreign)
        {
            return;
        }

        var loaded = KnowledgeLoader.Load([(Path.GetFileName(path), text)], RuleBase.Options);
        var errors = loaded.Errors.ToList();
        if (errors.Count > 0)
        {
            context.Progress($"单独装载这个文件有 {errors.Count} 处错误，放进规则目录之前要改写：");
            context.Report(errors, 50);
        }
    }

    private static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "文件" };

    private static void Write(CommandContext context, OutputFiles? output, string? target, string text)
    {
        if (output is null || target is null)
        {
            context.Output.Write(text);
            return;
        }

        output.Write(target, text);
        output.Finish();
        context.Progress("写出 " + target);
    }
}
