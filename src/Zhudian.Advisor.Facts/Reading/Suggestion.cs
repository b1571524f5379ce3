namespace Zhudian.Advisor.Facts.Reading;

/// <summary>The nearest known name to a wrong one, by edit distance (Levenshtein 1966), else by abbreviation (日均水量 for 日均处理水量), for hints.</summary>
public static class Suggestion
{
    private const int MaxLength = 64;

    // Names of so many letters differ in meaning by one.
    private const int ShortHan = 3;

    /// <summary>
    /// The nearest candidate within a third of the length (at least one edit, never the whole word); null when nothing is near. Where the candidates name things
    /// of the world (<paramref name="things"/>), a short name that differs by a letter is another thing and is not proposed.
    /// </summary>
    public static string? For(string word, IEnumerable<string> candidates, bool things = false)
    {
        if (word.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Min(Math.Max(1, word.Length / 3), word.Length - 1) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length <= MaxLength && Math.Abs(candidate.Length - word.Length) < bestDistance)
            {
                var distance = Distance(word, candidate);
                if (distance < bestDistance && !(things && ChangesMeaning(word, candidate, distance)))
                {
                    (best, bestDistance) = (candidate, distance);
                }
            }
        }

        return best
            ?? Closest(word, candidates.Where(c => c.Length > 1 && word.Length > 1 && (c.Contains(word, StringComparison.Ordinal) || ((!things || Most(c, word)) && word.Contains(c, StringComparison.Ordinal)))))
            ?? Closest(word, candidates.Where(c => c.Length > 2 && word.Length > 2 && (Within(word, c) || ((!things || Most(c, word)) && Within(c, word)))));
    }

    /// <summary>A hint sentence: the nearest name, or the first few possible ones.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> candidates)
        => For(word, candidates, things: true) is { } near ? $"是否要写“{near}”"
            : candidates.Count == 0 ? "此处没有可用的名称"
            : "可用：" + string.Join("、", candidates.Take(12)) + (candidates.Count > 12 ? "等" : string.Empty);

    // A short Chinese name with one letter exchanged is another thing, not a slip: 总氰 is not 总磷, 三价铬 is not 六价铬.
    private static bool ChangesMeaning(string word, string candidate, int distance)
        => Math.Max(word.Length, candidate.Length) <= ShortHan && distance > Math.Abs(word.Length - candidate.Length) && word.Any(IsHan) && candidate.Any(IsHan);

    // What is left out of a longer name may be what it is about: 溶解性总磷 is not 总磷.
    private static bool Most(string part, string whole) => part.Length * 5 >= whole.Length * 3;

    private static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF';

    private static string? Closest(string word, IEnumerable<string> candidates) => candidates.MinBy(c => Math.Abs(c.Length - word.Length));

    // Whether the letters of one occur in the other in this order.
    private static bool Within(string part, string whole)
    {
        var at = 0;
        foreach (var letter in whole)
        {
            at += at < part.Length && part[at] == letter ? 1 : 0;
        }

        return at == part.Length;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
