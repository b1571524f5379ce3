using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// 反向: for each row pointed at, the rows that point at it, in order of rows. A row whose reference is unknown might point anywhere,
/// so it makes every list incomplete (RULES.md §9).
/// </summary>
internal sealed class InverseIndex
{
    private readonly RowSource _source;
    private readonly int _rows;
    private readonly int _doubtful;
    private readonly Dictionary<(RowSource, int), ListValue> _lists = [];
    private readonly ListValue _none;
    private readonly RowSource? _target;
    private readonly ListValue?[] _byRow = [];
    private ListColumn? _column;

    public InverseIndex(FieldDef reference, RowSource source, RunContext context)
    {
        _source = source;
        _rows = source.RowCount;
        _doubtful = (source as ConclusionTable)?.Doubtful.Count ?? 0;
        if (source is FactTable facts && !context.Overrides(reference) && TryGroup(facts, reference.Slot, out _target, out _byRow))
        {
            _none = ListValue.Of([], facts.AllRows.Gap);
            return;
        }

        var conclusions = source as ConclusionTable;
        if (conclusions is { HardGap: null, Doubtful.Count: 0 } && TryGroup(conclusions, reference.Slot, out _target, out _byRow))
        {
            _none = ListValue.Empty;
            return;
        }

        var gap = conclusions is null ? source.AllRows.Gap : conclusions.HardGap;
        var groups = new Dictionary<(RowSource, int), List<Value>>();
        for (var i = 0; i < _rows; i++)
        {
            var target = context.Stored(source, i, reference.Slot);
            if (target.IsUnknown)
            {
                gap = UnknownInfo.Merge(gap, target.Unknown);
            }
            else if (target.As<RowSource>() is { } to)
            {
                var key = (to, target.RowIndex);
                if (!groups.TryGetValue(key, out var list))
                {
                    groups[key] = list = [];
                }

                list.Add(Value.Row(source, i));
            }
        }

        // A conclusion that is not certain makes only the list of the row it would point at incomplete.
        var doubts = new Dictionary<(RowSource, int), UnknownInfo?>();
        for (var i = 0; conclusions is not null && i < conclusions.Doubtful.Count; i++)
        {
            var target = conclusions.Doubtful[i][reference.Slot];
            if (target.As<RowSource>() is { } to)
            {
                doubts[(to, target.RowIndex)] = UnknownInfo.Merge(doubts.GetValueOrDefault((to, target.RowIndex)), conclusions.Doubtful[i].Doubt);
                groups.TryAdd((to, target.RowIndex), []);
            }
            else if (target.IsUnknown)
            {
                gap = UnknownInfo.Merge(gap, conclusions.Doubtful[i].Doubt);
            }
        }

        _none = ListValue.Of([], gap);
        foreach (var (key, list) in groups)
        {
            _lists.Add(key, ListValue.Of([.. list], UnknownInfo.Merge(gap, doubts.GetValueOrDefault(key))));
        }
    }

    // A sheet's reference whose cells are all known: rows are dealt out by target row without hashing.
    private static bool TryGroup(FactTable facts, int slot, out RowSource? target, out ListValue?[] byRow)
    {
        var targets = facts.TargetRows(slot);
        (target, byRow) = (null, []);
        if (targets.Length == 0 || targets.Length != facts.RowCount || HasNone(targets) || facts.Get(0, slot).As<RowSource>() is not { } to)
        {
            return false;
        }

        (target, byRow) = (to, Dealt(facts, targets, to.RowCount, facts.AllRows.Gap));
        return true;
    }

    // The vector search of the framework would be compiled at run time for this alone.
    private static bool HasNone(ReadOnlySpan<int> targets)
    {
        foreach (var row in targets)
        {
            if (row < 0)
            {
                return true;
            }
        }

        return false;
    }

    // Conclusions that all point at rows of one source.
    private static bool TryGroup(ConclusionTable conclusions, int slot, out RowSource? target, out ListValue?[] byRow)
    {
        (target, byRow) = (null, []);
        var targets = new int[conclusions.RowCount];
        RowSource? to = null;
        for (var i = 0; i < targets.Length; i++)
        {
            var value = conclusions.Get(i, slot);
            if (value.As<RowSource>() is not { } source || value.RowIndex < 0 || !ReferenceEquals(to ??= source, source))
            {
                return false;
            }

            targets[i] = value.RowIndex;
        }

        if (to is null)
        {
            return false;
        }

        (target, byRow) = (to, Dealt(conclusions, targets, to.RowCount, null));
        return true;
    }

    private static ListValue?[] Dealt(RowSource source, ReadOnlySpan<int> targets, int rows, UnknownInfo? gap)
    {
        var counts = new int[rows];
        foreach (var row in targets)
        {
            counts[row]++;
        }

        var ends = new int[counts.Length];
        for (int row = 0, end = 0; row < counts.Length; row++)
        {
            ends[row] = end;
            end += counts[row];
        }

        var order = new int[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            order[ends[targets[i]]++] = i;
        }

        // Rows of one target usually stand together; then the list needs no numbers of its own.
        var byRow = new ListValue?[counts.Length];
        for (var row = 0; row < counts.Length; row++)
        {
            if (counts[row] > 0)
            {
                var mine = order.AsSpan(ends[row] - counts[row], counts[row]);
                byRow[row] = new RowList(source, mine[^1] - mine[0] == mine.Length - 1 ? new RowNumbers(mine[0], mine.Length) : new RowNumbers(mine.ToArray()), gap);
            }
        }

        return byRow;
    }

    /// <summary>Whether it rests on the references of a worksheet alone, all of them known.</summary>
    public bool IsOfSheet => _source is FactTable && _target is FactTable;

    /// <summary>The complete lists of all rows of a source as a column; null when the index is not of that simple kind.</summary>
    public ListColumn? Lists(RowSource target)
    {
        if (!ReferenceEquals(target, _target) || _none.Gap is not null)
        {
            return null;
        }

        return _column ??= MakeColumn();
    }

    private ListColumn MakeColumn()
    {
        var starts = new int[_byRow.Length + 1];
        for (var row = 0; row < _byRow.Length; row++)
        {
            starts[row + 1] = starts[row] + (_byRow[row]?.Count ?? 0);
        }

        var rows = new int[starts[^1]];
        var isInOrder = true;
        for (var (row, at) = (0, 0); row < _byRow.Length; row++)
        {
            for (var i = 0; at < starts[row + 1]; i++, at++)
            {
                rows[at] = ((RowList)_byRow[row]!).Rows[i];
                isInOrder &= rows[at] == at;
            }
        }

        var forms = new Form[_byRow.Length];
        Array.Fill(forms, Form.Part);
        return new ListColumn(forms, starts, new RowColumn(_source, rows.Length, isInOrder ? null : rows));
    }

    private ListValue Direct(in Value row) => ReferenceEquals(row.Reference, _target) && row.RowIndex >= 0 && _byRow[row.RowIndex] is { } list ? list : _none;

    /// <summary>Whether the index still holds for a source (conclusions grow).</summary>
    public bool Covers(RowSource source) => ReferenceEquals(source, _source) && source.RowCount == _rows && ((source as ConclusionTable)?.Doubtful.Count ?? 0) == _doubtful;

    /// <summary>Rows pointing at a row.</summary>
    public ListValue Of(in Value row) => _target is not null ? Direct(row) : row.As<RowSource>() is { } to && _lists.TryGetValue((to, row.RowIndex), out var list) ? list : _none;
}
