using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Orders what the rules found into an <see cref="Assessment"/> (ordinal everywhere).</summary>
internal static class AssessmentBuilder
{
    public static Assessment Build(EvaluationEngine engine, RunContext context, RuleSink sink, IReadOnlyDictionary<string, FaultEntry> conflicts)
    {
        var conclusions = Conclusions(context, out var waiting);
        return new Assessment(engine.Knowledge, context.Sheet)
        {
            Conclusions = ImmutableCollectionsMarshal.AsImmutableArray(conclusions),
            Unknown = sink.Undecided.Count + sink.NotReported.Count == 0 ? []
                : Unknown(sink),
            NotApplicable = sink.Inapplicable.Count == 0 ? []
                : NotApplicable(sink),
            Faults = sink.Faults.Count + conflicts.Count == 0 ? []
                : Faults(sink, conflicts),
            MissingFacts = sink.Undecided.Count + sink.NotReported.Count + waiting.Count == 0 ? [] : MissingFacts(context, sink, waiting),
            Reader = new HostReader(context),
            State = new EvaluationState(engine, context, conclusions),
        };
    }

    // Methods of their own: what only some sheets need is then prepared for those alone.
    private static ImmutableArray<Undecided> Unknown(RuleSink sink)
        => [.. Undecided(sink).Concat(Unreported(sink)).OrderBy(u => u.Rule.Id, StringComparer.Ordinal).ThenBy(u => u.Subject, StringComparer.Ordinal).ThenBy(IdsOf, StringComparer.Ordinal).DistinctBy(u => (u.Rule.Id, u.Subject, IdsOf(u)))];

    private static ImmutableArray<Undecided> NotApplicable(RuleSink sink)
        => [.. sink.Inapplicable.Select(b => new Undecided(b.Plan.Rule, b.Subject, [])).OrderBy(u => u.Rule.Id, StringComparer.Ordinal).ThenBy(u => u.Subject, StringComparer.Ordinal).DistinctBy(u => (u.Rule.Id, u.Subject))];

    private static ImmutableArray<FaultEntry> Faults(RuleSink sink, IReadOnlyDictionary<string, FaultEntry> conflicts)
        => [.. sink.Faults.Concat(conflicts.Values).DistinctBy(f => (f.Element, f.Subject, f.Diagnostic)).OrderBy(f => f.Element, StringComparer.Ordinal).ThenBy(f => f.Subject, StringComparer.Ordinal).ThenBy(f => f.Diagnostic.ToString(), StringComparer.Ordinal)];

    // Every row that stands, once per id and action, by rule, key, id and kind; apart those that wait for facts in some field, by kind.
    private static Conclusion[] Conclusions(RunContext context, out List<ConclusionRow> waiting)
    {
        waiting = [];
        foreach (var kind in context.Conclusions.Values)
        {
            foreach (var row in kind.Candidates)
            {
                if (row.Index >= 0 && row.HasUnknown)
                {
                    waiting.Add(row);
                }
            }
        }

        var ordered = RowOrder.ByRule(context.Conclusions.Values, context.Plan.Rules.Length);
        var conclusions = new Conclusion[ordered.Length];
        var count = 0;
        ConclusionTable? table = null;
        for (int start = 0, end; start < ordered.Length; start = end)
        {
            end = start + 1;
            while (end < ordered.Length && ordered[end].Binding.Plan.Rank == ordered[start].Binding.Plan.Rank)
            {
                end++;
            }

            var seen = RowOrder.AreDistinct(ordered.AsSpan(start, end - start)) ? null : new HashSet<(string, ActionPlan)>();
            foreach (var row in ordered.AsSpan(start, end - start))
            {
                if (seen is null || seen.Add((row.Id, row.Plan)))
                {
                    table = ReferenceEquals(table?.EntityKind, row.Action.Kind) ? table! : context.Conclusions[row.Action.Kind];
                    conclusions[count++] = new Conclusion(table, row);
                }
            }
        }

        return count == conclusions.Length ? conclusions : conclusions[..count];
    }

    // One entry per subject and what it waits for; the bindings behind it by their whole keys.
    private static List<Undecided> Undecided(RuleSink sink)
    {
        var entries = new Dictionary<(string Rule, string Subject, string Missing), (Undecided Entry, SortedSet<string> Keys)>();
        foreach (var (binding, missing) in sink.Undecided)
        {
            var entry = new Undecided(binding.Plan.Rule, binding.Subject, [.. missing.Items()]);
            var id = (entry.Rule.Id, entry.Subject, IdsOf(entry));
            if (!entries.TryGetValue(id, out var known))
            {
                entries[id] = known = (entry, new SortedSet<string>(StringComparer.Ordinal));
            }

            known.Keys.Add(binding.Key);
        }

        return [.. entries.Values.Select(e => e.Entry with { Keys = [.. e.Keys] })];
    }

    // A list that is not reported shows once per rule that would look through it, not once per binding.
    private static IEnumerable<Undecided> Unreported(RuleSink sink)
        => sink.NotReported
            .SelectMany(n => n.Missing.Items().Where(m => m.Reason == MissingReason.List).Select(m => (n.Plan.Rule, Item: m)))
            .DistinctBy(p => (p.Rule.Id, p.Item.Id))
            .Select(p => new Undecided(p.Rule, p.Item.Id, [p.Item]));

    private static string IdsOf(Undecided undecided) => string.Join(',', undecided.Missing.Select(m => m.Id));

    private static ImmutableArray<MissingFact> MissingFacts(RunContext context, RuleSink sink, List<ConclusionRow> open)
    {
        var waiting = new Dictionary<MissingItem, (SortedSet<string> Rules, int Bindings)>();
        void Wait(RulePlan plan, IEnumerable<MissingItem> items)
        {
            foreach (var item in items)
            {
                var (rules, bindings) = waiting.TryGetValue(item, out var known) ? known : (new SortedSet<string>(StringComparer.Ordinal), 0);
                rules.Add(plan.Rule.Id);
                waiting[item] = (rules, bindings + 1);
            }
        }

        foreach (var (binding, missing) in sink.Undecided)
        {
            Wait(binding.Plan, missing.Items());
        }

        foreach (var (plan, missing) in sink.NotReported)
        {
            Wait(plan, missing.Items().Where(m => m.Reason == MissingReason.List));
        }

        foreach (var row in open)
        {
            for (var slot = 0; slot < row.Count; slot++)
            {
                if (row[slot].Unknown is { } missing)
                {
                    Wait(row.Binding.Plan, missing.Items());
                }
            }
        }

        return [.. waiting.Select(w => Describe(context, w.Key, w.Value.Rules, w.Value.Bindings)).OrderByDescending(m => m.Bindings).ThenBy(m => m.Item.Id, StringComparer.Ordinal)];
    }

    private static MissingFact Describe(RunContext context, MissingItem item, SortedSet<string> rules, int bindings)
    {
        var (provider, step) = MissingStep.Of(context.Plan.Knowledge, item);
        return new MissingFact(item, [.. rules], bindings, step, provider);
    }
}
