using System.Diagnostics.CodeAnalysis;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>A date and time of day with an optional zone (XSD dateTime; DMN 1.5 §10.3.2.3.6).</summary>
public sealed class FeelDateTime(FeelDate date, FeelTime time) : ReferenceValue, IEquatable<FeelDateTime>
{
    private const int SecondsPerDay = 86_400;

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.DateTime;

    public FeelDate Date { get; } = date;

    /// <summary>Time of day; carries the zone.</summary>
    public FeelTime Time { get; } = time;

    /// <summary>Offset from UTC in seconds at this time; null for a local one.</summary>
    public int? Offset => Time.Zone?.OffsetAtLocal(Date, Time.SecondOfDay);

    /// <summary>Whole seconds since 1970-01-01T00:00:00Z; a local time counts as if it were UTC.</summary>
    public long EpochSecond => (Date.EpochDay * SecondsPerDay) + Time.SecondOfDay - (Offset ?? 0);

    /// <summary>Reads a date, or a date, <c>T</c> and a time.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelDateTime? value)
    {
        value = null;
        var at = text.IndexOf('T');
        if (at < 0)
        {
            value = FeelDate.TryParse(text, out var only) ? new FeelDateTime(only, FeelTime.Midnight) : null;
            return value is not null;
        }

        if (!FeelDate.TryParse(text[..at], out var date) || !FeelTime.TryParse(text[(at + 1)..], out var time, out var nextDay)
            || (nextDay ? date.PlusDays(1) : date) is not { } day)
        {
            return false;
        }

        value = new FeelDateTime(day, time);
        return true;
    }

    /// <summary>The instant so much later, told in the same zone; null outside the range of years.</summary>
    public FeelDateTime? Plus(FeelDaysTimeDuration duration)
    {
        ArgumentNullException.ThrowIfNull(duration);
        var (whole, fraction) = duration.Add(FeelDaysTimeDuration.OfSeconds(Time.SecondOfDay, Time.Fraction)).Split();
        if (whole < -40_000_000_000_000_000m || whole > 40_000_000_000_000_000m)
        {
            return null;
        }

        var local = (Date.EpochDay * SecondsPerDay) + (long)whole;
        if (Offset is { } before && At(local - before, SecondsPerDay) is var (day, second))
        {
            local += Time.Zone!.OffsetAtUtc(day, second) - before;
        }

        return At(local, SecondsPerDay) is var (date, secondOfDay) ? new FeelDateTime(date, FeelTime.FromSecondOfDay(secondOfDay, fraction, Time.Zone)) : null;
    }

    /// <summary>The same time of day so many months later; null outside the range of years.</summary>
    public FeelDateTime? PlusMonths(long months) => Date.PlusMonths(months) is { } date ? new FeelDateTime(date, Time) : null;

    /// <inheritdoc/>
    public bool Equals(FeelDateTime? other) => other is not null && Date.Equals(other.Date) && Time.Equals(other.Time);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelDateTime);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Time);

    /// <summary>Canonical XSD text.</summary>
    public override string ToString() => $"{Date}T{Time}";

    private static (FeelDate Date, int Second)? At(long seconds, int perDay)
    {
        var day = Math.DivRem(seconds, perDay, out var rest);
        if (rest < 0)
        {
            (day, rest) = (day - 1, rest + perDay);
        }

        return FeelDate.FromEpochDay(day) is { } date ? (date, (int)rest) : null;
    }
}
