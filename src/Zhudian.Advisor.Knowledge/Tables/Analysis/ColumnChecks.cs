using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>Columns without effect on the result.</summary>
internal static class ColumnChecks
{
    /// <summary>
    /// A column has no effect when every cell is <c>-</c>, or when, in a U or A table of constant cells, every row stays right over the whole column:
    /// rows with the same outputs cover it. False when the search was cut.
    /// </summary>
    public static bool Idle(AnalysisSpace space, List<TableFinding> findings)
    {
        var table = space.Table;
        var complete = true;
        var provable = table.Policy is HitPolicy.Unique or HitPolicy.Any && Enumerable.Range(0, space.RowCount).All(space.IsSure);
        var named = Named(table);
        for (var column = 0; column < table.Inputs.Length; column++)
        {
            // 限 in <= 限.Ⅰ: the column itself may be all dashes and still decide.
            if (named.Contains(column))
            {
                continue;
            }

            if (table.Rows.All(r => r.Cells[column].Kind == CellKind.Any))
            {
                findings.Add(AnalysisDiagnostics.IdleColumn(table, column));
            }
            else if (provable && table.Rows.All(r => r.Cells[column].Kind is CellKind.Any or CellKind.Test) && HasNoEffect(space, column, ref complete))
            {
                findings.Add(AnalysisDiagnostics.IdleColumn(table, column));
            }
        }

        return complete;
    }

    // Inputs that cells of other columns, outputs or 缺省 name.
    private static HashSet<int> Named(DecisionTable table)
    {
        var cells = table.Rows.SelectMany(r => r.Cells.Select((c, i) => (Cell: c, Column: i))).Where(p => p.Cell.Bound is not null)
            .SelectMany(p => Locals(p.Cell.Bound!).Where(slot => slot != p.Column));
        var outputs = table.Rows.SelectMany(r => r.Outputs).Concat(table.Defaults.Values).SelectMany(Derived.Dependencies.Trees).SelectMany(Locals);
        return [.. cells, .. outputs];
    }

    private static IEnumerable<int> Locals(BoundExpression tree) => BoundTrees.All(tree).OfType<BoundLocal>().Select(l => l.Symbol.Slot);

    private static bool HasNoEffect(AnalysisSpace space, int column, ref bool complete)
    {
        for (var row = 0; row < space.RowCount; row++)
        {
            var same = new ulong[RowSet.Words(space.RowCount)];
            for (var other = 0; other < space.RowCount; other++)
            {
                if (RowOutputs.Same(space.Table, row, other))
                {
                    RowSet.Add(same, other);
                }
            }

            var box = space.BoxOf(row);
            if (box.IsEmpty)
            {
                continue;
            }

            var coverage = Coverage.Of(space, box.With(column, RowSet.All(space.Columns[column].RegionCount)), same, open: false);
            complete &= coverage.IsComplete;
            if (!coverage.IsComplete || coverage.Boxes.Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
