using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Derived quantities: on demand, once per row and arguments.</summary>
internal sealed partial class EngineHost
{
    private readonly Dictionary<(int Derived, int Cell), object> _steps = [];
    private (DerivedDef? Derived, Frame? Frame) _running;

    /// <inheritdoc/>
    public override Value Derived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments, Frame frame)
    {
        var arity = derived.Parameters.Length;
        if (arguments.Length != arity)
        {
            var padded = new Value[arity];
            arguments.CopyTo(padded);
            return Derived(derived, row, padded, frame);
        }

        foreach (ref readonly var argument in arguments)
        {
            if (argument.Kind == ValueKind.Function)
            {
                return Compute(derived, row, arguments);
            }
        }

        // Rows that only might exist (negative beyond the stand-in) are rare: no memo.
        if (arity == 0 && row.RowIndex < -1)
        {
            return Compute(derived, row, arguments);
        }

        var memo = _memos[derived.Index] ?? CreateMemo(derived);
        var index = arity == 0 ? memo.FindRow(row.RowIndex) : memo.Find(row, arguments);
        ref var cell = ref memo[index];
        if (cell.State == MemoState.Done)
        {
            Merge(cell.Evidence, cell.Notes);
            if (Tracer is not null && _steps.TryGetValue((derived.Index, index), out var step))
            {
                Tracer.Reuse(step);
            }

            return cell.Value;
        }

        if (cell.State == MemoState.Running)
        {
            return EngineFaults.Cycle(derived.Name, derived.Info.Location);
        }

        cell.State = MemoState.Running;
        var saved = Begin();
        Use(_plan.Elements.Derived[derived.Index]);
        Tracer?.EnterDerived(derived, row, arguments);
        var value = Compute(derived, row, arguments);
        if (Tracer is not null)
        {
            _steps[(derived.Index, index)] = Tracer.Exit(value);
        }

        cell = ref memo[index];
        cell.Value = value;
        cell.Evidence = _evidence;
        cell.Notes = _notes;
        cell.State = MemoState.Done;
        Restore(saved);
        Merge(cell.Evidence, cell.Notes);
        return value;
    }

    /// <summary>Replaces the formula of a parameterless derived quantity for one row (cases).</summary>
    public void Give(DerivedDef derived, in Value row, in Value value)
    {
        var memo = _memos[derived.Index] ?? CreateMemo(derived);
        ref var cell = ref memo[memo.FindRow(row.RowIndex)];
        cell.Value = value;
        cell.Evidence = _pool?.Empty;
        cell.State = MemoState.Done;
    }

    private DerivedMemo CreateMemo(DerivedDef derived)
    {
        var rows = derived.Entity is null ? 1 : _context.SourceOf(derived.Entity).RowCount;
        return _memos[derived.Index] = new DerivedMemo(derived.Parameters.Length, rows);
    }

    private Value Compute(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments)
    {
        if (derived.Formula is null)
        {
            throw new InvalidOperationException("derived quantity without a formula: " + derived.Name);
        }

        if (!Run.HasRoom)
        {
            return EngineFaults.TooDeep(derived.Name, derived.Info.Location);
        }

        _plan.Observer?.Computed(derived);
        var frame = Run.Rent(_plan.DerivedFrames[derived.Index]);
        frame.Slots[0] = row;
        for (var i = 0; i < arguments.Length; i++)
        {
            frame.Slots[i + 1] = arguments[i];
        }

        var outer = _running;
        _running = (derived, frame);
        Run.Depth++;
        var value = derived.Formula.Evaluate(frame);
        Run.Depth--;
        _running = outer;
        Run.Return(frame);
        if (value.IsFault && value.As<FaultInfo>() is { } fault)
        {
            _faultOrigins.TryAdd(fault, (derived.Name, row.IsNull ? string.Empty : KeyText.Of(row)));
        }

        return value;
    }
}
