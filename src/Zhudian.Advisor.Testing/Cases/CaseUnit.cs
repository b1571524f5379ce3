using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>
/// What runs at a time: one <c>case</c> fence, or all rows of one 用例 table. It is named by its number in the knowledge base, so that it
/// also stands for the same unit of a base whose rules differ a little.
/// </summary>
/// <param name="Kind">Fence or table.</param>
/// <param name="Index">Number among the fences or tables of the base.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Needed">Rules the fence needs; null for tables.</param>
internal sealed record CaseUnit(CaseKind Kind, int Index, SourceLocation Location, ImmutableHashSet<string>? Needed)
{
    /// <summary>Runs it on an engine over its base, or over one that differs only inside rules, tables, formulas and numbers.</summary>
    /// <param name="engine">Engine.</param>
    /// <param name="explain">Whether failures come with their evidence.</param>
    /// <param name="sheets">Sheets made before for the same vocabulary.</param>
    /// <param name="cancellation">Stops the run.</param>
    public IEnumerable<CaseVerdict> Run(EvaluationEngine engine, bool explain = false, Dictionary<RuleCase, PreparedCase>? sheets = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Kind == CaseKind.Rule
            ? [RuleCaseRun.Run(engine, engine.Knowledge.RuleCases[Index], Needed, sheets, explain, cancellation)]
            : TableCaseRun.Run(engine, engine.Knowledge.TableCases[Index], explain, cancellation);
    }
}
