namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Suggestions for misspelt names.</summary>
internal static class Spelling
{
    /// <summary>Edit distance with transpositions of neighbours (optimal string alignment); texts over 64 characters count as far apart.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 64 || b.Length > 64)
        {
            return 64;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[b.Length];
    }

    /// <summary>The nearest candidate that is near enough to suggest, or null. Ties go to the ordinally first.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        string? best = null;
        var limit = text.Length < 2 ? 1 : Math.Max(1, text.Length / 3) + 1;
        var bestDistance = limit;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) >= bestDistance)
            {
                var contained = candidate.Length > 1 && text.Length > 1 && (candidate.Contains(text, StringComparison.Ordinal) || text.Contains(candidate, StringComparison.Ordinal));
                if (contained && best is null)
                {
                    best = candidate;
                }

                continue;
            }

            var distance = Distance(text, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0 && distance < limit))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary><c>是否要写“…”？</c>, or null.</summary>
    public static string? Hint(string text, IEnumerable<string> candidates) => Nearest(text, candidates) is { } near ? $"是否要写“{near}”？" : null;
}
