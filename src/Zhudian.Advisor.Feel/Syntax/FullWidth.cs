namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Full-width and typographic characters that people type for FEEL's own signs, with the sign that is meant (RULES.md §1).</summary>
internal static class FullWidth
{
    /// <summary>The ASCII spelling, or null when the character is none of these.</summary>
    public static string? Replacement(char c) => c switch
    {
        '（' => "(",
        '）' => ")",
        '，' => ",",
        '、' => ",",
        '：' => ":",
        '；' => ";",
        '＞' => ">",
        '＜' => "<",
        '＝' => "=",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '＋' => "+",
        '－' => "-",
        '−' => "-",
        '×' => "*",
        '＊' => "*",
        '÷' => "/",
        '／' => "/",
        '［' or '【' => "[",
        '］' or '】' => "]",
        '｛' => "{",
        '｝' => "}",
        '．' => ".",
        '。' => ".",
        '？' => "?",
        '＠' => "@",
        '\u3000' => " ",
        '“' or '”' or '＂' or '「' or '」' => "\"",
        >= '０' and <= '９' => ((char)(c - '０' + '0')).ToString(),
        _ => null,
    };

    public static bool IsQuote(char c) => c is '“' or '”' or '＂' or '「' or '」';
}
