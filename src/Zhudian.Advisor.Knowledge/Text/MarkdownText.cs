using System.Text;

namespace Zhudian.Advisor.Knowledge.Text;

/// <summary>Escaping of data put into Markdown: nothing a fact contains may become markup (CommonMark 0.31 §2.4: any ASCII punctuation may be escaped).</summary>
public static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~&!$";

    /// <summary>Plain text as Markdown that prints as that text; line ends become spaces.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var special = Special.Contains(c, StringComparison.Ordinal) && !IsQuiet(text, i);
            if (escaped is null && !special && c is not ('\r' or '\n' or '\t'))
            {
                continue;
            }

            escaped ??= new StringBuilder(text, 0, i, text.Length + 8);
            escaped.Append(special ? "\\" : string.Empty).Append(c is '\r' or '\n' or '\t' ? ' ' : c);
        }

        return escaped?.ToString() ?? text;
    }

    // An underscore inside a word of letters and digits is never emphasis (§6.2); leaving it keeps names readable.
    private static bool IsQuiet(string text, int at)
        => text[at] == '_' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
}
