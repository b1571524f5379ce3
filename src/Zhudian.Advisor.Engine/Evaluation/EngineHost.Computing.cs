using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Derived quantities being computed: ahead of the rows, given from outside, or by running their formula.</summary>
internal sealed partial class EngineHost
{
    /// <summary>
    /// Computes columns of quantities for all rows of a source: what a rule will ask of every row anyway must not be asked row by row by an earlier rule.
    /// Quantities without a column are left to whoever asks.
    /// </summary>
    public void ComputeColumns(DerivedDef[] quantities, RowSource source)
    {
        foreach (var derived in quantities)
        {
            ColumnOf(derived, new Selection(source.RowCount));
        }
    }

    /// <summary>The complete column of an expression that says no notes of its own, over all rows of a source; null when some row is left open.</summary>
    public ColumnMemo? ColumnOf(ColumnNode node, RowSource source)
    {
        if (!_isPlain || _kept is not null || !Run.HasRoom)
        {
            return null;
        }

        return Computed(node, null, _pool?.Empty, DomainOf(source), new Selection(source.RowCount)) is { IsComplete: true } memo ? memo : null;
    }

    /// <summary>Computes quantities for all rows of a source, one quantity after the other; does nothing where somebody watches. Slot 0 of the frame is used.</summary>
    public void ComputeAhead(DerivedDef[] quantities, RowSource source, Frame frame)
    {
        if (!_isPlain)
        {
            return;
        }

        foreach (var derived in quantities)
        {
            var memo = _memos[derived.Index] ?? CreateMemo(derived);
            if (memo.IsAhead || ColumnOf(derived, new Selection(source.RowCount)) is { IsComplete: true })
            {
                continue;
            }

            memo.IsAhead = true;
            for (var row = 0; row < source.RowCount; row++)
            {
                if (memo.Column is { } column && column.Has(row))
                {
                    continue;
                }

                Run.Cancellation.ThrowIfCancellationRequested();
                Value.Point(ref frame.Slots[0], source, row);
                Derived(derived, frame.Slots[0], frame);
                (_evidence, _notes) = (_pool?.Empty, null);
            }
        }

        frame.Slots[0] = default;
    }

    /// <summary>Replaces the formula of a parameterless derived quantity for one row (cases).</summary>
    public void Give(DerivedDef derived, in Value row, in Value value)
    {
        var memo = _memos[derived.Index] ?? CreateMemo(derived);
        ref var cell = ref memo[memo.FindRow(row.RowIndex)];
        cell.Finish(value, _pool?.Empty, null);
        memo.IsGiven = true;
    }

    private DerivedMemo CreateMemo(DerivedDef derived)
    {
        var rows = derived.Entity is null ? 1 : SourceOf(derived.Entity).RowCount;
        return _memos[derived.Index] = new DerivedMemo(derived.Parameters.Length, rows) { Own = _pool?.Alone(_plan.Elements.Derived[derived.Index].Index) };
    }

    private Value Compute(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments)
    {
        var frame = Run.Rent(_plan.DerivedFrames[derived.Index]);
        frame.Slots[0] = row;
        for (var i = 0; i < arguments.Length; i++)
        {
            frame.Slots[i + 1] = arguments[i];
        }

        var value = InFrame(derived, frame, row);
        Run.Return(frame);
        return value;
    }

    private Value InFrame(DerivedDef derived, Frame frame, in Value row)
    {
        if (derived.Formula is not { } formula)
        {
            throw new InvalidOperationException("derived quantity without a formula: " + derived.Name);
        }

        if (!Run.HasRoom)
        {
            return EngineFaults.TooDeep(derived.Name, derived.Info.Location);
        }

        _plan.Observer?.Computed(derived);
        var outer = _running;
        _running = (derived, frame);
        Run.Depth++;
        var value = formula.Evaluate(frame);
        Run.Depth--;
        _running = outer;
        if (value.IsFault && value.As<FaultInfo>() is { } fault)
        {
            _faultOrigins.TryAdd(fault, (derived.Name, row.IsNull ? string.Empty : KeyText.Of(row)));
        }

        return value;
    }
}
