using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>
/// Order in which 令 names are bound: one that others mention comes first, whatever the order of writing. Mentions are looked for in the text,
/// so the order may be stricter than needed, never laxer.
/// </summary>
internal static class LetOrder
{
    /// <summary>The entries in binding order; entries on a cycle of mentions come last, in order of writing.</summary>
    public static List<LineNode> Sort(IReadOnlyList<LineNode> lets)
    {
        if (lets.Count < 2)
        {
            return [.. lets];
        }

        var names = lets.Select(l => l.Key!).ToHashSet(StringComparer.Ordinal);
        var waiting = new HashSet<string>?[lets.Count];
        for (var i = 0; i < waiting.Length; i++)
        {
            waiting[i] = new HashSet<string>(Mentions(lets[i].Value!.Text, names), StringComparer.Ordinal);
            waiting[i]!.Remove(lets[i].Key!);
        }

        var sorted = new List<LineNode>(lets.Count);
        while (sorted.Count < lets.Count)
        {
            var next = Array.FindIndex(waiting, needs => needs is { Count: 0 });
            if (next < 0)
            {
                sorted.AddRange(lets.Where((_, i) => waiting[i] is not null));
                break;
            }

            sorted.Add(lets[next]);
            waiting[next] = null;
            foreach (var needs in waiting)
            {
                needs?.Remove(lets[next].Key!);
            }
        }

        return sorted;
    }

    private static IEnumerable<string> Mentions(string text, HashSet<string> names)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = text.IndexOf('"', i + 1) is var end and >= 0 ? end : text.Length;
                continue;
            }

            var length = 0;
            while (i + length < text.Length && Identifiers.IsIdentifier(text.AsSpan(i, length + 1)))
            {
                length++;
            }

            if (length > 0)
            {
                var word = text.Substring(i, length);
                if (names.Contains(word) && !IsMember(text, i))
                {
                    yield return word;
                }

                i += length - 1;
            }
        }
    }

    private static bool IsMember(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at > 0 && text[at - 1] == '.';
    }
}
