using System.CommandLine;
using System.CommandLine.Invocation;
using Zhudian.Advisor.Cli.Commands;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;

namespace Zhudian.Advisor.Cli;

/// <summary>The <c>advisor</c> command: parses, runs, and turns every ending into an exit code. Tests run it in process.</summary>
internal static class AdvisorShell
{
    private static readonly (string Name, Func<CommandContext, Command> Create)[] Commands =
    [
        ("evaluate", EvaluateCommand.Create),
        ("report", ReportCommand.Create),
        ("rules", RulesCommand.Create),
        ("feel", FeelCommand.Create),
        ("apply", ApplyCommand.Create),
        ("explain", ExplainCommands.Explain),
        ("why-not", ExplainCommands.WhyNotCommand),
        ("what-if", ExplainCommands.WhatIfCommand),
        ("flip", ExplainCommands.FlipCommand),
        ("missing", ExplainCommands.Missing),
        ("sheet", SheetCommand.Create),
        ("replay", ReplayCommand.Create),
        ("batch", BatchCommand.Create),
        ("demo", DemoCommand.Create),
    ];

    /// <summary>Runs one command line; a command that never waits has ended when this returns.</summary>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var context = new CommandContext(output, error);
        var root = Root(context, args);
        var parsed = root.Parse(args);
        if (args.Length == 0)
        {
            new ChineseHelp(output).Write(root);
            return Task.FromResult((int)ExitCode.Done);
        }

        // Help comes before any complaint about what is still missing from the line.
        if (args.Any(a => a is "--help" or "-h" or "-?"))
        {
            new ChineseHelp(output).Write(parsed.CommandResult.Command);
            return Task.FromResult((int)ExitCode.Done);
        }

        if (ParseProblems.Report(parsed, error))
        {
            return Task.FromResult((int)ExitCode.InputWrong);
        }

        return parsed.Action is SynchronousCommandLineAction action ? Task.FromResult(Invoke(root, parsed, action, output, error)) : InvokeAsync(parsed, output, error, cancellation);
    }

    private static int Invoke(Command root, ParseResult parsed, SynchronousCommandLineAction action, TextWriter output, TextWriter error)
    {
        try
        {
            // Only the options of the whole program (--version) have anything to do before or instead of the command.
            return root is RootCommand ? parsed.Invoke(Configuration(output, error)) : action.Invoke(parsed);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return Ended(fault, error);
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            return await parsed.InvokeAsync(Configuration(output, error), cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return Ended(fault, error);
        }
    }

    private static InvocationConfiguration Configuration(TextWriter output, TextWriter error) => new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };

    private static int Ended(Exception fault, TextWriter error)
    {
        switch (fault)
        {
            case CommandFailure failure:
                if (failure.Problem is not null)
                {
                    error.WriteLine(failure.Problem);
                }

                return (int)failure.Code;
            case OperationCanceledException:
                error.WriteLine("已取消。");
                return (int)ExitCode.InputWrong;
            case IOException or UnauthorizedAccessException:
                error.WriteLine($"错误：文件读写失败：{OutputFiles.Reason(fault)}（系统的原话：{fault.Message}）。");
                return (int)ExitCode.InputWrong;
            default:
                error.WriteLine("程序自身出错（不是您的数据有误），请把下面的内容连同命令发给维护者：");
                error.WriteLine(fault);
                return (int)ExitCode.OurFault;
        }
    }

    // Only the command that is named first, unless something is asked about the whole: the options for help and version cost more to make than to parse a line.
    private static Command Root(CommandContext context, string[] args)
    {
        const string Description = "驻点智策：由城市事实表得出可核对的诊断与方案草稿。";
        var asked = args.Length == 0 ? -1 : Array.FindIndex(Commands, c => c.Name == args[0]);
        if (asked >= 0 && !Array.Exists(args, a => a is "--help" or "-h" or "-?" or "/h" or "/?" or "--version"))
        {
            return new Command("advisor", Description) { Commands[asked].Create(context) };
        }

        var root = new RootCommand(Description);
        foreach (var (_, create) in Commands)
        {
            root.Subcommands.Add(create(context));
        }

        ChineseHelp.Install(root, context.Output);
        return root;
    }
}
