using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>Rows that can never match, are never reached, repeat another, or could be one with another.</summary>
internal static class RowChecks
{
    /// <summary>Rows that no possible input satisfies; reported, and left out of everything else.</summary>
    public static ulong[] Never(AnalysisSpace space, Witnesses witnesses, List<TableFinding> findings)
    {
        var never = new ulong[RowSet.Words(space.RowCount)];
        for (var row = 0; row < space.RowCount; row++)
        {
            var box = space.BoxOf(row, open: true);
            var column = Enumerable.Range(0, box.Sides.Length).FirstOrDefault(c => RowSet.Next(box.Sides[c], 0) < 0, -1);
            if (column >= 0)
            {
                RowSet.Add(never, row);
                findings.Add(AnalysisDiagnostics.Never(space.Table, row, $"“{space.Table.Inputs[column].Name}”没有这样的值"));
            }
            else if (space.IsSure(row) && witnesses.In(box) is null)
            {
                RowSet.Add(never, row);
                findings.Add(AnalysisDiagnostics.Never(space.Table, row, "与“约束”矛盾"));
            }
        }

        return never;
    }

    /// <summary>F and P: rows that others always win against; A and F: rows that another contains with the same outputs. Both go into <paramref name="needless"/>. False when the search was cut.</summary>
    public static bool Masked(AnalysisSpace space, ulong[] never, List<TableFinding> findings, HashSet<int> needless)
    {
        var complete = true;
        for (var row = 0; row < space.RowCount; row++)
        {
            if (RowSet.Has(never, row))
            {
                continue;
            }

            var winners = Winners(space, row, never);
            if (RowSet.Next(winners, 0) >= 0)
            {
                var coverage = Coverage.Of(space, space.BoxOf(row, open: true), winners, open: false);
                complete &= coverage.IsComplete;
                if (coverage is { IsComplete: true, Boxes.Length: 0 })
                {
                    findings.Add(AnalysisDiagnostics.Masked(space.Table, row, Needed(space, row, winners)));
                    needless.Add(row);
                    continue;
                }
            }

            if (Container(space, row, never) is { } by)
            {
                findings.Add(AnalysisDiagnostics.Redundant(space.Table, row, by));
                needless.Add(row);
            }
        }

        return complete;
    }

    /// <summary>Equal rows, and groups of rows that differ in one column only.</summary>
    public static void Repeated(AnalysisSpace space, ulong[] never, HashSet<int> needless, List<TableFinding> findings)
    {
        var table = space.Table;
        var rows = Enumerable.Range(0, space.RowCount).Where(r => space.IsSure(r) && !RowSet.Has(never, r)).ToList();
        var boxes = rows.ToDictionary(r => r, r => space.BoxOf(r));
        var repeated = new HashSet<int>();
        foreach (var row in rows)
        {
            var first = rows.TakeWhile(r => r < row).FirstOrDefault(r => boxes[r].Same(boxes[row]) && RowOutputs.Same(table, r, row), -1);
            if (first >= 0 && repeated.Add(row) && table.Policy is not (HitPolicy.First or HitPolicy.Any or HitPolicy.Priority))
            {
                findings.Add(AnalysisDiagnostics.Duplicate(table, row, first));
            }
        }

        if (table.Policy is HitPolicy.Unique or HitPolicy.Any)
        {
            Merges(space, [.. rows.Where(r => !repeated.Contains(r) && !needless.Contains(r))], boxes, findings);
        }
    }

    private static void Merges(AnalysisSpace space, List<int> rows, Dictionary<int, Box> boxes, List<TableFinding> findings)
    {
        var table = space.Table;
        var taken = new HashSet<int>();
        for (var column = 0; column < table.Inputs.Length; column++)
        {
            foreach (var row in rows.Where(r => !taken.Contains(r)).ToList())
            {
                var partners = rows.Where(r => r > row && !taken.Contains(r) && MayJoin(table, row, r, column) && SameElsewhere(boxes[row], boxes[r], column)).ToList();
                if (partners.Count > 0)
                {
                    taken.UnionWith([row, .. partners]);
                    findings.Add(AnalysisDiagnostics.Mergeable(table, [row, .. partners], table.Inputs[column].Name));
                }
            }
        }
    }

    // Rows with sources, statuses or notes of their own are kept apart on purpose.
    private static bool MayJoin(DecisionTable table, int left, int right, int column)
        => RowOutputs.Same(table, left, right)
            && table.Rows[left].Attributes.Status == table.Rows[right].Attributes.Status && table.Rows[left].Attributes.Basis.SequenceEqual(table.Rows[right].Attributes.Basis)
            && string.Equals(table.Rows[left].Note, table.Rows[right].Note, StringComparison.Ordinal)
            && table.Rows[left].Cells[column].Kind == CellKind.Test && table.Rows[right].Cells[column].Kind == CellKind.Test;

    private static bool SameElsewhere(Box left, Box right, int column)
        => Enumerable.Range(0, left.Sides.Length).All(c => c == column || left.Sides[c].AsSpan().SequenceEqual(right.Sides[c]));

    // Rows that win against a row wherever both match.
    private static ulong[] Winners(AnalysisSpace space, int row, ulong[] never)
    {
        var winners = new ulong[RowSet.Words(space.RowCount)];
        for (var other = 0; other < space.RowCount; other++)
        {
            var wins = space.Table.Policy switch
            {
                HitPolicy.First => other < row,
                HitPolicy.Priority => other != row && Ranks(space.Table, other, row),
                _ => false,
            };
            if (wins && !RowSet.Has(never, other))
            {
                RowSet.Add(winners, other);
            }
        }

        return winners;
    }

    private static bool Ranks(DecisionTable table, int other, int row)
    {
        if (table.Rows[other].Outputs[0].Constant is not { } left || table.Rows[row].Outputs[0].Constant is not { } right)
        {
            return false;
        }

        var order = OutputRank.Compare(left, right);
        return order < 0 || (order == 0 && other < row && RowOutputs.Same(table, other, row));
    }

    // The rows that are needed to mask: dropping any of them leaves a part uncovered.
    private static List<int> Needed(AnalysisSpace space, int row, ulong[] winners)
    {
        var box = space.BoxOf(row, open: true);
        var rest = (ulong[])winners.Clone();
        for (var other = RowSet.Next(winners, 0); other >= 0; other = RowSet.Next(winners, other + 1))
        {
            RowSet.Remove(rest, other);
            if (Coverage.Of(space, box, rest, open: false) is not { IsComplete: true, Boxes.Length: 0 })
            {
                RowSet.Add(rest, other);
            }
        }

        return [.. Enumerable.Range(0, space.RowCount).Where(r => RowSet.Has(rest, r))];
    }

    // Another row that matches whenever this one does, with the same result, and nothing in between decides otherwise.
    private static int? Container(AnalysisSpace space, int row, ulong[] never)
    {
        var table = space.Table;
        if (table.Policy is not (HitPolicy.Any or HitPolicy.First))
        {
            return null;
        }

        var box = space.BoxOf(row, open: true);
        for (var other = 0; other < space.RowCount; other++)
        {
            if (other == row || RowSet.Has(never, other) || !RowOutputs.Same(table, row, other) || !space.BoxOf(other).Contains(box))
            {
                continue;
            }

            if (table.Policy == HitPolicy.Any ? other < row || !space.BoxOf(row).Contains(space.BoxOf(other, open: true)) : other > row && NothingBetween(space, row, other, box))
            {
                return other;
            }
        }

        return null;
    }

    private static bool NothingBetween(AnalysisSpace space, int row, int other, Box box)
        => Enumerable.Range(row + 1, other - row - 1).All(r => RowOutputs.Same(space.Table, r, row) || space.BoxOf(r, open: true).Intersect(box).IsEmpty);
}
