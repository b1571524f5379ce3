using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor evaluate SHEET</c>.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CommandContext context)
    {
        var sheet = CommonOptions.Sheet();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var period = CommonOptions.Period();
        var format = CommonOptions.Format("text", "json");
        var command = new Command("evaluate", "评估一份事实表，给出结论、未能判定的事项与缺失事实") { sheet, rules, asOf, period, format };
        command.SetAction(parsed =>
        {
            var (engine, facts) = new Inputs(context).Both(parsed.GetValue(rules), parsed.GetRequiredValue(sheet), parsed.GetValue(asOf), parsed.GetValue(period));
            var assessment = engine.Evaluate(facts);
            if (parsed.GetValue(format) == "json")
            {
                context.Output.Write(AssessmentJson.Write(assessment));
            }
            else
            {
                AssessmentText.Write(context.Screen, assessment);
            }

            return (int)(assessment.Faults.Length == 0 ? ExitCode.Done : ExitCode.KnowledgeWrong);
        });
        return command;
    }
}
