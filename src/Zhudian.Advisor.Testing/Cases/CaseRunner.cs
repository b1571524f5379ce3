using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Runs the experts' cases of a knowledge base (RULES.md §12).</summary>
public static class CaseRunner
{
    /// <summary>Day of cases that name none: far from any edition boundary of the day they were written.</summary>
    public static DateOnly DefaultDay { get; } = new(2026, 11, 21);

    /// <summary>Runs all cases, or those whose name, suite or file contains <paramref name="filter"/>.</summary>
    public static CaseReport Run(EvaluationEngine engine, string? filter = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var verdicts = ImmutableArray.CreateBuilder<CaseVerdict>();
        foreach (var @case in engine.Knowledge.RuleCases.Where(c => Wanted(filter, c.Name, c.Location.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            verdicts.Add(RuleCaseRun.Run(engine, @case, cancellation));
        }

        foreach (var set in engine.Knowledge.TableCases.Where(s => filter is null || Wanted(filter, s.Target, s.Location.Path) || s.Rows.Any(r => Wanted(filter, r.Name, string.Empty))))
        {
            verdicts.AddRange(TableCaseRun.Run(engine, set, cancellation));
        }

        return new CaseReport([.. verdicts.OrderBy(v => v.Location.Path, StringComparer.Ordinal).ThenBy(v => v.Location.Line)]);
    }

    private static bool Wanted(string? filter, string name, string path)
        => filter is null || name.Contains(filter, StringComparison.Ordinal) || path.Contains(filter, StringComparison.Ordinal);
}
