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
}
