namespace Zhudian.Advisor.Rules.Tests.Year;

/// <summary>
/// The situation of a river section worked out a second time in plain code, straight from GB 3838-2002 table 1 (river limits of phosphorus,
/// oxygen saturation 468/(31.6+T) for class Ⅰ) and the rules of the handbook on how many months a mean needs. Classes are 1 (Ⅰ) … 6 (劣Ⅴ).
/// </summary>
internal static class PlainArithmetic
{
    public static readonly string[] Names = ["", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"];

    private static readonly Dictionary<string, decimal[]> Upper = new(StringComparer.Ordinal)
    {
        ["高锰酸盐指数"] = [2, 4, 6, 10, 15],
        ["氨氮"] = [0.15m, 0.5m, 1, 1.5m, 2],
        ["总磷"] = [0.02m, 0.1m, 0.2m, 0.3m, 0.4m],
    };

    private static readonly decimal[] Oxygen = [7.5m, 6, 5, 3, 2];

    /// <summary>Class of the months from 1 to <paramref name="to"/>, or of one month; null when too few items can be averaged.</summary>
    public static int? Class(Func<int, string, decimal?> value, int from, int to)
    {
        var classes = new[] { "pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷" }.Select(i => One(i, Mean(value, i, from, to), Mean(value, "水温", from, to))).OfType<int>().ToList();
        return classes.Count < 4 ? null : classes.Max();
    }

    public static decimal? Mean(Func<int, string, decimal?> value, string item, int from, int to)
    {
        var known = Enumerable.Range(from, to - from + 1).Select(m => value(m, item)).OfType<decimal>().ToList();
        return known.Count == 0 || known.Count < Least(to - from + 1) ? null : known.Average();
    }

    /// <summary>One month of one, two of a season, two thirds of the months to date (rounded up), eight of a year.</summary>
    private static int Least(int months) => months switch { 1 => 1, <= 3 => 2, 12 => 8, _ => (int)Math.Ceiling(months * 0.667m) };

    private static int? One(string item, decimal? mean, decimal? temperature)
    {
        if (mean is not { } v)
        {
            return null;
        }

        if (item == "pH")
        {
            return v is >= 6 and <= 9 ? 1 : 6;
        }

        if (item == "溶解氧")
        {
            var saturated = temperature is { } t && 100 * v / (468 / (31.6m + t)) >= 90;
            var worst = Array.FindIndex(Oxygen, l => v >= l);
            return worst < 0 ? 6 : worst == 1 && saturated ? 1 : worst + 1;
        }

        var at = Array.FindIndex(Upper[item], l => v <= l);
        return at < 0 ? 6 : at + 1;
    }
}
