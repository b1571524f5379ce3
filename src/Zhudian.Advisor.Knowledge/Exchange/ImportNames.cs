using System.Text;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Names of DMN (which may hold blanks and signs) as identifiers of RULES.md §1, and expressions with the names so changed.</summary>
internal sealed class ImportNames
{
    private readonly Dictionary<string, string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private string[]? _longestFirst;
    private (string First, string Name)[]? _firstWords;

    /// <summary>An identifier for a name, not yet given to another.</summary>
    public string Take(string name)
    {
        var text = Identifier(name);
        var free = text;
        for (var i = 2; !_taken.Add(free); i++)
        {
            free = $"{text}_{i}";
        }

        // A second column of the same name changes nothing about what the name means in expressions: the first.
        if (string.Equals(free, name, StringComparison.Ordinal))
        {
            _kept.Add(name);
        }
        else if (!_kept.Contains(name.Trim()))
        {
            Change(name.Trim(), free);
        }

        return free;
    }

    /// <summary>Names that expressions may mention besides those taken (other decisions and inputs of the file).</summary>
    public void Know(string name)
    {
        var identifier = Identifier(name);
        if (!string.Equals(identifier, name, StringComparison.Ordinal))
        {
            Change(name.Trim(), identifier);
        }
    }

    /// <summary>
    /// Names as the DMN file spells them, where that is no identifier, that a text may mention: a parser must know those with blanks. They are told by
    /// their first word, since the number of blanks within a name may differ.
    /// </summary>
    public IReadOnlyList<string> SpelledIn(string text)
    {
        _firstWords ??= [.. _changed.Keys.Select(k => (k[..End(k)], k))];
        return Array.FindAll(_firstWords, n => text.Contains(n.First, StringComparison.Ordinal)) is { Length: > 0 } found ? Array.ConvertAll(found, n => n.Name) : [];

        static int End(string name)
        {
            var at = 0;
            while (at < name.Length && char.IsLetterOrDigit(name[at]))
            {
                at++;
            }

            return at;
        }
    }

    /// <summary>Whether a word is one of the identifiers given out.</summary>
    public bool IsName(string word) => _taken.Contains(word);

    /// <summary>An expression with the changed names, strings untouched; the longest name at each place, in one pass, so that no new name is changed again.</summary>
    public string Rename(string expression)
    {
        _longestFirst ??= [.. _changed.Keys.Where(k => k.Length > 0).OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal)];
        var names = Array.FindAll(_longestFirst, n => expression.Contains(n, StringComparison.Ordinal));
        if (names.Length == 0)
        {
            return expression;
        }

        var result = new StringBuilder();
        for (var i = 0; i < expression.Length;)
        {
            var end = expression[i] == '"' ? Math.Min(QuotedText.End(expression, i) + 1, expression.Length) : i + 1;
            if (expression[i] != '"' && Array.Find(names, n => Stands(expression, i, n)) is { } name)
            {
                result.Append(_changed[name]);
                i += name.Length;
            }
            else
            {
                result.Append(expression, i, end - i);
                i = end;
            }
        }

        return result.ToString();
    }

    /// <summary>The name with every other character as an underscore; words of the language get one at the end.</summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.Trim())
        {
            text.Append(c == '_' || char.IsLetter(c) || char.IsNumber(c) ? c : '_');
        }

        var identifier = text.ToString().Trim('_');
        identifier = identifier.Length > 80 ? identifier[..80] : identifier;
        identifier = identifier.Length == 0 ? "表" : Identifiers.IsIdentifier(identifier) ? identifier : "_" + identifier;
        return Identifiers.IsReserved(identifier) || identifier is "缺" ? identifier + "_" : identifier;
    }

    private void Change(string from, string to)
    {
        _changed.TryAdd(from, to);
        (_longestFirst, _firstWords) = (null, null);
    }

    private static bool Stands(string text, int at, string name)
        => string.CompareOrdinal(text, at, name, 0, name.Length) == 0 && Edge(text, at - 1) && Edge(text, at + name.Length);

    private static bool Edge(string text, int at) => at < 0 || at >= text.Length || !(text[at] == '_' || char.IsLetterOrDigit(text[at]));
}
