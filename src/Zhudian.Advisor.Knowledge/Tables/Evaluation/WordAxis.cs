using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Words of an enumeration: in declared order when it has one, else in order of declaration.</summary>
internal sealed class WordAxis : ColumnAxis
{
    private readonly EnumMember[] _words;

    public WordAxis(EnumType type) => _words = type.IsOrdered ? [.. type.Members.OrderBy(m => m.Order)] : [.. type.Members];

    public override bool IsDiscrete => true;

    public override (decimal First, decimal Last)? Universe => (0, _words.Length - 1);

    public override bool TryPlace(in Value value, out decimal place)
    {
        var member = value.As<EnumMember>();
        for (var i = 0; i < _words.Length; i++)
        {
            if (member is null ? string.Equals(_words[i].Text, value.AsText, StringComparison.Ordinal) : ReferenceEquals(_words[i], member))
            {
                place = i;
                return true;
            }
        }

        place = 0;
        return false;
    }

    public override Value ValueAt(decimal place) => Value.Of(_words[(int)place]);
}

/// <summary>Texts: those the column names, and one place for every other text.</summary>
internal sealed class TextAxis : ColumnAxis
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public TextAxis(IEnumerable<Value> constants)
    {
        foreach (var constant in constants)
        {
            if (constant.AsText is { } text && _places.TryAdd(text, _texts.Count))
            {
                _texts.Add(text);
            }
        }
    }

    public override bool IsDiscrete => true;

    public override (decimal First, decimal Last)? Universe => (0, _texts.Count);

    public override bool TryPlace(in Value value, out decimal place)
    {
        place = value.AsText is { } text && _places.TryGetValue(text, out var index) ? index : _texts.Count;
        return value.AsText is not null;
    }

    public override Value ValueAt(decimal place)
    {
        if (place < _texts.Count)
        {
            return Value.Of(_texts[(int)place]);
        }

        var other = "其他";
        while (_places.ContainsKey(other))
        {
            other += "…";
        }

        return Value.Of(other);
    }
}
