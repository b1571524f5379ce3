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

    public InverseIndex(FieldDef reference, RowSource source, RunContext context)
    {
        _source = source;
        _rows = source.RowCount;
        _doubtful = (source as ConclusionTable)?.Doubtful.Count ?? 0;
        var conclusions = source as ConclusionTable;
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
            var target = conclusions.Doubtful[i].Values[reference.Slot];
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

    /// <summary>Whether the index still holds for a source (conclusions grow).</summary>
    public bool Covers(RowSource source) => ReferenceEquals(source, _source) && source.RowCount == _rows && ((source as ConclusionTable)?.Doubtful.Count ?? 0) == _doubtful;

    /// <summary>Rows pointing at a row.</summary>
    public ListValue Of(in Value row) => row.As<RowSource>() is { } to && _lists.TryGetValue((to, row.RowIndex), out var list) ? list : _none;
}
