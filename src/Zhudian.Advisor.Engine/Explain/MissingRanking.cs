using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>One absent fact and what hangs on it.</summary>
/// <param name="Fact">The fact, with next step and provider.</param>
/// <param name="Alone">Undecided bindings that wait for this fact alone.</param>
/// <param name="Waiting">All bindings that wait for it.</param>
/// <param name="Covered">Definite conclusions that go without it (11/12) and could still change.</param>
public sealed record RankedMissing(MissingFact Fact, int Alone, int Waiting, int Covered);

/// <summary>One line of the plan: get or measure one field of one entity.</summary>
/// <param name="Entity">Entity, or the list or parameter that is missing.</param>
/// <param name="Field">Field; empty for whole lists and parameters.</param>
/// <param name="Provider">提供部门.</param>
/// <param name="NextStep">缺时.</param>
/// <param name="Items">What exactly, ranked.</param>
/// <param name="Rules">Rules (编号) that wait.</param>
/// <param name="Alone">Bindings the line would decide by itself, as far as single facts go.</param>
/// <param name="Waiting">Bindings that wait for something of the line.</param>
public sealed record MeasurementStep(string Entity, string Field, string Provider, string NextStep, ImmutableArray<MissingItem> Items, ImmutableArray<string> Rules, int Alone, int Waiting)
{
    /// <summary>The items for people; many of one wording are one text with their number.</summary>
    public ImmutableArray<string> Texts { get; init; } = [.. Items.Select(i => i.Text)];
}

/// <summary>Absent facts ranked by the conclusions they could still change, turned into a plan of measurements.</summary>
public static class MissingRanking
{
    /// <summary>Heading of what rules themselves found insufficient (<c>缺失("…")</c>): no one field would mend it.</summary>
    public const string ByRule = "资料不足（规则判定）";

    /// <summary>Facts, those that decide most bindings alone first.</summary>
    public static ImmutableArray<RankedMissing> Rank(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var alone = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var undecided in assessment.Unknown.Where(u => u.Missing.Length == 1))
        {
            Count(alone, undecided.Missing[0].Id);
        }

        var covered = new Dictionary<string, int>(StringComparer.Ordinal);
        var facts = assessment.MissingFacts.ToDictionary(m => m.Item.Id, StringComparer.Ordinal);
        foreach (var conclusion in assessment.Conclusions)
        {
            foreach (var item in conclusion.Coverage.SelectMany(c => c.Missing).Distinct())
            {
                Count(covered, item.Id);
                facts.TryAdd(item.Id, Covered(assessment, item, conclusion));
            }
        }

        return [.. facts.Values
            .Select(f => new RankedMissing(f, alone.GetValueOrDefault(f.Item.Id), f.Bindings, covered.GetValueOrDefault(f.Item.Id)))
            .OrderByDescending(r => r.Alone).ThenByDescending(r => r.Waiting).ThenByDescending(r => r.Covered).ThenBy(r => r.Fact.Item.Id, StringComparer.Ordinal)];
    }

    /// <summary>The plan: one line per field, in the order of what it would decide; insufficiencies that rules found come last.</summary>
    public static ImmutableArray<MeasurementStep> Plan(Assessment assessment)
        => [.. Rank(assessment)
            .GroupBy(r => r.Fact.Item is { Reason: MissingReason.Rule, Field.Length: 0 } ? (ByRule, string.Empty, MissingReason.Rule) : (r.Fact.Item.Entity, r.Fact.Item.Field, r.Fact.Item.Reason))
            .Select(g => new MeasurementStep(
                g.Key.Item1,
                g.Key.Item2,
                g.First().Fact.Provider,
                g.First().Fact.NextStep,
                [.. g.Select(r => r.Fact.Item)],
                [.. g.SelectMany(r => r.Fact.Rules).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                g.Sum(r => r.Alone),
                g.Sum(r => r.Waiting))
            {
                Texts = g.Key.Item3 == MissingReason.Rule ? MergedTexts.Of([.. g.Select(r => r.Fact.Item.Text)]) : [.. g.Select(r => r.Fact.Item.Text)],
            })
            .OrderBy(s => s.Entity == ByRule).ThenByDescending(s => s.Alone).ThenByDescending(s => s.Waiting).ThenBy(s => s.Entity, StringComparer.Ordinal).ThenBy(s => s.Field, StringComparer.Ordinal)];

    private static MissingFact Covered(Assessment assessment, MissingItem item, Conclusion conclusion)
    {
        var (provider, step) = MissingStep.Of(assessment.Knowledge, item);
        return new MissingFact(item, [conclusion.Rule.Id], 0, step, provider);
    }

    private static void Count(Dictionary<string, int> counts, string id) => counts[id] = counts.GetValueOrDefault(id) + 1;
}
