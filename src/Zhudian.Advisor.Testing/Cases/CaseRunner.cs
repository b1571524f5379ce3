using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Runs the experts' cases of a knowledge base (RULES.md §12).</summary>
public static class CaseRunner
{
    /// <summary>Day of cases that name none: far from any edition boundary of the day they were written.</summary>
    public static DateOnly DefaultDay { get; } = new(2026, 11, 21);

    /// <summary>
    /// Runs all cases, or those whose name, suite or file contains <paramref name="filter"/>. Of the rules only those run that the
    /// conclusions a case names can depend on. Failures come with the values their conditions saw.
    /// </summary>
    public static CaseReport Run(EvaluationEngine engine, string? filter = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var verdicts = ImmutableArray.CreateBuilder<CaseVerdict>();
        foreach (var unit in CaseSuite.Of(engine.Knowledge, filter))
        {
            verdicts.AddRange(unit.Run(engine, explain: true, cancellation: cancellation));
        }

        return new CaseReport([.. verdicts.OrderBy(v => v.Location.Path, StringComparer.Ordinal).ThenBy(v => v.Location.Line)]);
    }
}
