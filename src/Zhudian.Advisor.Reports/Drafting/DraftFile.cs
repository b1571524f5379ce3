using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>Names of the files of a draft: the city's name comes from the sheet, so it must not lead out of a folder.</summary>
public static class DraftFile
{
    private const int MaxCity = 40;
    private const string Forbidden = "/\\:*?\"<>|";

    /// <summary>Name without extension: <c>澄芦市-综合解决方案</c>, with <c>（公开版）</c> for the public edition.</summary>
    public static string NameOf(string city, string template, DraftEdition edition = DraftEdition.Internal)
        => Clean(city) + "-" + template + (edition == DraftEdition.Public ? "（公开版）" : string.Empty);

    private static string Clean(string city)
    {
        ArgumentNullException.ThrowIfNull(city);
        var clean = string.Concat(city.Trim().Take(MaxCity).Select(c => char.IsControl(c) || char.IsSurrogate(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '_' : c)).TrimStart('.', ' ');
        return clean.Length == 0 ? "城市" : clean;
    }
}
