using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>A calendar month, 年月 of RULES.md §4. Not a FEEL type: it only arises from facts and 年月().</summary>
public sealed class FeelYearMonth : ReferenceValue, IEquatable<FeelYearMonth>
{
    private FeelYearMonth(int year, int month) => (Year, Month) = (year, month);

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.YearMonth;

    public int Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    /// <summary>Months since year 0; orders year-months.</summary>
    public long Index => (Year * 12L) + Month - 1;

    /// <summary>First day of the month.</summary>
    public FeelDate FirstDay => FeelDate.Of(Year, Month, 1);

    /// <summary>Last day of the month.</summary>
    public FeelDate LastDay => FeelDate.Of(Year, Month, FeelDate.DaysInMonth(Year, Month));

    /// <summary>The month of a day.</summary>
    public static FeelYearMonth Of(FeelDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return new FeelYearMonth(date.Year, date.Month);
    }

    /// <summary>A month, or false when there is none such.</summary>
    public static bool TryCreate(int year, int month, [NotNullWhen(true)] out FeelYearMonth? value)
    {
        value = month is >= 1 and <= 12 && Math.Abs((long)year) <= FeelDate.MaxYear ? new FeelYearMonth(year, month) : null;
        return value is not null;
    }

    /// <summary>Reads <c>yyyy-mm</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FeelYearMonth? value)
    {
        value = null;
        return text.Length == 7 && text[4] == '-' && FeelDate.Digits(text[..4], out var year) && FeelDate.Digits(text[5..], out var month) && TryCreate(year, month, out value);
    }

    /// <summary>The month so many months later; null outside the range of years.</summary>
    public FeelYearMonth? Plus(long months) => FirstDay.PlusMonths(months) is { } day ? Of(day) : null;

    /// <inheritdoc/>
    public bool Equals(FeelYearMonth? other) => other is not null && Year == other.Year && Month == other.Month;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeelYearMonth);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Year, Month);

    /// <summary><c>2026-03</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
