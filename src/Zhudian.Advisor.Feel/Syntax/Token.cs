namespace Zhudian.Advisor.Feel.Syntax;

internal enum TokenKind : byte
{
    End,
    Word,
    Number,
    Text,
    AtText,
    Symbol,

    /// <summary>Something the lexer already reported.</summary>
    Bad,
}

/// <summary>One token. <paramref name="Text"/> is the word, symbol or source of a number; for strings the decoded text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, bool SpaceBefore)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);

    public bool IsWord(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.Ordinal);
}
