using System.Globalization;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>
/// Literals of 日期 (<c>2026-03-01</c>), 年月 (<c>2026-03</c> or <c>2026年3月</c>), 时刻 (<c>2026-03-01T08:00:00</c>, a blank may stand for T)
/// and 期间 (<c>2026-01-01..2026-10-31</c>, both days included).
/// </summary>
public static class DateLiterals
{
    /// <summary>The value of a calendar day.</summary>
    public static Value Of(DateOnly day) => Value.Of(FeelDate.Of(day.Year, day.Month, day.Day));

    /// <summary>A closed range of days, as 期 has it.</summary>
    public static Value Of(DateOnly from, DateOnly to) => Value.Of(new RangeValue(Of(from), true, Of(to), true));

    internal static LiteralResult Read(string text, DataKind kind)
    {
        switch (kind)
        {
            case DataKind.Date when FeelDate.TryParse(text, out var date):
                return LiteralResult.Of(Value.Of(date));
            case DataKind.Date:
                return LiteralResult.Bad($"“{Cut(text)}”不是日期", "写成 2026-03-01");
            case DataKind.YearMonth:
                return YearMonth(text);
            case DataKind.DateTime when FeelDateTime.TryParse(text.Replace(' ', 'T'), out var time):
                return LiteralResult.Of(Value.Of(time));
            case DataKind.DateTime:
                return LiteralResult.Bad($"“{Cut(text)}”不是时刻", "写成 2026-03-01T08:00:00");
            default:
                return Period(text);
        }
    }

    private static LiteralResult YearMonth(string text)
    {
        ReadOnlySpan<string> forms = ["yyyy-MM", "yyyy-M", "yyyy年M月"];
        foreach (var form in forms)
        {
            if (DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            {
                return LiteralResult.Of(Value.Of(FeelYearMonth.Of(FeelDate.Of(month.Year, month.Month, 1))));
            }
        }

        return LiteralResult.Bad($"“{Cut(text)}”不是年月", "写成 2026-03");
    }

    private static LiteralResult Period(string text)
    {
        var plain = text.Length > 1 && text[0] == '[' && text[^1] == ']' ? text[1..^1] : text;
        var dots = plain.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0 && FeelDate.TryParse(plain.AsSpan(0, dots).Trim(), out var from) && FeelDate.TryParse(plain.AsSpan(dots + 2).Trim(), out var to) && from.EpochDay <= to.EpochDay)
        {
            return LiteralResult.Of(Value.Of(new RangeValue(Value.Of(from), true, Value.Of(to), true)));
        }

        return LiteralResult.Bad($"“{Cut(text)}”不是期间", "写成 2026-01-01..2026-10-31，两日都含在内");
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
