using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

internal readonly ref partial struct MatchedRows
{
    // U and A: one output, or several equal ones; U with two true rows is a fault.
    private Value One(out TableHit hit)
    {
        var first = RowSet.Next(_sure, 0);
        if (first >= 0 && RowSet.Next(_sure, first + 1) is var second and >= 0 && table.Policy == HitPolicy.Unique)
        {
            hit = new TableHit(TableOutcome.Fault, second);
            return TableFaults.TwoRows(table, first, second);
        }

        return first < 0 ? Missing(out hit) : AgreeingWith(first, out hit);
    }

    private Value AgreeingWith(int first, out TableHit hit)
    {
        var output = Output(first);
        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            if (row == first || Output(row).Equals(output))
            {
                continue;
            }

            if (!RowSet.Has(_sure, row))
            {
                return Missing(out hit);
            }

            hit = new TableHit(TableOutcome.Fault, row);
            return TableFaults.Differing(table, first, row);
        }

        return Done(output, out hit, first);
    }

    // F: unknown rows before the first true one must agree with it; later rows were never looked at.
    private Value First(out TableHit hit)
    {
        var first = RowSet.Next(_sure, 0);
        return first < 0 ? Missing(out hit) : AgreeingWith(first, out hit);
    }

    private Value Best(out TableHit hit)
    {
        var best = -1;
        var output = Value.Null;
        for (var row = RowSet.Next(_sure, 0); row >= 0; row = RowSet.Next(_sure, row + 1))
        {
            var candidate = Output(row);
            if (best < 0 || OutputRank.Compare(candidate, output) < 0)
            {
                (best, output) = (row, candidate);
            }
        }

        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            if (!RowSet.Has(_sure, row) && (best < 0 || OutputRank.Compare(Output(row), output) < 0))
            {
                return Missing(out hit);
            }
        }

        return Done(output, out hit, best);
    }

    private Value All(out TableHit hit)
    {
        if (HasUnknown())
        {
            return Missing(out hit);
        }

        var values = new Value[RowSet.Count(_sure)];
        var at = 0;
        for (var row = RowSet.Next(_sure, 0); row >= 0; row = RowSet.Next(_sure, row + 1))
        {
            values[at] = Output(row);
            if (values[at].IsFault)
            {
                return Done(values[at], out hit, row);
            }

            at++;
        }

        if (table.Policy == HitPolicy.OutputOrder)
        {
            // Array.Sort is not stable; equal ranks keep the order of rows.
            values = [.. values.Order(OutputRank.Comparer)];
        }

        return Done(Value.Of(ListValue.Of(values)), out hit);
    }

    private Value Sum(out TableHit hit)
    {
        var total = 0m;
        for (var row = RowSet.Next(_sure, 0); row >= 0; row = RowSet.Next(_sure, row + 1))
        {
            if (table.Rows[row].Group is { } group && Earlier(group, row) is var other and >= 0)
            {
                hit = new TableHit(TableOutcome.Fault, row);
                return TableFaults.TwoOfGroup(table, group, other, row);
            }

            var value = Output(row);
            if (!value.IsNumber)
            {
                return Done(value.IsDefinite || value.IsNull ? TableFaults.NotANumber(table, row, value) : value, out hit, row);
            }

            try
            {
                total += value.AsNumber;
            }
            catch (OverflowException)
            {
                return Done(Feel.Operators.Faults.Overflow(table.Info.Name), out hit, row);
            }
        }

        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            if (!RowSet.Has(_sure, row) && !Output(row).Equals(Value.Of(0m)))
            {
                return Missing(out hit);
            }
        }

        return Done(Value.Of(total), out hit);
    }

    private int Earlier(string group, int before)
    {
        for (var row = RowSet.Next(_sure, 0); row >= 0 && row < before; row = RowSet.Next(_sure, row + 1))
        {
            if (string.Equals(table.Rows[row].Group, group, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return -1;
    }

    // C< and C>: an unknown row matters only if it could improve on the true ones.
    private Value Extreme(out TableHit hit)
    {
        var wanted = table.Policy == HitPolicy.Min ? -1 : 1;
        var best = -1;
        var output = Value.Null;
        for (var row = RowSet.Next(_sure, 0); row >= 0; row = RowSet.Next(_sure, row + 1))
        {
            var candidate = Output(row);
            if (!candidate.IsDefinite)
            {
                return Done(candidate.IsNull && !candidate.IsFault ? TableFaults.NotANumber(table, row, candidate) : candidate, out hit, row);
            }

            if (best < 0 || (OutputRank.TryOrder(candidate, output, out var order) && Math.Sign(order) == wanted))
            {
                (best, output) = (row, candidate);
            }
        }

        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            if (!RowSet.Has(_sure, row) && (best < 0 || !OutputRank.TryOrder(Output(row), output, out var order) || Math.Sign(order) == wanted))
            {
                return Missing(out hit);
            }
        }

        return Done(output, out hit, best);
    }

    private Value Missing(out TableHit hit)
    {
        hit = new TableHit(TableOutcome.Unknown, -1);
        UnknownInfo? missing = null;
        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            if (RowSet.Has(_sure, row))
            {
                continue;
            }

            for (var column = 0; column < _inputs.Length; column++)
            {
                var cell = table.Rows[row].Cells[column];
                if (cell.Kind is CellKind.Any or CellKind.Missing)
                {
                    continue;
                }

                var found = _inputs[column].Unknown ?? (cell.Shape is null ? cell.Code?.Evaluate(frame!).Unknown : null);
                missing = UnknownInfo.Merge(missing, found);
            }
        }

        return Value.Of(missing ?? TableFaults.Undecided(table));
    }

    private Value FaultOfRow(int row)
    {
        for (var column = 0; column < _inputs.Length; column++)
        {
            var cell = table.Rows[row].Cells[column];
            if (cell.Kind == CellKind.Any)
            {
                continue;
            }

            if (_inputs[column].IsFault)
            {
                return _inputs[column];
            }

            if (_inputs[column].IsDefinite && cell is { Kind: CellKind.Test, Shape: null } && cell.Code!.Test(frame!) == Truth.Fault)
            {
                var value = cell.Code.Evaluate(frame!);
                return value.IsFault ? value : TableFaults.WrongKind(table, row, column, _inputs[column]);
            }

            if (_inputs[column].IsDefinite && plan.Columns[column].Partition.RegionOf(_inputs[column]) < 0)
            {
                return TableFaults.WrongKind(table, row, column, _inputs[column]);
            }
        }

        return TableFaults.WrongKind(table, row, 0, _inputs[0]);
    }
}
