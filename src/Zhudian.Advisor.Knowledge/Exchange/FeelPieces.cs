using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Cuts FEEL text outside strings and brackets.</summary>
internal static class FeelPieces
{
    /// <summary>Pieces between commas of the top level, trimmed.</summary>
    public static List<string> Commas(string text)
    {
        var pieces = new List<string>();
        var (depth, from) = (0, 0);
        var (list, last) = (false, ' ');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ',' && depth <= 0 && !(list && last != ']'))
            {
                pieces.Add(text[from..i].Trim());
                (from, list, last) = (i + 1, false, ' ');
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            // ] and [ open and close ranges both ways, so brackets do not nest: a comma is inside a list when its piece began with [ and has no .. and is not closed.
            list = last == ' ' ? c == '[' : list && !(c == '.' && text[i - 1] == '.');
            depth += c is '(' or '{' ? 1 : c is ')' or '}' ? -1 : 0;
            i = c == '"' ? QuotedText.End(text, i) : i;
            last = c;
        }

        pieces.Add(text[from..].Trim());
        return pieces;
    }

    /// <summary>First place of a text outside strings, from <paramref name="start"/> on; -1 when there is none.</summary>
    public static int IndexOf(string text, string wanted, int start = 0)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i = QuotedText.End(text, i);
            }
            else if (string.CompareOrdinal(text, i, wanted, 0, wanted.Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
