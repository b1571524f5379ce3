using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Derived;

/// <summary>
/// Static cycles of derived quantities and tables are errors unless the recursion runs along one 无环 reference in one direction:
/// then every round reaches a row that is farther along, and some round ends (RULES.md §7).
/// </summary>
internal static class CycleCheck
{
    /// <summary>Reports every illegal cycle; gives all elements on one.</summary>
    public static HashSet<object> Run(KnowledgeBuilder builder)
    {
        var broken = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var steps = new Dictionary<object, List<Step>>(ReferenceEqualityComparer.Instance);
        foreach (var derived in builder.Derived.Values.Where(d => d.Bound is not null))
        {
            steps[derived] = [.. Dependencies.Of(derived, [derived.Bound!]).Where(s => s.To is DerivedDef or TableFamily)];
        }

        foreach (var table in builder.Tables.Values)
        {
            steps[table] = [.. Dependencies.Of(table, Dependencies.Trees(table)).Where(s => s.To is DerivedDef or TableFamily)];
        }

        foreach (var component in Components.Of(steps.Keys, n => steps.GetValueOrDefault(n, []).Select(s => s.To)))
        {
            var inside = new HashSet<object>(component, ReferenceEqualityComparer.Instance);
            var edges = component.SelectMany(n => steps.GetValueOrDefault(n, [])).Where(s => inside.Contains(s.To)).ToList();
            if (edges.Count > 0 && !IsWellFounded(edges, component))
            {
                builder.Report(DerivedDiagnostics.Cycle(Location(component[0]), Cycle(component[0], inside, steps)));
                broken.UnionWith(component);
            }
        }

        return broken;
    }

    private static bool IsWellFounded(List<Step> edges, IReadOnlyList<object> nodes)
    {
        var acyclic = edges.Where(e => e.Kind == StepKind.Acyclic).ToList();
        if (edges.Exists(e => e.Kind == StepKind.Any) || acyclic.Exists(e => e.Along != acyclic[0].Along || e.Forward != acyclic[0].Forward))
        {
            return false;
        }

        // What stays on the row must not come back to itself.
        var same = edges.Where(e => e.Kind == StepKind.SameRow).ToLookup(e => e.From, e => e.To, ReferenceEqualityComparer.Instance);
        return Components.Of(nodes, n => same[n]).All(c => c.Count == 1 && !same[c[0]].Contains(c[0]));
    }

    private static List<string> Cycle(object start, HashSet<object> inside, Dictionary<object, List<Step>> steps)
    {
        // Breadth first back to the start: the shortest cycle reads best.
        var before = new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<object>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var next in steps.GetValueOrDefault(node, []).Select(s => s.To).Where(inside.Contains))
            {
                if (ReferenceEquals(next, start))
                {
                    var path = new List<string> { Name(start) };
                    for (var at = node; !ReferenceEquals(at, start); at = before[at])
                    {
                        path.Insert(0, Name(at));
                    }

                    path.Insert(0, Name(start));
                    return path;
                }

                if (before.TryAdd(next, node))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return [Name(start)];
    }

    private static string Name(object node) => node is DerivedDef derived ? derived.Name : ((TableFamily)node).Name;

    private static Feel.Diagnostics.SourceLocation Location(object node)
        => node is DerivedDef derived ? derived.Info.Location : ((TableFamily)node).Editions is [var first, ..] ? first.Info.Location : new Feel.Diagnostics.SourceLocation(string.Empty, 0, 0);
}
