using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>The rows of one evaluation that are not false, and what the hit policy makes of them (DMN 1.5 §8.2.10, RULES.md §9 Tables).</summary>
internal readonly ref partial struct MatchedRows(
    DecisionTable table, TablePlan plan, ReadOnlySpan<Value> inputs, Frame? frame, Span<ulong> sure, Span<ulong> may, Span<ulong> broken)
{
    private readonly ReadOnlySpan<Value> _inputs = inputs;
    private readonly Span<ulong> _sure = sure;
    private readonly Span<ulong> _may = may;
    private readonly Span<ulong> _broken = broken;

    public void Report(ICollection<TableRowHit>? rows)
    {
        if (rows is null)
        {
            return;
        }

        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            rows.Add(new TableRowHit(row, RowSet.Has(_broken, row) ? Truth.Fault : RowSet.Has(_sure, row) ? Truth.True : Truth.Unknown));
        }
    }

    public Value Resolve(out TableHit hit)
    {
        for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
        {
            if (RowSet.Has(_broken, row))
            {
                hit = new TableHit(TableOutcome.Fault, row);
                return FaultOfRow(row);
            }
        }

        DropExcluded();
        if (RowSet.Next(_may, 0) < 0)
        {
            return NothingMatched(out hit);
        }

        return table.Policy switch
        {
            HitPolicy.Unique or HitPolicy.Any => One(out hit),
            HitPolicy.First => First(out hit),
            HitPolicy.Priority => Best(out hit),
            HitPolicy.RuleOrder or HitPolicy.Collect or HitPolicy.OutputOrder => All(out hit),
            HitPolicy.Sum => Sum(out hit),
            HitPolicy.Count => HasUnknown() ? Missing(out hit) : Done(Value.Of((decimal)RowSet.Count(_sure)), out hit),
            _ => Extreme(out hit),
        };
    }

    // A row that cannot be true together with a true row is false, whatever the missing facts turn out to be.
    private void DropExcluded()
    {
        if (!HasUnknown())
        {
            return;
        }

        for (var sureRow = RowSet.Next(_sure, 0); sureRow >= 0; sureRow = RowSet.Next(_sure, sureRow + 1))
        {
            for (var row = RowSet.Next(_may, 0); row >= 0; row = RowSet.Next(_may, row + 1))
            {
                if (!RowSet.Has(_sure, row) && RowDisjointness.Disjoint(plan, sureRow, row))
                {
                    RowSet.Remove(_may, row);
                }
            }
        }
    }

    private bool HasUnknown()
    {
        for (var i = 0; i < _may.Length; i++)
        {
            if ((_may[i] & ~_sure[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private Value NothingMatched(out TableHit hit)
    {
        if (table.HasDefaults)
        {
            hit = new TableHit(TableOutcome.Default, -1);
            return table.Outputs.Length == 1
                ? Slot(table.Defaults[table.Outputs[0].Name])
                : Value.Of(new ContextValue(plan.OutputNames, Defaults()));
        }

        hit = new TableHit(TableOutcome.None, -1);
        switch (table.Policy)
        {
            case HitPolicy.RuleOrder or HitPolicy.OutputOrder or HitPolicy.Collect:
                return Value.Of(ListValue.Empty);
            case HitPolicy.Sum or HitPolicy.Count:
                return Value.Of(0m);
            case HitPolicy.Min or HitPolicy.Max:
                return Value.Null;
            default:
                hit = new TableHit(TableOutcome.Fault, -1);
                return TableFaults.NoRow(table, _inputs);
        }
    }

    private Value[] Defaults()
    {
        var values = new Value[table.Outputs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Slot(table.Defaults[table.Outputs[i].Name]);
        }

        return values;
    }

    private Value Output(int row)
    {
        if (plan.Outputs[row] is { } constant)
        {
            return constant;
        }

        var slots = table.Rows[row].Outputs;
        if (slots.Length == 1)
        {
            return Slot(slots[0]);
        }

        var values = new Value[slots.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Slot(slots[i]);
        }

        return Value.Of(new ContextValue(plan.OutputNames, values));
    }

    private Value Slot(Model.ValueSlot slot) => slot.Constant ?? Text.SlotEvaluator.Evaluate(slot, frame!);

    private static Value Done(in Value value, out TableHit hit, int row = -1)
    {
        hit = value.IsFault ? new TableHit(TableOutcome.Fault, row)
            : value.IsUnknown ? new TableHit(TableOutcome.Unknown, row)
            : new TableHit(row >= 0 ? TableOutcome.Row : TableOutcome.Rows, row);
        return value;
    }
}
