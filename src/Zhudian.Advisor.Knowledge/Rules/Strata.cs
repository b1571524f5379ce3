using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>
/// Strata by conclusion kind (RULES.md §12): a rule runs after every rule that makes a kind it reads, also through derived quantities.
/// A kind that depends on itself is an error that names the cycle.
/// </summary>
internal static class Strata
{
    public static void Assign(KnowledgeBuilder builder)
    {
        var reads = new KindReads();
        var rulesOf = RulesOf(builder);
        var kindsOf = builder.Rules.ToDictionary(r => r, r => reads.Of(r), ReferenceEqualityComparer.Instance as IEqualityComparer<RuleDef>);
        var level = new Dictionary<EntityDef, int>();
        foreach (var component in Components.Of(builder.Entities.Values.Where(e => e.Role == EntityRole.Conclusion), k => rulesOf[k].SelectMany(r => kindsOf[r])))
        {
            var inside = component.ToHashSet();
            foreach (var kind in component)
            {
                if (rulesOf[kind].FirstOrDefault(r => kindsOf[r].Overlaps(inside)) is { } rule)
                {
                    builder.Report(RuleDiagnostics.Cycle(rule.Info.Location, Path(kind, inside, rulesOf, kindsOf)));
                    return;
                }

                level[kind] = rulesOf[kind].Aggregate(0, (most, r) => Math.Max(most, Above(kindsOf[r], level)));
            }
        }

        foreach (var rule in builder.Rules)
        {
            rule.Reads = kindsOf[rule].Count == 0 ? [] : [.. kindsOf[rule].OrderBy(k => k.Name, StringComparer.Ordinal)];

            // A kind that several strata make is complete after the last of them. A rule does not wait for the other rules of its kinds: who reads another
            // kind it makes would come before it.
            rule.Stratum = Above(kindsOf[rule], level);
        }
    }

    private static Dictionary<EntityDef, List<RuleDef>> RulesOf(KnowledgeBuilder builder)
    {
        var rulesOf = new Dictionary<EntityDef, List<RuleDef>>();
        foreach (var entity in builder.Entities.Values)
        {
            rulesOf[entity] = [];
        }

        foreach (var rule in builder.Rules)
        {
            foreach (var action in rule.Actions)
            {
                rulesOf[action.Kind].Add(rule);
            }
        }

        return rulesOf;
    }

    // The first stratum above those of some kinds.
    private static int Above(HashSet<EntityDef> kinds, Dictionary<EntityDef, int> level)
    {
        var above = 0;
        foreach (var kind in kinds)
        {
            above = Math.Max(above, level.GetValueOrDefault(kind) + 1);
        }

        return above;
    }

    private static List<string> Path(EntityDef start, HashSet<EntityDef> inside, Dictionary<EntityDef, List<RuleDef>> rulesOf, Dictionary<RuleDef, HashSet<EntityDef>> kindsOf)
    {
        var before = new Dictionary<EntityDef, (EntityDef Kind, RuleDef Rule)>();
        var queue = new Queue<EntityDef>([start]);
        while (queue.TryDequeue(out var kind))
        {
            foreach (var (rule, next) in rulesOf[kind].SelectMany(r => kindsOf[r].Where(inside.Contains).Select(k => (r, k))))
            {
                if (next == start)
                {
                    List<string> path = [$"{kind.Name}（规则 {rule.Id}）", start.Name];
                    for (var at = kind; at != start; at = before[at].Kind)
                    {
                        path.Insert(0, $"{before[at].Kind.Name}（规则 {before[at].Rule.Id}）");
                    }

                    return path;
                }

                if (before.TryAdd(next, (kind, rule)))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return [start.Name];
    }
}

/// <summary>Conclusion kinds whose rows an element reads, through derived quantities and tables.</summary>
internal sealed class KindReads
{
    /// <summary>Every tree of a rule.</summary>
    public static IEnumerable<BoundExpression> Trees(RuleDef rule)
        => rule.Conditions.Select(c => c.Bound).Concat(rule.Lets.Select(l => l.Bound)).Concat(rule.Absences.Select(a => a.Condition.Bound)).OfType<BoundExpression>()
            .Concat(rule.Variables.Select(v => v.ListBound).OfType<BoundExpression>()).Concat(rule.Actions.SelectMany(a => a.Fields).SelectMany(f => Dependencies.Trees(f.Slot)));

    public HashSet<EntityDef> Of(RuleDef rule)
    {
        var kinds = new HashSet<EntityDef>();
        foreach (var condition in rule.Conditions)
        {
            AddReads(condition.Bound, kinds);
        }

        foreach (var let in rule.Lets)
        {
            AddReads(let.Bound, kinds);
        }

        foreach (var absence in rule.Absences)
        {
            AddReads(absence.Condition.Bound, kinds);
            Add(kinds, absence.Entity);
        }

        foreach (var variable in rule.Variables)
        {
            AddReads(variable.ListBound, kinds);
            if (variable.Entity is { } entity)
            {
                Add(kinds, entity);
            }
        }

        foreach (var action in rule.Actions)
        {
            foreach (var field in action.Fields)
            {
                AddReads(field.Slot.Bound, kinds);
                foreach (var part in field.Slot.Bound is null && field.Slot.Template is { } template ? template.Parts : [])
                {
                    AddReads(part.Bound, kinds);
                }
            }
        }

        return kinds;
    }

    private void AddReads(BoundExpression? tree, HashSet<EntityDef> kinds)
    {
        for (var node = tree; node is not null; node = _open.Count > 0 ? _open.Pop() : null)
        {
            if (Dependencies.UsedBy(node) is { } element)
            {
                kinds.UnionWith(Reached(element));
            }

            if (Dependencies.ReadsRowsOf(node) is { } entity)
            {
                Add(kinds, entity);
            }

            var children = node.Children;
            for (var i = 0; i < children.Count; i++)
            {
                _open.Push(children[i]);
            }
        }
    }

    // Everything an element reads in the end; many rules read the same derived quantities.
    private HashSet<EntityDef> Reached(object element)
    {
        if (_reached.TryGetValue(element, out var kinds))
        {
            return kinds;
        }

        kinds = [];
        var seen = new HashSet<object>([element], ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([element]);
        while (open.TryPop(out var current))
        {
            foreach (var to in Targets(current))
            {
                if (to is EntityDef entity)
                {
                    Add(kinds, entity);
                }
                else if (seen.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return _reached[element] = kinds;
    }

    private static void Add(HashSet<EntityDef> kinds, EntityDef entity)
    {
        if (entity.Role == EntityRole.Conclusion)
        {
            kinds.Add(entity);
        }
    }

    private List<object> Targets(object element)
    {
        if (!_targets.TryGetValue(element, out var targets))
        {
            var steps = element switch
            {
                DerivedDef { Bound: { } bound } => Dependencies.Of(element, [bound]),
                TableFamily family => Dependencies.Of(element, Dependencies.Trees(family)),
                _ => [],
            };
            _targets[element] = targets = [.. steps.Select(s => s.To).Distinct(ReferenceEqualityComparer.Instance).OfType<object>()];
        }

        return targets;
    }

    private readonly Stack<BoundExpression> _open = new();
    private readonly Dictionary<object, List<object>> _targets = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, HashSet<EntityDef>> _reached = new(ReferenceEqualityComparer.Instance);
}
