using System.Globalization;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Templates;

/// <summary>Dates as official documents write them, without leading zeros (GB/T 9704 §7.3.5).</summary>
internal static class Period
{
    /// <summary>2026年3月5日.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>2026年1月1日至2026年10月31日.</summary>
    public static string Text(DatePeriod period) => Day(period.From) + "至" + Day(period.To);
}
