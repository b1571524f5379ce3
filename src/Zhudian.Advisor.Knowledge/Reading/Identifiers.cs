using System.Globalization;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Identifiers of RULES.md §1: <c>[\p{L}\p{Nl}_][\p{L}\p{N}_]*</c>.</summary>
internal static class Identifiers
{
    public static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 100)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!(i == 0 ? IsStart(text[i]) : IsPart(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => c == '_' || char.IsLetter(c) || char.IsNumber(c);
}
