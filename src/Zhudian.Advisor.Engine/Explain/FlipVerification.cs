using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>
/// Whether a change turns the conclusion in an evaluation of its own, which keeps nothing of the trials: of every rule that has a say in it. The other
/// rules make nothing it reads and no conclusion of its kind, so that an evaluation of all rules draws it alike (<see cref="Knowledge.Rules.RuleNeeds"/>).
/// </summary>
internal sealed class FlipVerification(Assessment assessment, Conclusion conclusion, FlipTrial trial, CancellationToken cancellation)
{
    /// <summary>The flip; null when the conclusion stays what it was, or only repeats the changed fact.</summary>
    public FlipFound? Of(ImmutableArray<FactChange> changes)
    {
        var facts = trial.Facts;
        foreach (var change in changes)
        {
            facts = facts.SetItem(change.Cell, change.After);
        }

        var options = assessment.State.Context.Options with { Facts = facts, OnlyRules = trial.Needed };
        var after = assessment.State.Engine.Evaluate(assessment.Sheet, options, cancellation);
        var now = after.Conclusions.FirstOrDefault(c => string.Equals(c.Id, conclusion.Id, StringComparison.Ordinal) && ReferenceEquals(c.Kind, conclusion.Kind));
        return now is not null && (WhatIf.SameVerdict(conclusion, now) || Repeats(now, changes)) ? null : new FlipFound(changes, changes.Sum(c => c.Distance), now);
    }

    // All that differs is the changed fact itself, repeated by the conclusion.
    private bool Repeats(Conclusion now, ImmutableArray<FactChange> changes)
        => now.FromUnknown == conclusion.FromUnknown && now.ReviewOnly == conclusion.ReviewOnly && now.Values.Length == conclusion.Values.Length
            && conclusion.Values.Zip(now.Values).Where(p => !string.Equals(KeyText.Of(p.First.Value), KeyText.Of(p.Second.Value), StringComparison.Ordinal))
                .All(p => p.First.Value.Kind == ValueKind.String || changes.Any(c => c.Before.Equals(p.First.Value) && c.After.Equals(p.Second.Value)));
}
