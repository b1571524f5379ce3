using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Texts: those the column names, and one place for every other text.</summary>
internal sealed class TextAxis : ColumnAxis
{
    private const int Spread = 4;
    private readonly string[] _texts;
    private readonly int[] _first;
    private readonly int[] _next;

    public TextAxis(IEnumerable<Value> constants)
    {
        var texts = new List<string>();
        foreach (var constant in constants)
        {
            if (constant.AsText is { } text)
            {
                texts.Add(text);
            }
        }

        _texts = [.. texts.Distinct(StringComparer.Ordinal)];

        // Few texts of different lengths and ends: a glance at those tells them apart nearly always, and one comparison makes sure.
        _first = new int[int.Max(1, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(_texts.Length * Spread)))];
        for (var i = 0; i < _first.Length; i++)
        {
            _first[i] = -1;
        }

        _next = new int[_texts.Length];
        for (var i = _texts.Length - 1; i >= 0; i--)
        {
            ref var first = ref _first[Glance(_texts[i]) & (_first.Length - 1)];
            (_next[i], first) = (first, i);
        }
    }

    public override bool IsDiscrete => true;

    public override (decimal First, decimal Last)? Universe => (0, _texts.Length);

    public override bool TryPlace(in Value value, out decimal place)
    {
        var at = IndexOf(value);
        place = at < 0 ? _texts.Length : at;
        return at >= 0;
    }

    public override int IndexOf(in Value value) => Place(value);

    /// <summary>Place of a text: its own when it is named, else that of all others; −1 for what is no text.</summary>
    public int Place(in Value value)
    {
        if (value.AsText is not { } text)
        {
            return -1;
        }

        var first = _first;
        for (var i = first[Glance(text) & (first.Length - 1)]; i >= 0; i = _next[i])
        {
            if (string.Equals(_texts[i], text, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return _texts.Length;
    }

    public override Value ValueAt(decimal place)
    {
        if (place < _texts.Length)
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
