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
    private readonly Dictionary<(RowSource, int), ListValue> _lists = [];
    private readonly ListValue _none;

    public InverseIndex(FieldDef reference, RowSource source)
    {
        _source = source;
        _rows = source.RowCount;
        var gap = source.AllRows.Gap;
        var groups = new Dictionary<(RowSource, int), List<Value>>();
        for (var i = 0; i < _rows; i++)
        {
            var target = source.Get(i, reference.Slot);
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

        _none = ListValue.Of([], gap);
        foreach (var (key, list) in groups)
        {
            _lists.Add(key, ListValue.Of([.. list], gap));
        }
    }

    /// <summary>Whether the index still holds for a source (conclusions grow).</summary>
    public bool Covers(RowSource source) => ReferenceEquals(source, _source) && source.RowCount == _rows;

    /// <summary>Rows pointing at a row.</summary>
    public ListValue Of(in Value row) => row.As<RowSource>() is { } to && _lists.TryGetValue((to, row.RowIndex), out var list) ? list : _none;
}
