using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>Dates as people and spreadsheets write them. All in the proleptic Gregorian calendar, years 1 to 9999.</summary>
internal static class TemporalCells
{
    /// <summary><c>2026-03-01</c>, <c>2026/3/1</c>, <c>2026.3.1</c>, <c>2026年3月1日</c>, <c>20260301</c>; a time of midnight behind it is allowed.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        var time = text.IndexOfAny(' ', 'T');
        if (time > 0)
        {
            if (text[(time + 1)..].Trim().IndexOfAnyExcept("0:.Z") >= 0)
            {
                date = default;
                return false;
            }

            text = text[..time];
        }

        Span<int> parts = stackalloc int[3];
        var count = Parts(text, parts);
        if (count == 1 && text.Length == 8)
        {
            (parts[0], parts[1], parts[2]) = (parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
            count = 3;
        }

        return TryMake(count == 3 ? parts[0] : 0, parts[1], parts[2], out date);
    }

    /// <summary><c>2026-03</c>, <c>2026年3月</c>, <c>202603</c>, or a whole date (its month).</summary>
    public static bool TryMonth(ReadOnlySpan<char> text, out DateOnly firstDay)
    {
        Span<int> parts = stackalloc int[3];
        var count = Parts(text, parts);
        if (count == 1 && text.Length == 6)
        {
            return TryMake(parts[0] / 100, parts[0] % 100, 1, out firstDay);
        }

        if (count == 2)
        {
            return TryMake(parts[0], parts[1], 1, out firstDay);
        }

        var good = TryDate(text, out var date);
        firstDay = good ? new DateOnly(date.Year, date.Month, 1) : default;
        return good;
    }

    /// <summary>A date, then <c>T</c> or a space, then <c>8:00</c> or <c>08:00:00</c>; a date alone is its midnight.</summary>
    public static bool TryMoment(ReadOnlySpan<char> text, out DateTime moment)
    {
        moment = default;
        var at = text.IndexOfAny(' ', 'T');
        if (at < 0)
        {
            var whole = TryDate(text, out var only);
            moment = whole ? only.ToDateTime(TimeOnly.MinValue) : default;
            return whole;
        }

        if (!TryDate(text[..at], out var date) || !TryTime(text[(at + 1)..].Trim(), out var time))
        {
            return false;
        }

        moment = date.ToDateTime(time);
        return true;
    }

    /// <summary>Serial day of a workbook (1900 system with its false 29 February 1900, or 1904 system); whole days only for a date.</summary>
    public static bool TrySerial(decimal serial, bool date1904, out DateTime moment)
    {
        moment = default;
        if (serial < (date1904 ? 0 : 61) || serial > 2_958_465)
        {
            return false;
        }

        var epoch = date1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) : new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
        var seconds = (long)decimal.Round(serial * 86_400m);
        moment = epoch.AddSeconds(seconds);
        return true;
    }

    /// <summary>The month of a day, as the value of 年月.</summary>
    public static Value Month(DateOnly date) => Value.Of(FeelYearMonth.Of(FeelDate.Of(date.Year, date.Month, date.Day)));

    public static Value Date(DateOnly date) => Value.Of(FeelDate.Of(date.Year, date.Month, date.Day));

    public static Value Moment(DateTime moment)
    {
        FeelTime.TryCreate(moment.Hour, moment.Minute, moment.Second, null, out var time);
        return Value.Of(new FeelDateTime(FeelDate.Of(moment.Year, moment.Month, moment.Day), time!));
    }

    /// <summary>A closed range of days.</summary>
    public static Value Period(DateOnly from, DateOnly to) => Value.Of(new RangeValue(Date(from), startIncluded: true, Date(to), endIncluded: true));

    /// <summary>The day of a date value; null for anything else or years beyond 1–9999.</summary>
    public static DateOnly? DayOf(in Value value) => value.Reference switch
    {
        FeelDate { Year: >= 1 and <= 9999 } date => new DateOnly(date.Year, date.Month, date.Day),
        FeelYearMonth { Year: >= 1 and <= 9999 } month => new DateOnly(month.Year, month.Month, 1),
        FeelDateTime { Date.Year: >= 1 and <= 9999 } moment => new DateOnly(moment.Date.Year, moment.Date.Month, moment.Date.Day),
        _ => null,
    };

    private static bool TryTime(ReadOnlySpan<char> text, out TimeOnly time)
    {
        time = default;
        Span<int> parts = stackalloc int[3];
        var count = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (count == 3 || part.Length is 0 or > 2 || !int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out parts[count]))
            {
                return false;
            }

            count++;
        }

        if (count < 2 || parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
        {
            return false;
        }

        time = new TimeOnly(parts[0], parts[1], parts[2]);
        return true;
    }

    /// <summary>Digits separated by - / . or 年 月 日; 0 when anything else stands in the text.</summary>
    private static int Parts(ReadOnlySpan<char> text, Span<int> parts)
    {
        var count = 0;
        var digits = 0;
        parts.Clear();
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (++digits > 8)
                {
                    return 0;
                }

                if (digits == 1 && ++count > parts.Length)
                {
                    return 0;
                }

                parts[count - 1] = (parts[count - 1] * 10) + (c - '0');
            }
            else if (c is '-' or '/' or '.' or '年' or '月' or '日' && digits > 0)
            {
                digits = 0;
            }
            else
            {
                return 0;
            }
        }

        return count;
    }

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        var good = year is >= 1000 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = good ? new DateOnly(year, month, day) : default;
        return good;
    }
}
