using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates.Summary;

/// <summary>Small helpers of the sentences.</summary>
internal static class Words
{
    /// <summary>Names joined; more than <paramref name="most"/> are counted.</summary>
    public static string Some(IEnumerable<string> names, int most = 6)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join("、", all.Take(most)) + (all.Count > most ? $"等{all.Count}个" : string.Empty);
    }

    /// <summary>Printed field.</summary>
    public static string Cell(Conclusion conclusion, string field) => DraftModel.Text(conclusion, field);

    /// <summary>Number of a field; null when it is none.</summary>
    public static decimal? Number(Conclusion conclusion, string field) => DraftModel.Get(conclusion, field) is { IsNumber: true } n ? n.AsNumber : null;

    /// <summary>Whether a yes/no field is yes.</summary>
    public static bool Yes(Conclusion conclusion, string field) => DraftModel.Get(conclusion, field).IsTrue;

    /// <summary>Whether a yes/no field is no (not: unknown).</summary>
    public static bool No(Conclusion conclusion, string field) => DraftModel.Get(conclusion, field).IsFalse;

    /// <summary>Counted words: 规范整治2个、先溯源1个.</summary>
    public static string Counted(IEnumerable<string> words, string measure)
        => string.Join("、", words.GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}{g.Count()}{measure}"));
}
