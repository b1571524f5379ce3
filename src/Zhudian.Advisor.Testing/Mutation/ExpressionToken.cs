using System.Text.RegularExpressions;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>What a token of an expression is, as far as mutation cares.</summary>
internal enum TokenKind
{
    Comparison,
    Connective,
    Number,
    Range,
    Other,
}

/// <summary>A token of an expression or cell and its offset.</summary>
internal readonly partial record struct ExpressionToken(TokenKind Kind, string Text, int Start)
{
    // Strings, dates and names first, so that nothing inside them is taken for a number or an operator (RULES.md §1 for names).
    [GeneratedRegex("""(?<skip>"(?:[^"\\]|\\.)*"|\d{4}-\d{2}(?:-\d{2})?|[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}_]*)|(?<range>\.\.)|(?<number>\d+(?:\.\d+)?)|(?<comparison><=|>=|!=|<|>|=)|(?<other>\S)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens { get; }

    /// <summary>The tokens in order. The <c>and</c> of <c>between … and …</c> is no connective.</summary>
    public static List<ExpressionToken> Of(string text)
    {
        var tokens = new List<ExpressionToken>();
        var between = 0;
        foreach (Match match in Tokens.Matches(text))
        {
            var kind = match.Groups["number"].Success ? TokenKind.Number
                : match.Groups["comparison"].Success ? TokenKind.Comparison
                : match.Groups["range"].Success ? TokenKind.Range
                : TokenKind.Other;
            if (match.Value is "and" or "or")
            {
                kind = match.Value is "and" && between > 0 ? TokenKind.Other : TokenKind.Connective;
                between -= kind == TokenKind.Other ? 1 : 0;
            }

            between += match.Value is "between" ? 1 : 0;
            tokens.Add(new ExpressionToken(kind, match.Value, match.Index));
        }

        return tokens;
    }
}
