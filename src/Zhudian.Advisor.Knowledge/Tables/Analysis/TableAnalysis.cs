using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>
/// Analysis of one decision table: gaps, overlaps by hit policy, rows that are never reached or add nothing, columns without effect, advice.
/// Every definite statement is proved on the grid of <see cref="AnalysisSpace"/>; cells that are not constant are assumed to accept anything
/// where that speaks against a finding, and are named (TAB061). Bounded in work; a table past the bound says so (TAB062).
/// </summary>
public static class TableAnalysis
{
    private const int MaxGaps = 3;

    /// <summary>All findings, gaps first, then in order of rows.</summary>
    public static ImmutableArray<TableFinding> Run(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var space = AnalysisSpace.Of(table);
        var witnesses = new Witnesses(space);
        var findings = new List<TableFinding>();
        NotAnalysable(space, findings);
        var complete = Gaps(space, witnesses, findings);
        var never = RowChecks.Never(space, witnesses, findings);
        var pairs = OverlapChecks.Run(space, witnesses, never, findings);
        var needless = new HashSet<int>();
        complete &= RowChecks.Masked(space, never, findings, needless);
        RowChecks.Repeated(space, never, needless, findings);
        complete &= ColumnChecks.Idle(space, findings);
        PolicyAdvice(space, never, pairs, findings);
        if (!complete)
        {
            findings.Add(AnalysisDiagnostics.TooLarge(table));
        }

        return [.. findings];
    }

    /// <summary>Parts of the input space where no row can match, whatever cells that are not constant say.</summary>
    internal static ImmutableArray<Box> GapsOf(AnalysisSpace space, out bool complete)
    {
        var coverage = Coverage.Of(space, Definite(space), RowSet.All(space.RowCount), open: true);
        complete = coverage.IsComplete;
        return coverage.Boxes;
    }

    private static bool Gaps(AnalysisSpace space, Witnesses witnesses, List<TableFinding> findings)
    {
        var table = space.Table;
        if (table.HasDefaults || table.Policy is not (HitPolicy.Unique or HitPolicy.Any or HitPolicy.First or HitPolicy.Priority))
        {
            return true;
        }

        var gaps = GapsOf(space, out var complete).Select(box => (Box: box, Witness: witnesses.In(box))).Where(g => g.Witness is not null)
            .OrderByDescending(g => g.Box.Sides.Aggregate(1.0, (size, side) => size * RowSet.Count(side))).ToList();
        for (var i = 0; i < gaps.Count && i < MaxGaps; i++)
        {
            findings.Add(AnalysisDiagnostics.Gap(table, Where(space, gaps[i].Box), gaps[i].Witness!.Value, i == MaxGaps - 1 ? gaps.Count - MaxGaps : 0));
        }

        return complete;
    }

    // A missing fact is no gap: the table is then unknown, which is what it should be.
    private static Box Definite(AnalysisSpace space)
    {
        var box = space.Everything();
        for (var column = 0; column < space.Columns.Length; column++)
        {
            for (var region = 0; region < space.Columns[column].RegionCount; region++)
            {
                if (space.Columns[column].IsMissing(region))
                {
                    RowSet.Remove(box.Sides[column], region);
                }
            }
        }

        return box;
    }

    private static string Where(AnalysisSpace space, Box box)
        => string.Join("，", box.Sides.Select((side, c) => space.Columns[c].Describe(space.Table.Inputs[c].Name, WithMissing(space.Columns[c], side))).Where(t => t.Length > 0));

    private static ulong[] WithMissing(AnalysisColumn column, ulong[] side)
    {
        var all = (ulong[])side.Clone();
        for (var region = 0; region < column.RegionCount; region++)
        {
            if (column.IsMissing(region) && RowSet.Count(side) == column.RegionCount - 1)
            {
                RowSet.Add(all, region);
            }
        }

        return all;
    }

    private static void NotAnalysable(AnalysisSpace space, List<TableFinding> findings)
    {
        for (var column = 0; column < space.Columns.Length; column++)
        {
            if (space.Columns[column].OpenCells.FirstOrDefault() is { } cell)
            {
                var why = space.Columns[column].HasAxis ? "有的单元格与别的量比较或是算式，界限随输入而变" : "这种类型的值不能排在一条线上";
                findings.Add(AnalysisDiagnostics.NotAnalysable(space.Table, column, cell.Text.Text, why));
            }
        }
    }

    private static void PolicyAdvice(AnalysisSpace space, ulong[] never, IReadOnlyCollection<(int, int)> overlaps, List<TableFinding> findings)
    {
        var table = space.Table;
        var analysable = Enumerable.Range(0, space.RowCount).All(r => space.IsSure(r) && !RowSet.Has(never, r));
        if (analysable && space.RowCount > 1 && overlaps.Count == 0 && table.Policy is HitPolicy.First or HitPolicy.Any or HitPolicy.Priority)
        {
            findings.Add(AnalysisDiagnostics.BetterPolicy(table, "U", "没有两行会同时符合"));
        }
    }
}
