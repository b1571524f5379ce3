namespace Zhudian.Advisor.Feel.Functions;

/// <summary>What may stand behind a backslash in an XPath pattern. The place in the pattern moves behind what was read.</summary>
internal static class XPathEscapes
{
    // XML name characters within the BMP (XML 1.0 §2.3), for \i and \c.
    private const string NameStart = ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";
    private const string NameRest = "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";
    private const string Space = " \\t\\n\\r";
    private const string NotSpace = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u0021-\\uFFFF";

    /// <summary>A class escape behind a backslash, as content of a bracket; a negated one also takes characters beyond U+FFFF. False when it is none.</summary>
    public static bool TryClass(string pattern, ref int at, out string content, out bool negated)
    {
        var c = pattern[at];
        negated = c is 'S' or 'D' or 'W' or 'I' or 'C' or 'P';
        content = c switch
        {
            's' => Space,
            'S' => NotSpace,
            'd' => "\\p{Nd}",
            'D' => "\\P{Nd}",
            'w' => "\\p{L}\\p{M}\\p{N}\\p{S}",
            'W' => "\\p{P}\\p{Z}\\p{C}",
            'i' => NameStart,
            'c' => NameStart + NameRest,
            'I' => "\\u0000-9;-@\\[-\\^`{-\\u00BF\\u00D7\\u00F7\\u0300-\\u036F\\u037E\\u2000-\\u200B\\u200E-\\u206F\\u2190-\\u2BFF\\u2FF0-\\u3000\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF",
            'C' => "\\u0000-,/;-@\\[-\\^`{-\\u00B6\\u00B8-\\u00BF\\u00D7\\u00F7\\u037E\\u2000-\\u200B\\u200E-\\u203E\\u2041-\\u206F\\u2190-\\u2BFF\\u2FF0-\\u3000\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF",
            _ => string.Empty,
        };
        if (content.Length > 0)
        {
            at++;
            negated &= c != 'W';
            return true;
        }

        var end = c is 'p' or 'P' && at + 1 < pattern.Length && pattern[at + 1] == '{' ? pattern.IndexOf('}', at) : -1;
        if (end < 0)
        {
            return false;
        }

        content = "\\" + pattern[at..(end + 1)];
        at = end + 1;
        return true;
    }

    /// <summary>An escaped character behind a backslash, for .NET; null when XPath does not know it (XML Schema 2 §F.1).</summary>
    public static string? Single(string pattern, ref int at)
    {
        var c = pattern[at++];
        return c is 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' ? "\\" + c : null;
    }
}
