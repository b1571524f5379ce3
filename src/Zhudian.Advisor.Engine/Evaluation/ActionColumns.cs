using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// The fields of an action that say a quantity of the first variable and nothing else, where that quantity has been computed for all rows: conclusions
/// then keep the number of their row, not a copy of each value. One per run of a rule; immutable, so that threads may read conclusions.
/// </summary>
internal sealed class ActionColumns
{
    private const int First = -1;
    private readonly ActionPlan _plan;
    private readonly ColumnMemo?[] _memos;
    private readonly int[] _places;
    private readonly List<ColumnMemo> _differing = [];
    private readonly List<ColumnMemo> _noted = [];
    private readonly List<ColumnMemo> _gaps = [];
    private readonly EvidencePool? _pool;
    private readonly EvidenceSet? _shared;

    private ActionColumns(ActionPlan plan, ColumnMemo?[] memos, EngineHost host)
    {
        _plan = plan;
        _memos = memos;
        _pool = host.Pool;
        _shared = _pool?.Empty;
        _places = new int[plan.StatedCount];
        var rest = new List<ActionField>();
        foreach (var field in plan.Action.Fields)
        {
            if (plan.IsFirst(field))
            {
                _places[field.Field.Slot] = First;
            }
            else if (memos[field.Field.Slot] is null)
            {
                rest.Add(field);
                _places[field.Field.Slot] = rest.Count;
            }
        }

        Rest = [.. rest];
        foreach (var memo in memos)
        {
            if (memo is null)
            {
                continue;
            }

            if (memo.Values.Forms.AsSpan().Contains(Form.Other))
            {
                _gaps.Add(memo);
            }

            if (memo.Differs)
            {
                _differing.Add(memo);
            }

            _shared = _pool is null ? null : _pool.Union(_shared!, memo.Shared!);

            if (memo.HasNotes)
            {
                _noted.Add(memo);
            }
        }
    }

    /// <summary>The other fields the rule states.</summary>
    public ActionField[] Rest { get; }

    /// <summary>Columns for the fields of an action over the rows of the first variable; null when none can be taken from a column.</summary>
    public static ActionColumns? Of(EngineHost host, ActionPlan plan, RowSource? source)
    {
        if (source is null || plan.Quantities.Length == 0)
        {
            return null;
        }

        ColumnMemo?[]? memos = null;
        foreach (var (slot, derived) in plan.Quantities)
        {
            if (host.ColumnSoFar(derived) is { IsComplete: true } memo)
            {
                (memos ??= new ColumnMemo?[plan.StatedCount])[slot] = memo;
            }
        }

        foreach (var (slot, node) in memos is null ? [] : plan.Nodes)
        {
            memos![slot] = host.ColumnOf(node, source);
        }

        return memos is null ? null : new ActionColumns(plan, memos, host);
    }

    /// <summary>A stated value of a conclusion; null when the rule states none.</summary>
    /// <param name="rest">Values of <see cref="Rest"/>.</param>
    /// <param name="row">The first variable.</param>
    /// <param name="slot">Slot of the field.</param>
    public Value ValueOf(Value[] rest, in Value row, int slot)
        => _memos[slot] is { } memo ? _plan.InType(slot, memo.Values[row.RowIndex]) : _places[slot] switch { 0 => default, First => row, var place => rest[place - 1] };

    /// <summary>Whether some value on a row waits for facts.</summary>
    public bool HasUnknown(Value[] rest, int row)
    {
        foreach (var memo in _gaps)
        {
            if (memo.Values.UnknownAt(row) is not null)
            {
                return true;
            }
        }

        return Array.Exists(rest, v => v.IsUnknown);
    }

    /// <summary>What was gathered before with what the values on a row rest on.</summary>
    public Gathered With(in Gathered before, int row)
    {
        if (_pool is null)
        {
            return before;
        }

        var evidence = _pool.Union(before.Evidence!, _shared!);
        foreach (var memo in _differing)
        {
            evidence = _pool.Union(evidence, memo.EvidenceOf(row)!);
        }

        return new Gathered(evidence, NoteRope.Merge(before.Notes, RowNotes.Of(_noted, row)));
    }
}
