using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Proof that two rows can never both be true: some column has no value, null and missing included, that both accept.</summary>
internal static class RowDisjointness
{
    public static bool Disjoint(TablePlan plan, int first, int second)
    {
        for (var column = 0; column < plan.Columns.Length; column++)
        {
            var left = plan.Rows[first].Cells[column];
            var right = plan.Rows[second].Cells[column];
            if (left.Kind != CellKind.Any && right.Kind != CellKind.Any && Disjoint(plan.Columns[column], left, right, first, second))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Disjoint(ColumnPlan column, TableCell left, TableCell right, int first, int second)
    {
        if (left is { Kind: CellKind.Test, Shape: null } || right is { Kind: CellKind.Test, Shape: null })
        {
            return left.Kind == CellKind.Missing || right.Kind == CellKind.Missing;
        }

        if (left.Kind == CellKind.Missing && right.Kind == CellKind.Missing)
        {
            return false;
        }

        foreach (var rows in column.ByRegion)
        {
            if (RowSet.Has(rows, first) && RowSet.Has(rows, second))
            {
                return false;
            }
        }

        return true;
    }
}
