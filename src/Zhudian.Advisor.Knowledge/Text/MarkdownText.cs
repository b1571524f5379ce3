using System.Text;

namespace Zhudian.Advisor.Knowledge.Text;

/// <summary>
/// Escaping of data put into Markdown: nothing a fact contains may become markup (CommonMark 0.31 §2.4: any ASCII punctuation may be escaped),
/// wherever in a line it stands: what opens a list (§5.2) or a table's caption (表：) only at the start of a line is escaped at the start of the value.
/// </summary>
public static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~^&!$";

    /// <summary>Plain text as Markdown that prints as that text; line ends become spaces.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? escaped = null;
        var opening = Opening(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i == opening && c is '：' or ':')
            {
                (escaped ??= new StringBuilder(text, 0, i, text.Length + 8)).Append(c == ':' ? "&#58;" : "&#65306;");
                continue;
            }

            var special = i == opening || (Special.Contains(c, StringComparison.Ordinal) && !IsQuiet(text, i));
            if (escaped is null && !special && c is not ('\r' or '\n' or '\t'))
            {
                continue;
            }

            escaped ??= new StringBuilder(text, 0, i, text.Length + 8);
            escaped.Append(special ? "\\" : string.Empty).Append(c is '\r' or '\n' or '\t' ? ' ' : c);
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>Where a value would open a list or a caption if it stood at the start of a line: the place to escape, or −1.</summary>
    private static int Opening(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == start)
        {
            return start < text.Length && text[start] is '-' or '+' && Ends(text, start + 1) ? start
                : start + 1 < text.Length && text[start] == '表' && text[start + 1] is '：' or ':' ? start + 1 : -1;
        }

        return end < text.Length && text[end] is '.' or ')' && Ends(text, end + 1) ? end : -1;
    }

    private static bool Ends(string text, int at) => at >= text.Length || char.IsWhiteSpace(text[at]);

    // An underscore inside a word of letters and digits is never emphasis (§6.2); leaving it keeps names readable.
    private static bool IsQuiet(string text, int at)
        => text[at] == '_' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
}
