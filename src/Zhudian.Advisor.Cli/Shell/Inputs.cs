using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Cli.Shell;

/// <summary>Loads what commands work on; every problem is reported before the command ends.</summary>
internal sealed class Inputs(CommandContext context)
{
    /// <summary>Rule files shipped beside the program.</summary>
    public static string ShippedRules => Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The knowledge base of a folder; ends the command with <see cref="ExitCode.KnowledgeWrong"/> when it has errors. Cases are read for commands that run them.</summary>
    public KnowledgeBase Knowledge(string? directory, bool cases = false)
    {
        var folder = directory ?? ShippedRules;
        if (!Directory.Exists(folder))
        {
            throw new CommandFailure(directory is null ? ExitCode.OurFault : ExitCode.InputWrong, $"错误：没有规则目录“{folder}”。用 --rules 指明规则所在的目录。");
        }

        return Whole(KnowledgeLoader.LoadDirectory(folder, cases ? RuleBase.Options : RuleBase.ForEvaluation), "规则库");
    }

    /// <summary>A knowledge base out of files that are not in a folder; ends the command with <see cref="ExitCode.KnowledgeWrong"/> when it has errors.</summary>
    public KnowledgeBase Knowledge(IEnumerable<KnowledgeSource> files, string name) => Whole(KnowledgeLoader.Load(files, RuleBase.Options), name + "的规则库");

    private KnowledgeBase Whole(LoadResult result, string name)
    {
        if (result.Knowledge is { } knowledge)
        {
            return knowledge;
        }

        context.Report(result.Errors);
        throw new CommandFailure(ExitCode.KnowledgeWrong, $"{name}有 {result.Errors.Count()} 处错误，未作评估。改好后可用 advisor rules check 复查。");
    }

    /// <summary>
    /// What an evaluation needs: an engine over a knowledge base, and a fact sheet. The sheet is read while the rules are loaded, and bound while the engine
    /// plans; ends the command like <see cref="Knowledge(string?, bool)"/> and <see cref="Sheet"/>.
    /// </summary>
    public (EvaluationEngine Engine, FactSheet Facts) Both(string? rules, string sheet, string? asOf, string? period, bool advice = true)
    {
        var reading = Aside.Run(() => SheetSource.Read(sheet, SheetLimits.Default));
        var knowledge = Knowledge(rules);
        var planning = Aside.Run(() => EvaluationEngine.Prepared(knowledge));
        var facts = Bound(knowledge, asOf, period, advice, () => reading.GetAwaiter().GetResult());
        return (planning.GetAwaiter().GetResult(), facts);
    }

    /// <summary>A fact sheet; ends the command with <see cref="ExitCode.InputWrong"/> when it has errors. Advice goes to the error stream.</summary>
    public FactSheet Sheet(string path, KnowledgeBase knowledge, string? asOf, string? period, bool advice = true)
        => Bound(knowledge, asOf, period, advice, () => SheetSource.Read(path, SheetLimits.Default));

    private FactSheet Bound(KnowledgeBase knowledge, string? asOf, string? period, bool advice, Func<SheetSource> text)
    {
        var options = SheetReadOptions.Default with { AsOf = CommonOptions.Day(asOf, "--as-of"), Period = CommonOptions.Span(period) };
        var result = new SheetReader(knowledge, options).Bind(text());
        if (result.Sheet is { } sheet)
        {
            if (advice && result.Diagnostics.Length > 0)
            {
                context.Report(result.Diagnostics, 20);
            }

            return sheet;
        }

        context.Report(result.Diagnostics.Where(d => d.Severity == Severity.Error));
        throw new CommandFailure(ExitCode.InputWrong, $"事实表有 {result.Diagnostics.Count(d => d.Severity == Severity.Error)} 处错误，没有评估，也没有写任何文件。");
    }
}
