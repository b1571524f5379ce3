using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Turns rows of conclusion kinds into <see cref="Conclusion"/>s: status, basis, values; sentence and coverage follow when asked for.</summary>
internal sealed class ConclusionBuilder(RunContext context)
{
    private static readonly EvidenceSummary Nothing = new(VerificationStatus.Unverified, string.Empty, [], []);

    /// <summary>Conclusion of a sealed row.</summary>
    public Conclusion Build(ConclusionTable table, ConclusionRow row)
    {
        var kind = row.Action.Kind;
        var summary = row.Gathered.Evidence is { } evidence ? context.Statuses.Summarise(evidence) : Nothing;
        var stated = context.Plan.Kinds[kind].Stated;
        var values = ImmutableArray.CreateBuilder<(FieldDef Field, Value Value)>(stated.Length);
        foreach (var field in stated)
        {
            values.Add((field, row.Values[field.Slot]));
        }

        var review = kind.FormalGrade && summary.Status >= VerificationStatus.Unverified;
        return new Conclusion(row.Id, row.Binding.Plan.Rule, kind, row.Key, row.Binding.Subject, values.MoveToImmutable(), Value.Row(table, row.Index), row.EmittedFor is not null)
        {
            Details = new ConclusionDetails(row, review ? summary : null),
            Status = summary.Status,
            WeakestElement = summary.Weakest,
            Origin = row.Gathered.Evidence?.Origin,
            Basis = summary.Basis,
            ReviewOnly = review,
            Contested = summary.Contested.IsEmpty ? [] : [.. summary.Contested.Select(name => (name, ValueOf(context.Plan.Knowledge.Parameters[name])))],
        };
    }

    private Value ValueOf(ParameterDef parameter)
    {
        var edition = parameter.On(context.AsOf) ?? parameter.Editions[^1];
        return context.TryChosen(parameter, edition, out var chosen) ? chosen : edition.Value;
    }
}
