using System.Collections.Frozen;
using System.Globalization;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>A number cell as laboratories write it (RULES.md §4 标记): a number, below a detection limit, 未监测, 无效, or 无.</summary>
/// <param name="State">What the cell says.</param>
/// <param name="Number">The number when <see cref="CellState.Known"/>.</param>
/// <param name="Limit">Detection limit when <see cref="CellState.NotDetected"/> and written in the cell.</param>
internal readonly record struct MeasuredNumber(CellState State, decimal Number = 0, decimal? Limit = null)
{
    private static readonly FrozenDictionary<string, CellState> Words = new Dictionary<string, CellState>(StringComparer.Ordinal)
    {
        ["无"] = CellState.NotApplicable,
        ["未检出"] = CellState.NotDetected,
        ["ND"] = CellState.NotDetected,
        ["nd"] = CellState.NotDetected,
        ["未监测"] = CellState.NotMonitored,
        ["未测"] = CellState.NotMonitored,
        ["*"] = CellState.NotMonitored,
        ["—"] = CellState.NotMonitored,
        ["——"] = CellState.NotMonitored,
        ["无效"] = CellState.Invalid,
        ["停站"] = CellState.Invalid,
        ["维护"] = CellState.Invalid,
        ["--"] = CellState.Invalid,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CellState>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a trimmed, non-empty cell; false when it is none of these.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out MeasuredNumber value)
    {
        if (TryNumber(text, out var number))
        {
            value = new MeasuredNumber(CellState.Known, number);
            return true;
        }

        if (Lookup.TryGetValue(text, out var state))
        {
            value = new MeasuredNumber(state);
            return true;
        }

        value = default;
        return TryLimit(text, out var limit) && Is(out value, new MeasuredNumber(CellState.NotDetected, 0, limit));
    }

    /// <summary>
    /// A decimal number: sign, digits, one point, exponent; commas only between groups of three digits, so that a decimal comma is never misread.
    /// At most 28 significant digits (the range of <see cref="decimal"/>).
    /// </summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 64 || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
        {
            return false;
        }

        var comma = text.IndexOf(',');
        if (comma < 0)
        {
            return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
        }

        return Grouped(text) && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
    }

    private static bool Grouped(ReadOnlySpan<char> text)
    {
        var start = text[0] is '-' or '+' ? 1 : 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text[start..] : text[start..point];
        if (point >= 0 && text[point..].Contains(','))
        {
            return false;
        }

        var first = whole.IndexOf(',');
        for (var at = first; at >= 0 && at < whole.Length; at += 4)
        {
            if (whole[at] != ',' || at + 4 > whole.Length || whole.Slice(at + 1, 3).Contains(','))
            {
                return false;
            }
        }

        return first is > 0 and <= 3 && (whole.Length - first) % 4 == 0;
    }

    /// <summary><c>0.01L</c>, <c>&lt;0.01</c>, <c>未检出(0.01)</c>, <c>ND（&lt;0.01）</c>.</summary>
    private static bool TryLimit(ReadOnlySpan<char> text, out decimal limit)
    {
        if (text[^1] is 'L' or 'l')
        {
            text = text[^1..].Length == text.Length ? default : text[..^1].TrimEnd();
            return TryNumber(text.TrimStart("<＜").TrimStart(), out limit) && limit > 0;
        }

        if (text[0] is '<' or '＜')
        {
            return TryNumber(text[1..].Trim(), out limit) && limit > 0;
        }

        foreach (var word in (ReadOnlySpan<string>)["未检出", "ND", "nd"])
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                var rest = text[word.Length..].Trim().TrimStart("(（").TrimEnd(")）").Trim().TrimStart("<＜").TrimEnd("Ll").Trim();
                return TryNumber(rest, out limit) && limit > 0;
            }
        }

        limit = 0;
        return false;
    }

    private static bool Is(out MeasuredNumber target, MeasuredNumber value)
    {
        target = value;
        return true;
    }
}
