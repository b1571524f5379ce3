using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>A span of whole months (XSD yearMonthDuration; DMN 1.5 §10.3.2.3.8).</summary>
public sealed class FeelYearsMonthsDuration(long months) : ReferenceValue, IEquatable<FeelYearsMonthsDuration>
{
    /// <summary>Largest absolute number of months kept; every date arithmetic leaves the calendar long before.</summary>
    public const long MaxMonths = 1_000_000_000_000_000;

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.YearsMonthsDuration;

    /// <summary>Months, with sign.</summary>
    public long TotalMonths { get; } = months;

    /// <summary>Whole years, with the sign of the duration.</summary>
    public long Years => TotalMonths / 12;

    /// <summary>Months beyond the years, -11 to 11, with the sign of the duration.</summary>
    public int Months => (int)(TotalMonths % 12);

    /// <summary>A duration of so many months, fractions cut towards zero; null past <see cref="MaxMonths"/>.</summary>
    public static FeelYearsMonthsDuration? Of(decimal months)
        => Math.Abs(months) > MaxMonths ? null : new FeelYearsMonthsDuration((long)decimal.Truncate(months));

    /// <summary>Reads <c>-?P(nY)?(nM)?</c> with at least one part.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelYearsMonthsDuration? duration)
    {
        duration = null;
        var negative = text.Length > 0 && text[0] == '-';
        var rest = negative ? text[1..] : text;
        if (rest.Length is < 3 or > 40 || rest[0] != 'P')
        {
            return false;
        }

        rest = rest[1..];
        var total = Part(ref rest, 'Y') * 12m;
        total += Part(ref rest, 'M');
        duration = rest.Length > 0 ? null : Of(negative ? -total : total);
        return duration is not null;
    }

    /// <summary>Whole months from one day to another, the earlier time of day not counting (DMN 1.5 §10.3.4.1, years and months duration).</summary>
    public static FeelYearsMonthsDuration Between(FeelDate from, FeelDate to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var months = ((to.Year - (long)from.Year) * 12) + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day)
        {
            months--;
        }
        else if (months < 0 && to.Day > from.Day)
        {
            months++;
        }

        return new FeelYearsMonthsDuration(months);
    }

    /// <inheritdoc/>
    public bool Equals(FeelYearsMonthsDuration? other) => other is not null && TotalMonths == other.TotalMonths;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelYearsMonthsDuration);

    /// <inheritdoc/>
    public override int GetHashCode() => TotalMonths.GetHashCode();

    /// <summary>Canonical text: <c>P1Y2M</c>, <c>-P1Y</c>, <c>P0M</c>.</summary>
    public override string ToString()
    {
        var (years, months) = (Math.Abs(Years), Math.Abs(Months));
        var yearPart = years == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{years}Y");
        var monthPart = months == 0 && years != 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{months}M");
        return (TotalMonths < 0 ? "-P" : "P") + yearPart + monthPart;
    }

    private static decimal Part(ref ReadOnlySpan<char> rest, char unit)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        if (length is 0 or > 18 || length >= rest.Length || rest[length] != unit)
        {
            return 0m;
        }

        var value = decimal.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[(length + 1)..];
        return value;
    }
}
