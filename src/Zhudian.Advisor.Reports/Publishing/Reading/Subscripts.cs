namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Unicode subscripts and superscripts turned into plain characters with a style: most faces lack the former.</summary>
internal static class Subscripts
{
    private const string SubFrom = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ";
    private const string SubTo = "0123456789+-=()aeoxhklmnpstiruvj";
    private const string SuperFrom = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
    private const string SuperTo = "0123456789+-=()ni";

    /// <summary>Splits text into runs; a full stop between two subscripts belongs to them (PM₂.₅).</summary>
    public static IEnumerable<TextRun> Split(string text, RunStyle style, string? link)
    {
        var start = 0;
        while (start < text.Length)
        {
            var kind = KindOf(text, start);
            var end = start + 1;
            while (end < text.Length && KindOf(text, end) == kind)
            {
                end++;
            }

            var part = text[start..end];
            yield return kind switch
            {
                RunStyle.Subscript => new TextRun(Map(part, SubFrom, SubTo), style | RunStyle.Subscript, link),
                RunStyle.Superscript => new TextRun(Map(part, SuperFrom, SuperTo), style | RunStyle.Superscript, link),
                _ => new TextRun(part, style, link),
            };
            start = end;
        }
    }

    /// <summary>Plain characters only, for places that have no styles (alternative texts, bookmarks).</summary>
    public static string Flatten(string text) => Map(Map(text, SubFrom, SubTo), SuperFrom, SuperTo);

    private static RunStyle KindOf(string text, int i)
    {
        var c = text[i];
        if (SubFrom.Contains(c, StringComparison.Ordinal))
        {
            return RunStyle.Subscript;
        }

        if (SuperFrom.Contains(c, StringComparison.Ordinal))
        {
            return RunStyle.Superscript;
        }

        var between = c == '.' && i > 0 && i + 1 < text.Length
            && SubFrom.Contains(text[i - 1], StringComparison.Ordinal) && SubFrom.Contains(text[i + 1], StringComparison.Ordinal);
        return between ? RunStyle.Subscript : RunStyle.None;
    }

    private static string Map(string text, string from, string to)
        => string.Create(text.Length, (text, from, to), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var at = state.from.IndexOf(state.text[i], StringComparison.Ordinal);
                span[i] = at < 0 ? state.text[i] : state.to[at];
            }
        });
}
