using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999 (XSD date without zone; DMN 1.5 §10.3.2.3.5).</summary>
public sealed class FeelDate : ReferenceValue, IEquatable<FeelDate>
{
    /// <summary>Largest absolute year.</summary>
    public const int MaxYear = 999_999_999;

    private const int DaysPerEra = 146_097;

    private FeelDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Date;

    public int Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    /// <summary>1 to 31.</summary>
    public int Day { get; }

    /// <summary>Days since 1970-01-01, negative before.</summary>
    public long EpochDay
    {
        get
        {
            // Howard Hinnant, chrono-compatible low-level date algorithms: eras of 400 years, year starting in March.
            long y = Month <= 2 ? Year - 1L : Year;
            var era = Math.DivRem(y >= 0 ? y : y - 399, 400).Quotient;
            var yearOfEra = y - (era * 400);
            var dayOfYear = (((153 * (Month > 2 ? Month - 3 : Month + 9)) + 2) / 5) + Day - 1;
            return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        }
    }

    /// <summary>1 = Monday to 7 = Sunday (ISO 8601).</summary>
    public int Weekday => (int)((((EpochDay + 3) % 7) + 7) % 7) + 1;

    /// <summary>1 = 1 January.</summary>
    public int DayOfYear => (int)(EpochDay - Of(Year, 1, 1).EpochDay) + 1;

    /// <summary>Week by ISO 8601: the week of the year's first Thursday is 1.</summary>
    public int WeekOfYear
    {
        get
        {
            var thursday = FromEpochDay(EpochDay + 4 - Weekday)!;
            return ((thursday.DayOfYear - 1) / 7) + 1;
        }
    }

    /// <summary>A date known to be valid; otherwise an exception, for code that built the parts itself.</summary>
    public static FeelDate Of(int year, int month, int day)
        => TryCreate(year, month, day, out var date) ? date : throw new ArgumentOutOfRangeException(nameof(day), "no such day");

    /// <summary>A date, or false when there is no such day.</summary>
    public static bool TryCreate(int year, int month, int day, [NotNullWhen(true)] out FeelDate? date)
    {
        var valid = year is >= -MaxYear and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month);
        date = valid ? new FeelDate(year, month, day) : null;
        return valid;
    }

    /// <summary>The date so many days after 1970-01-01; null outside the range of years.</summary>
    public static FeelDate? FromEpochDay(long epochDay)
    {
        if (Math.Abs(epochDay) > 366L * (MaxYear + 2000L))
        {
            return null;
        }

        var z = epochDay + 719_468;
        var era = (z >= 0 ? z : z - DaysPerEra + 1) / DaysPerEra;
        var dayOfEra = z - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return Math.Abs(year) > MaxYear ? null : new FeelDate((int)year, month, (int)(dayOfYear - (((153 * shifted) + 2) / 5)) + 1);
    }

    /// <summary>28 to 31.</summary>
    public static int DaysInMonth(int year, int month)
        => month switch { 2 => IsLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    /// <summary>Whether the year has a 29 February.</summary>
    public static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>Reads <c>-?yyyy-mm-dd</c> with four to nine digits of year (no leading zero beyond four), nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelDate? date)
    {
        date = null;
        var negative = text.Length > 0 && text[0] == '-';
        var body = negative ? text[1..] : text;
        var dash = body.IndexOf('-');
        if (dash is < 4 or > 9 || body.Length != dash + 6 || body[dash + 3] != '-' || (dash > 4 && body[0] == '0')
            || !Digits(body[..dash], out var year) || !Digits(body.Slice(dash + 1, 2), out var month) || !Digits(body.Slice(dash + 4, 2), out var day))
        {
            return false;
        }

        return TryCreate(negative ? -year : year, month, day, out date);
    }

    /// <summary>The date so many days later; null outside the range.</summary>
    public FeelDate? PlusDays(long days) => Math.Abs(days) > 800_000_000_000L ? null : FromEpochDay(EpochDay + days);

    /// <summary>The date so many months later, its day cut to the length of the month; null outside the range.</summary>
    public FeelDate? PlusMonths(long months)
    {
        if (Math.Abs(months) > 24L * MaxYear)
        {
            return null;
        }

        var total = (Year * 12L) + Month - 1 + months;
        var year = total >= 0 ? total / 12 : -((11 - total) / 12);
        var month = (int)(total - (year * 12)) + 1;
        return Math.Abs(year) > MaxYear ? null : new FeelDate((int)year, month, Math.Min(Day, DaysInMonth((int)year, month)));
    }

    /// <inheritdoc/>
    public bool Equals(FeelDate? other) => other is not null && Year == other.Year && Month == other.Month && Day == other.Day;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelDate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Year, Month, Day);

    /// <summary><c>2026-03-01</c>, years before 1000 with four digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : string.Empty)}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");

    internal static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
