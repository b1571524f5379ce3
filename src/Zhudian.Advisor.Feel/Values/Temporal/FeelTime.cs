using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>A time of day with any fraction of a second (up to 24 digits) and an optional zone (XSD time; DMN 1.5 §10.3.2.3.4).</summary>
public sealed class FeelTime : ReferenceValue, IEquatable<FeelTime>
{
    internal const int MaxFractionDigits = 24;

    private FeelTime(int hour, int minute, decimal second, FeelZone? zone) => (Hour, Minute, Second, Zone) = (hour, minute, second, zone);

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Time;

    /// <summary>Midnight without zone.</summary>
    public static FeelTime Midnight { get; } = new(0, 0, 0m, null);

    /// <summary>0 to 23.</summary>
    public int Hour { get; }

    /// <summary>0 to 59.</summary>
    public int Minute { get; }

    /// <summary>0 to below 60, with fraction.</summary>
    public decimal Second { get; }

    /// <summary>Zone; null for a local time.</summary>
    public FeelZone? Zone { get; }

    /// <summary>Whole seconds since midnight.</summary>
    public int SecondOfDay => (Hour * 3600) + (Minute * 60) + (int)Second;

    /// <summary>Fraction of the second.</summary>
    public decimal Fraction => Second - decimal.Truncate(Second);

    /// <summary>A time, or false when a part is out of range.</summary>
    public static bool TryCreate(int hour, int minute, decimal second, FeelZone? zone, [NotNullWhen(true)] out FeelTime? time)
    {
        var valid = hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0m and < 60m;
        time = valid ? new FeelTime(hour, minute, second, zone) : null;
        return valid;
    }

    /// <summary>From whole seconds since midnight (0 to 86,399) and a fraction.</summary>
    public static FeelTime FromSecondOfDay(int second, decimal fraction, FeelZone? zone) => new(second / 3600, second / 60 % 60, (second % 60) + fraction, zone);

    /// <summary>Reads <c>hh:mm:ss(.f+)?</c> and an optional zone; <c>24:00:00</c> is midnight, of the next day in a date and time.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelTime? time) => TryParse(text, out time, out _);

    internal static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelTime? time, out bool nextDay)
    {
        time = null;
        nextDay = false;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':' || !FeelDate.Digits(text[..2], out var hour) || !FeelDate.Digits(text.Slice(3, 2), out var minute)
            || !FeelDate.Digits(text.Slice(6, 2), out _))
        {
            return false;
        }

        var end = 8;
        if (end < text.Length && text[end] == '.')
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end == 9 || end - 9 > MaxFractionDigits)
            {
                return false;
            }
        }

        FeelZone? zone = null;
        if (end < text.Length && !FeelZone.TryParse(text[end..], out zone))
        {
            return false;
        }

        var second = decimal.Parse(text[6..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        nextDay = hour == 24 && minute == 0 && second == 0m;
        return TryCreate(nextDay ? 0 : hour, minute, second, zone, out time);
    }

    /// <summary>The same time of day told elsewhere (no conversion).</summary>
    public FeelTime In(FeelZone? zone) => new(Hour, Minute, Second, zone);

    /// <inheritdoc/>
    public bool Equals(FeelTime? other) => other is not null && Hour == other.Hour && Minute == other.Minute && Second == other.Second && Equals(Zone, other.Zone);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelTime);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hour, Minute, Second, Zone);

    /// <summary>Canonical XSD text: no trailing zeros of the fraction.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00.############################}{Zone}");
}
