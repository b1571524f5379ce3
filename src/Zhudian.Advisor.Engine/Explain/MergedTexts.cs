using System.Collections.Immutable;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Many sentences of one wording about different subjects as one: 参评项目不足：28 处，如 甲断面2026年1月、甲断面2026年2月.</summary>
internal static class MergedTexts
{
    private const int Common = 4;
    private const int Examples = 2;

    /// <summary>Texts with a common ending first, then those with a common beginning, then the rest; larger groups first.</summary>
    public static ImmutableArray<string> Of(IReadOnlyList<string> texts)
    {
        var distinct = texts.Distinct(StringComparer.Ordinal).ToList();
        var endings = distinct.Where(t => t.Length > Common).GroupBy(t => t[^Common..], StringComparer.Ordinal).Where(g => g.Count() > 1).ToList();
        var rest = distinct.Except(endings.SelectMany(g => g), StringComparer.Ordinal).ToList();
        var beginnings = rest.Where(t => t.Length > Common).GroupBy(t => t[..Common], StringComparer.Ordinal).Where(g => g.Count() > 1).ToList();
        var single = rest.Except(beginnings.SelectMany(g => g), StringComparer.Ordinal);
        return
        [
            .. endings.Select(g => (Count: g.Count(), Text: Ending([.. g]))).Concat(beginnings.Select(g => (Count: g.Count(), Text: Beginning([.. g])))).OrderByDescending(t => t.Count).Select(t => t.Text),
            .. single,
        ];
    }

    private static string Ending(List<string> group)
    {
        var length = Enumerable.Range(Common, group.Min(t => t.Length) - Common).TakeWhile(n => group.TrueForAll(t => string.Equals(t[^n..], group[0][^n..], StringComparison.Ordinal))).Last();
        if (char.IsAsciiDigit(group[0][^(length + 1)]) && length > 1)
        {
            // 2026年10 | 月没有…: the month belongs to the number.
            length--;
        }

        return $"{group[0][^length..]}：{group.Count} 处，如 {string.Join("、", group.Take(Examples).Select(t => t[..^length]))}";
    }

    private static string Beginning(List<string> group)
    {
        var length = Enumerable.Range(Common, group.Min(t => t.Length) - Common).TakeWhile(n => group.TrueForAll(t => string.Equals(t[..n], group[0][..n], StringComparison.Ordinal))).Last();
        return $"{group[0][..length]}……：{group.Count} 处，如 {string.Join("、", group.Take(Examples).Select(t => t[length..]))}";
    }
}
