using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>Pairs of rows that one input satisfies, and what the hit policy says to them.</summary>
internal static class OverlapChecks
{
    /// <summary>Reports by policy; gives every overlapping pair of rows with constant cells.</summary>
    public static IReadOnlyCollection<(int First, int Second)> Run(AnalysisSpace space, Witnesses witnesses, ulong[] never, List<TableFinding> findings)
    {
        var pairs = Pairs(space, witnesses, never);
        var table = space.Table;
        switch (table.Policy)
        {
            case HitPolicy.Unique:
                Report(pairs.Keys, pairs, (row, others, witness) => findings.Add(AnalysisDiagnostics.Overlap(table, row, others, witness)));
                break;
            case HitPolicy.Any:
                Report(pairs.Keys.Where(p => RowOutputs.Differ(table, p.Item1, p.Item2)), pairs, (row, others, witness) => findings.Add(AnalysisDiagnostics.Contradiction(table, row, others, witness)));
                break;
            case HitPolicy.Sum:
                foreach (var group in pairs.Keys.Where(p => table.Rows[p.Item1].Group is { } g && string.Equals(g, table.Rows[p.Item2].Group, StringComparison.Ordinal)).GroupBy(p => table.Rows[p.Item1].Group!, StringComparer.Ordinal))
                {
                    Report(group, pairs, (row, others, witness) => findings.Add(AnalysisDiagnostics.Group(table, group.Key, row, others, witness)));
                }

                break;
        }

        return pairs.Keys;
    }

    private static Dictionary<(int, int), ImmutableArray<WitnessValue>> Pairs(AnalysisSpace space, Witnesses witnesses, ulong[] never)
    {
        var pairs = new Dictionary<(int, int), ImmutableArray<WitnessValue>>();
        var sure = Enumerable.Range(0, space.RowCount).Where(r => space.IsSure(r) && !RowSet.Has(never, r)).ToList();
        var boxes = sure.ToDictionary(r => r, r => space.BoxOf(r));
        for (var i = 0; i < sure.Count; i++)
        {
            for (var j = i + 1; j < sure.Count; j++)
            {
                var common = boxes[sure[i]].Intersect(boxes[sure[j]]);
                if (!common.IsEmpty && witnesses.In(common) is { } witness)
                {
                    pairs.Add((sure[i], sure[j]), witness);
                }
            }
        }

        return pairs;
    }

    // One finding per row that overlaps most, so that one wide row does not make a finding with every other.
    private static void Report(IEnumerable<(int First, int Second)> which, Dictionary<(int, int), ImmutableArray<WitnessValue>> witnesses, Action<int, IReadOnlyList<int>, ImmutableArray<WitnessValue>> report)
    {
        var open = which.ToHashSet();
        while (open.Count > 0)
        {
            var row = open.SelectMany(p => new[] { p.First, p.Second }).GroupBy(r => r).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
            var mine = open.Where(p => p.First == row || p.Second == row).OrderBy(p => p).ToList();
            report(row, [.. mine.Select(p => p.First == row ? p.Second : p.First).Order()], witnesses[mine[0]]);
            open.ExceptWith(mine);
        }
    }
}
