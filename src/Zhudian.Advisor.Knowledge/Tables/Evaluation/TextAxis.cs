using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Texts: those the column names, and one place for every other text.</summary>
internal sealed class TextAxis : ColumnAxis
{
    private const int Spread = 4;
    private readonly List<string> _texts = [];
    private readonly int[] _first;
    private readonly int[] _next;

    public TextAxis(IEnumerable<Value> constants)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constant in constants)
        {
            if (constant.AsText is { } text && known.Add(text))
            {
                _texts.Add(text);
            }
        }

        // Few texts of different lengths and ends: a glance at those tells them apart nearly always, and one comparison makes sure.
        _first = new int[int.Max(1, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(_texts.Count * Spread)))];
        Array.Fill(_first, -1);
        _next = new int[_texts.Count];
        for (var i = _texts.Count - 1; i >= 0; i--)
        {
            ref var first = ref _first[Glance(_texts[i]) & (_first.Length - 1)];
            (_next[i], first) = (first, i);
        }
    }

    public override bool IsDiscrete => true;

    public override (decimal First, decimal Last)? Universe => (0, _texts.Count);

    public override bool TryPlace(in Value value, out decimal place)
    {
        var at = IndexOf(value);
        place = at < 0 ? _texts.Count : at;
        return at >= 0;
    }

    public override int IndexOf(in Value value)
    {
        if (value.AsText is not { } text)
        {
            return -1;
        }

        for (var i = _first[Glance(text) & (_first.Length - 1)]; i >= 0; i = _next[i])
        {
            if (string.Equals(_texts[i], text, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return _texts.Count;
    }

    public override Value ValueAt(decimal place)
    {
        if (place < _texts.Count)
        {
            return Value.Of(_texts[(int)place]);
        }

        var other = "其他";
        while (_texts.Contains(other, StringComparer.Ordinal))
        {
            other += "…";
        }

        return Value.Of(other);
    }

    private static int Glance(string text) => text.Length == 0 ? 0 : (text.Length * 7) + (text[0] * 31) + text[^1];
}
