namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Names the language itself fixes: keywords, and built-in names that contain spaces (DMN 1.5 §10.3.4), which the parser joins without being told.</summary>
internal static class FeelNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "for", "return", "if", "then", "else", "some", "every", "in", "satisfies", "function", "external", "instance", "of", "between", "and", "or", "null", "true", "false",
    };

    /// <summary>Built-in functions, properties and types whose names have spaces.</summary>
    public static IReadOnlyList<string> WithSpaces { get; } =
    [
        "date and time", "years and months duration", "days and time duration", "string length", "upper case", "lower case", "substring before", "substring after",
        "starts with", "ends with", "string join", "list contains", "insert before", "index of", "distinct values", "list replace", "day of year", "day of week", "month of year", "week of year",
        "get value", "get entries", "context put", "context merge", "round up", "round down", "round half up", "round half down", "get or else",
        "met by", "overlaps before", "overlaps after", "finished by", "started by", "time offset", "start included", "end included",
    ];

    public static bool IsKeyword(string word) => word.Length > 1 && char.IsAsciiLetterLower(word[0]) && Keywords.Contains(word);

    /// <summary>Start of a name in plain FEEL (DMN 1.5 grammar rule 28), <c>?</c> excepted.</summary>
    public static bool IsNameStart(int c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_'
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF)
        or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>Continuation of a name in plain FEEL (rule 29).</summary>
    public static bool IsNamePart(int c) => IsNameStart(c) || c is (>= '0' and <= '9') or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;

    /// <summary>One word that can be written as it stands.</summary>
    public static bool IsPlainName(string name) => name.Length > 0 && !IsKeyword(name) && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
