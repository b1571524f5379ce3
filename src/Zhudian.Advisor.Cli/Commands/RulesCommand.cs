using System.CommandLine;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor rules …</c>: the experts' bench.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandContext context) => new("rules", "规则库：检查、用例、覆盖、变异、影响、与 DMN 互换")
    {
        Check(context),
        RulesTestCommand.Create(context),
        RulesCoverageCommand.Create(context),
        RulesMutateCommand.Create(context),
        RulesImpactCommand.Create(context),
        RulesExchangeCommands.Export(context),
        RulesExchangeCommands.Import(context),
    };

    private static Command Check(CommandContext context)
    {
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var command = new Command("check", "检查规则库：全部错误与提示，逐条给出文件、行、列与改法") { rules, asOf };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(rules) ?? Inputs.ShippedRules;
            if (!Directory.Exists(folder))
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：没有规则目录“{folder}”。");
            }

            var result = KnowledgeLoader.LoadDirectory(folder, RuleBase.Options with { AnalyseTables = true, Today = CommonOptions.Day(parsed.GetValue(asOf), "--as-of") });
            foreach (var diagnostic in result.Diagnostics)
            {
                context.Output.WriteLine(diagnostic);
            }

            var errors = result.Errors.Count();
            var lints = result.Diagnostics.Count(d => d.Severity == Severity.Lint);
            if (result.Knowledge is { } knowledge)
            {
                context.Output.WriteLine($"{knowledge.Files.Length} 个文件，{knowledge.Rules.Length} 条规则，{knowledge.Tables.Count} 张决策表，{knowledge.Derived.Count} 个派生量，{knowledge.Parameters.Count} 个参数，{knowledge.RuleCases.Count} 个规则用例，{knowledge.TableCases.Sum(c => c.Rows.Length)} 行表用例；错误 0，提示 {lints}。");
                return (int)ExitCode.Done;
            }

            context.Output.WriteLine($"错误 {errors}，提示 {lints}。");
            return (int)ExitCode.KnowledgeWrong;
        });
        return command;
    }
}
