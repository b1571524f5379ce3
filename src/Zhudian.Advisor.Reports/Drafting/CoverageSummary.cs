using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>A conclusion's gaps in few words: the thinnest shares first, the rest counted. The whole list is in the proof.</summary>
public static class CoverageSummary
{
    private static readonly Comparer<CoverageNote> ThinnestFirst = Comparer<CoverageNote>.Create((a, b) =>
        ((double)a.Known / a.Total).CompareTo((double)b.Known / b.Total) is var byShare and not 0 ? byShare : string.CompareOrdinal(a.Text, b.Text));

    /// <summary>At most <paramref name="most"/> shares; empty when nothing was missing.</summary>
    public static string Of(Conclusion conclusion, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        var shares = conclusion.Coverage.Where(c => c.Known > 0).Order(ThinnestFirst).Select(c => c.Text).Distinct(StringComparer.Ordinal).ToList();
        return shares.Count <= most ? string.Join("、", shares) : string.Join("、", shares.Take(most)) + $"等 {shares.Count} 处";
    }

    /// <summary>
    /// What rows of one table rest on less than all their data: rows of one share together (荷汀闸 8/10), thinnest first, each told by its thinnest
    /// share; empty when nothing was missing. More than <paramref name="most"/> rows of one share are counted.
    /// </summary>
    public static string OfRows(IEnumerable<Conclusion> conclusions, Func<Conclusion, string> name, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(conclusions);
        ArgumentNullException.ThrowIfNull(name);
        var thin = conclusions.Select(c => (Row: c, Share: c.Coverage.Where(n => n.Known > 0 && n.Known < n.Total).Order(ThinnestFirst).FirstOrDefault()))
            .Where(t => t.Share is not null).GroupBy(t => (t.Share!.Known, t.Share.Total)).OrderBy(g => (double)g.Key.Known / g.Key.Total);
        return string.Join("；", thin.Select(g =>
        {
            var names = g.Select(t => name(t.Row)).Distinct(StringComparer.Ordinal).ToList();
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join("、", names.Take(most))}{(names.Count > most ? $"等 {names.Count} 行" : string.Empty)} {g.Key.Known}/{g.Key.Total}");
        }));
    }
}
