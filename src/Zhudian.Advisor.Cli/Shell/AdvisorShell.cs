using System.CommandLine;
using Zhudian.Advisor.Cli.Commands;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>The <c>advisor</c> command: parses, runs, and turns every ending into an exit code. Tests run it in process.</summary>
internal static class AdvisorShell
{
    /// <summary>Runs one command line.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var context = new CommandContext(output, error);
        var root = new RootCommand("驻点智策：由城市事实表得出可核对的诊断与方案草稿。")
        {
            EvaluateCommand.Create(context),
            ReportCommand.Create(context),
            RulesCommand.Create(context),
            FeelCommand.Create(context),
            ApplyCommand.Create(context),
            ExplainCommands.Explain(context),
            ExplainCommands.WhyNotCommand(context),
            ExplainCommands.WhatIfCommand(context),
            ExplainCommands.FlipCommand(context),
            ExplainCommands.Missing(context),
            SheetCommand.Create(context),
            ReplayCommand.Create(context),
            BatchCommand.Create(context),
            DemoCommand.Create(context),
        };
        ChineseHelp.Install(root, output);
        var parsed = root.Parse(args);
        if (args.Length == 0)
        {
            new ChineseHelp(output).Write(root);
            return (int)ExitCode.Done;
        }

        // Help comes before any complaint about what is still missing from the line.
        if (args.Any(a => a is "--help" or "-h" or "-?"))
        {
            new ChineseHelp(output).Write(parsed.CommandResult.Command);
            return (int)ExitCode.Done;
        }

        if (ParseProblems.Report(parsed, error))
        {
            return (int)ExitCode.InputWrong;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellation).ConfigureAwait(false);
        }
        catch (CommandFailure failure)
        {
            if (failure.Problem is not null)
            {
                error.WriteLine(failure.Problem);
            }

            return (int)failure.Code;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("已取消。");
            return (int)ExitCode.InputWrong;
        }
        catch (IOException problem)
        {
            error.WriteLine($"错误：文件读写失败：{problem.Message}");
            return (int)ExitCode.InputWrong;
        }
        catch (UnauthorizedAccessException problem)
        {
            error.WriteLine($"错误：没有权限：{problem.Message}");
            return (int)ExitCode.InputWrong;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            error.WriteLine("程序自身出错（不是您的数据有误），请把下面的内容连同命令发给维护者：");
            error.WriteLine(fault);
            return (int)ExitCode.OurFault;
        }
    }
}
