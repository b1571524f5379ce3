using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>The words of 核验 (RULES.md §13) in order of strength.</summary>
public static class StatusWords
{
    private static readonly string[] All = ["已核验", "地方认定", "专家核定", "部分核验", "推算", "未核验", "未取得"];

    /// <summary>All words, strongest first.</summary>
    public static IReadOnlyList<string> Words => All;

    /// <summary>Word of a status.</summary>
    public static string Text(VerificationStatus status) => All[(int)status];

    /// <summary>Status of a word; false when it is none.</summary>
    public static bool TryRead(string word, out VerificationStatus status)
    {
        var index = Array.IndexOf(All, word);
        status = index < 0 ? VerificationStatus.Unverified : (VerificationStatus)index;
        return index >= 0;
    }
}
