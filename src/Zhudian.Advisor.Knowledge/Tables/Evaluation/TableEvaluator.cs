using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Decision tables with the four outcomes of RULES.md §9: a pure function of the inputs, parameters and reference data.
/// Rows are found through <see cref="TablePlan"/>; nothing is allocated beyond the result unless the result is unknown or a fault,
/// or somebody asks for the rows.
/// </summary>
public static class TableEvaluator
{
    private const int StackWords = 16;

    /// <summary>Evaluates an edition with its inputs in order.</summary>
    /// <param name="table">The edition in force.</param>
    /// <param name="inputs">One value per input; unknown and null are allowed.</param>
    /// <param name="run">The run; its host answers parameters and reference data inside cells.</param>
    /// <param name="hit">How the result came about.</param>
    /// <param name="rows">When given, gets every row that is true, unknown or a fault, in order (F: up to the deciding row).</param>
    public static Value Evaluate(DecisionTable table, ReadOnlySpan<Value> inputs, EvaluationRun run, out TableHit hit, ICollection<TableRowHit>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputs.Length, table.Inputs.Length);
        var plan = TablePlan.Of(table);
        if (!plan.NeedsFrame)
        {
            if (rows is null && inputs.Length == 1 && inputs[0].IsUnknown && plan.Results is { } single
                && single.TryUnknown(table, plan, inputs[0], out var settled, out hit))
            {
                return settled;
            }

            if (rows is null && plan.Results is { } results && results.TryKey(inputs, out var key))
            {
                if (results.Get(key) is { } known)
                {
                    hit = known.Hit;
                    return known.Value;
                }

                return results.Keep(key, Match(table, plan, inputs, null, out hit, null), hit);
            }

            return Match(table, plan, inputs, null, out hit, rows);
        }

        var frame = run.Rent(Math.Max(table.FrameSize, inputs.Length));
        inputs.CopyTo(frame.Slots);
        var value = Match(table, plan, inputs, frame, out hit, rows);
        run.Return(frame);
        return value;
    }

    /// <summary>Result of a table of one number that was found before for numbers like this one and depends on nothing else; null otherwise.</summary>
    public static TableAnswer? TryConstant(DecisionTable table, in decimal input)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TablePlan.Of(table).Results?.OfNumber(input);
    }

    /// <summary>Whether all cells and outputs are constants: then the result depends on nothing but the inputs.</summary>
    public static bool IsConstant(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return !TablePlan.Of(table).NeedsFrame;
    }

    /// <summary>Makes the index of a table, which is otherwise made when it is first evaluated.</summary>
    public static void Prepare(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TablePlan.Of(table);
    }

    /// <summary>A table of one number, constant throughout, as steps; null for other tables.</summary>
    public static TableSteps? StepsOf(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var plan = TablePlan.Of(table);
        return plan.Results?.Steps(table, plan);
    }

    /// <summary>A table of one input that needs no frame, evaluated row by row.</summary>
    internal static Value MatchOne(DecisionTable table, TablePlan plan, in Value input, out TableHit hit) => Match(table, plan, new ReadOnlySpan<Value>(in input), null, out hit, null);

    private static Value Match(DecisionTable table, TablePlan plan, ReadOnlySpan<Value> inputs, Frame? frame, out TableHit hit, ICollection<TableRowHit>? rows)
    {
        var words = plan.All.Length;
        Span<ulong> sure = words <= StackWords ? stackalloc ulong[words] : new ulong[words];
        Span<ulong> may = words <= StackWords ? stackalloc ulong[words] : new ulong[words];
        Span<ulong> broken = words <= StackWords ? stackalloc ulong[words] : new ulong[words];
        plan.All.CopyTo(sure);
        plan.All.CopyTo(may);
        broken.Clear();
        for (var column = 0; column < inputs.Length; column++)
        {
            Narrow(plan.Columns[column], inputs[column], sure, may, broken);
        }

        for (var row = RowSet.Next(may, 0); row >= 0; row = RowSet.Next(may, row + 1))
        {
            var truth = Truth.True;
            foreach (var (column, cell) in plan.CodeCells[row])
            {
                truth = And(truth, TestCode(cell, inputs[column], frame!));
                if (truth == Truth.False)
                {
                    break;
                }
            }

            Settle(row, truth, sure, may, broken);
            if (table.Policy == HitPolicy.First && RowSet.Has(sure, row))
            {
                Cut(may, row + 1);
                Cut(sure, row + 1);
                Cut(broken, row + 1);
                break;
            }
        }

        var matched = new MatchedRows(table, plan, inputs, frame, sure, may, broken);
        matched.Report(rows);
        return matched.Resolve(out hit);
    }

    private static void Narrow(ColumnPlan column, in Value input, Span<ulong> sure, Span<ulong> may, Span<ulong> broken)
    {
        if (column.IsIdle)
        {
            return;
        }

        if (input.IsUnknown)
        {
            RowSet.And(sure, column.TrueOfUnknown);
            RowSet.And(may, column.NotFalseOfUnknown);
            return;
        }

        var region = input.IsFault ? -1 : column.Partition.RegionOf(input);
        if (region >= 0)
        {
            RowSet.And(sure, column.ByRegion[region]);
            RowSet.And(may, column.ByRegion[region]);
            return;
        }

        for (var i = 0; i < broken.Length; i++)
        {
            broken[i] |= ~column.Free[i];
        }

        RowSet.And(sure, column.Free);
    }

    private static void Settle(int row, Truth truth, Span<ulong> sure, Span<ulong> may, Span<ulong> broken)
    {
        switch (truth)
        {
            case Truth.True:
                break;
            case Truth.Unknown:
                RowSet.Remove(sure, row);
                break;
            case Truth.Fault:
                RowSet.Add(broken, row);
                RowSet.Remove(sure, row);
                break;
            default:
                RowSet.Remove(sure, row);
                RowSet.Remove(may, row);
                break;
        }
    }

    // Kleene and: false (and null, which counts as false) wins over everything, then fault, then unknown.
    private static Truth And(Truth left, Truth right)
        => right is Truth.False or Truth.Null ? Truth.False
            : left == Truth.Fault || right == Truth.Fault ? Truth.Fault
            : left == Truth.Unknown || right == Truth.Unknown ? Truth.Unknown
            : Truth.True;

    private static Truth TestCode(TableCell cell, in Value input, Frame frame)
        => input.IsFault ? Truth.Fault : cell.Code!.Test(frame);

    private static void Cut(Span<ulong> set, int from)
    {
        for (var row = RowSet.Next(set, from); row >= 0; row = RowSet.Next(set, row + 1))
        {
            RowSet.Remove(set, row);
        }
    }
}
