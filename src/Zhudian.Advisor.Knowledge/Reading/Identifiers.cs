using System.Globalization;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Identifiers of RULES.md §1: <c>[\p{L}\p{Nl}_][\p{L}\p{N}_]*</c>.</summary>
internal static class Identifiers
{
    private static readonly string[] Reserved =
    [
        "本", "item", "for", "return", "if", "then", "else", "some", "every", "in", "satisfies", "function", "external", "instance", "of", "between", "and", "or", "not", "null", "true", "false",
        "无", "未取得", "是", "否", "按日",
    ];

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

    /// <summary>Words that mean something else inside FEEL or rules and cannot name anything.</summary>
    public static bool IsReserved(string text) => Array.IndexOf(Reserved, text) >= 0;

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => c == '_' || char.IsLetter(c) || char.IsNumber(c);
}
