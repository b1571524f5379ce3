using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Reports.Cleaning;

/// <summary>Takes out of hostile text what no document format may carry.</summary>
internal static class CleanText
{
    /// <summary>
    /// Removes control characters, bidirectional overrides, invisible joiners, private use and unassigned characters and lone
    /// surrogates; tabs become spaces and line ends become LF. XML 1.0 §2.2 forbids most of them and the rest can make a
    /// document read differently from what it says (Unicode TR36).
    /// </summary>
    /// <returns>The clean text and the offset of the first removed character, or −1.</returns>
    public static (string Text, int FirstRemoved) Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var first = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 >= text.Length || text[i + 1] != '\n')
                {
                    clean.Append('\n');
                }
            }
            else if (c is '\n')
            {
                clean.Append(c);
            }
            else if (c is '\t')
            {
                clean.Append("    ");
            }
            else if (c == '\ufeff' && i == 0)
            {
                continue;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (Allowed(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, text[i + 1])), c))
                {
                    clean.Append(c).Append(text[i + 1]);
                }
                else
                {
                    Removed(i);
                }

                i++;
            }
            else if (Allowed(CharUnicodeInfo.GetUnicodeCategory(c), c))
            {
                clean.Append(c is '\u2028' or '\u2029' ? '\n' : c);
            }
            else
            {
                Removed(i);
            }
        }

        return (clean.ToString(), first);

        void Removed(int at)
        {
            if (first < 0)
            {
                first = at;
            }
        }
    }

    private static bool Allowed(UnicodeCategory category, char c) => category switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.Format => c == '\u00ad',
        _ => c is not ('\ufffe' or '\uffff'),
    };
}
