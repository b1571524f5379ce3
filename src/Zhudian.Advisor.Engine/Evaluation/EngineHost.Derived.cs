using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Derived quantities: on demand, once per row and arguments.</summary>
internal sealed partial class EngineHost
{
    private readonly Dictionary<(int Derived, int Cell), object> _steps = [];
    private (DerivedDef? Derived, Frame? Frame) _running;
    private const int MostSingles = 1;

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
        if (_isPlain && derived.Entity is null && arity == 0 && !memo.IsTried)
        {
            ColumnOf(derived, new Selection(1));
        }

        if (memo.Column is { } column && column.Has(row.RowIndex))
        {
            return FromColumn(column, row.RowIndex);
        }

        var index = arity == 0 ? memo.FindRow(row.RowIndex) : memo.Find(row, arguments);
        ref var cell = ref memo[index];
        if (cell.State == MemoState.Done)
        {
            Merge(cell.Evidence, cell.Notes);
            _log?.Reuse(derived.Index, index);
            if (Tracer is not null && _steps.TryGetValue((derived.Index, index), out var step))
            {
                Tracer.Reuse(step);
            }

            return cell.Value;
        }

        if (cell.State == MemoState.Running)
        {
            _log?.TouchAll();
            return EngineFaults.Cycle(derived.Name, derived.Info.Location);
        }

        if (_kept is { } kept && kept.Host.TryKept(derived, row, arguments, kept.Changed, out var known))
        {
            cell.Finish(known, null, null);
            return known;
        }

        cell.Start();
        var outer = _log?.Enter();
        var saved = Begin();
        Use(_plan.Elements.Derived[derived.Index]);
        Tracer?.EnterDerived(derived, row, arguments);
        var value = Compute(derived, row, arguments);
        if (Tracer is not null)
        {
            _steps[(derived.Index, index)] = Tracer.Exit(value);
        }

        if (outer is not null)
        {
            _log!.Exit(outer, derived.Index, index);
        }

        cell = ref memo[index];
        cell.Finish(value, _evidence, _notes);
        Restore(saved);
        Merge(cell.Evidence, cell.Notes);
        return value;
    }

    /// <inheritdoc/>
    public override Value Derived(DerivedDef derived, in Value row, Frame frame)
    {
        var memo = _memos[derived.Index] ?? CreateMemo(derived);
        if (!_isPlain || row.RowIndex < -1 || derived.Parameters.Length > 0)
        {
            return Derived(derived, row, [], frame);
        }

        if (memo.Column is { } column && column.Has(row.RowIndex))
        {
            return FromColumn(column, row.RowIndex);
        }

        var index = memo.FindRow(row.RowIndex);
        ref var cell = ref memo[index];
        if (cell.State != MemoState.Done)
        {
            return cell.State == MemoState.Running ? EngineFaults.Cycle(derived.Name, derived.Info.Location) : Fresh(derived, memo, index, row, frame);
        }

        Merge(cell.Evidence, cell.Notes);
        return cell.Value;
    }

    /// <inheritdoc/>
    public override bool TryNumber(DerivedDef derived, in Value row, out decimal number)
    {
        number = 0m;
        if (!_isPlain || _memos[derived.Index] is not { } memo || row.RowIndex < -1 || derived.Parameters.Length > 0)
        {
            return false;
        }

        if (memo.Column is { } column && column.Has(row.RowIndex))
        {
            if (column.Values.Forms[row.RowIndex] != Form.Number)
            {
                return false;
            }

            Merge(column.EvidenceOf(row.RowIndex), column.LateNotesOf(row.RowIndex));
            number = ((ScalarColumn)column.Values).NumberAt(row.RowIndex);
            return true;
        }

        ref var cell = ref memo[memo.FindRow(row.RowIndex)];
        if (cell.State == MemoState.Done && cell.Value.IsNumber)
        {
            Merge(cell.Evidence, cell.Notes);
            number = cell.Value.AsNumber;
            return true;
        }

        return false;
    }

    private Value FromColumn(ColumnMemo column, int row)
    {
        Merge(column.EvidenceOf(row), column.LateNotesOf(row));
        return column.Values[row];
    }

    /// <summary>Computes a quantity without parameters for a row, with as little ado as can be.</summary>
    private Value Fresh(DerivedDef derived, DerivedMemo memo, int index, in Value row, Frame caller)
    {
        if (_kept is { } kept && kept.Host.TryKept(derived, row, [], kept.Changed, out var known))
        {
            memo[index].Finish(known, null, null);
            return known;
        }

        // Whoever asks for a few rows will ask for most of them.
        if (!memo.IsTried && derived.Entity is not null && ++memo.Singles > MostSingles
            && ColumnOf(derived, new Selection(_context.SourceOf(derived.Entity).RowCount)) is { } column && column.Has(index - 1))
        {
            return FromColumn(column, index - 1);
        }

        memo[index].Start();
        var (evidence, notes) = (_evidence, _notes);
        (_evidence, _notes) = (memo.Own, null);

        // A formula that needs no variables but its row runs in the caller's frame when that stands on the same row.
        var size = _plan.DerivedFrames[derived.Index];
        var shares = size == 1 && Value.AreSameRow(caller.Slots[0], row);
        var frame = shares ? caller : memo.Spare ?? Run.Rent(size);
        if (!shares)
        {
            memo.Spare = null;
            frame.Slots[0] = row;
        }

        var value = InFrame(derived, frame, row);
        if (!shares)
        {
            memo.Spare = frame;
        }

        ref var cell = ref memo[index];
        cell.Finish(value, _evidence, _notes);
        (_evidence, _notes) = (evidence, notes);
        Merge(cell.Evidence, cell.Notes);
        return value;
    }

    // Rows of conclusions have other numbers in every evaluation, so nothing is kept about them.
    private bool TryKept(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments, ulong[] changed, out Value value)
    {
        value = default;
        if (_memos[derived.Index] is not { } memo || derived.Entity is { Role: EntityRole.Conclusion })
        {
            return false;
        }

        var index = derived.Parameters.Length == 0 ? memo.FindRow(row.RowIndex) : memo.Find(row, arguments);
        ref var cell = ref memo[index];
        if (cell.State != MemoState.Done || !_log!.Untouched(derived.Index, index, changed))
        {
            return false;
        }

        value = cell.Value;
        return true;
    }
}
