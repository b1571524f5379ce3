namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Names that consist of several tokens, found by longest match in a token list. Blanks between words are equal however many; around special characters they must be as declared.</summary>
internal sealed class NameTrie
{
    private static readonly NameTrie BuiltIn = new(FeelNames.WithSpaces);

    private Dictionary<string, List<(string Name, List<Token> Tokens)>>? _byFirst;

    public NameTrie(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    /// <summary>Names of one word need not be remembered.</summary>
    public void Add(string name)
    {
        if (FeelNames.IsPlainName(name))
        {
            return;
        }

        var tokens = new Lexer(Diagnostics.SourceText.From(name), FeelDialect.Plain, []).Run();
        tokens.RemoveAt(tokens.Count - 1);
        if (tokens.Count < 2 || tokens[0].Kind != TokenKind.Word)
        {
            return;
        }

        _byFirst ??= new(StringComparer.Ordinal);
        if (!_byFirst.TryGetValue(tokens[0].Text, out var list))
        {
            _byFirst[tokens[0].Text] = list = [];
        }

        if (list.TrueForAll(n => !string.Equals(n.Name, name, StringComparison.Ordinal)))
        {
            list.Add((name, tokens));
        }
    }

    /// <summary>Longest name that starts at a token; length 0 when there is none.</summary>
    public (string Name, int Length) Match(List<Token> tokens, int at)
    {
        var best = (Name: string.Empty, Length: 0);
        if (tokens[at].Kind != TokenKind.Word)
        {
            return best;
        }

        // Built-in names begin with a small letter.
        var first = tokens[at].Text;
        if (!ReferenceEquals(this, BuiltIn) && char.IsAsciiLetterLower(first[0]))
        {
            best = BuiltIn.Match(tokens, at);
        }

        if (_byFirst is null || !_byFirst.TryGetValue(first, out var list))
        {
            return best;
        }

        foreach (var (name, parts) in list)
        {
            if (parts.Count > best.Length && Matches(tokens, at, parts))
            {
                best = (name, parts.Count);
            }
        }

        return best;
    }

    private static bool Matches(List<Token> tokens, int at, List<Token> parts)
    {
        if (at + parts.Count >= tokens.Count)
        {
            return false;
        }

        for (var i = 1; i < parts.Count; i++)
        {
            var token = tokens[at + i];
            if (token.Kind != parts[i].Kind || token.SpaceBefore != parts[i].SpaceBefore || !string.Equals(token.Text, parts[i].Text, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
