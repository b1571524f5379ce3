using System.Text;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Names of DMN (which may hold blanks and signs) as identifiers of RULES.md §1, and expressions with the names so changed.</summary>
internal sealed class ImportNames
{
    private readonly Dictionary<string, string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>An identifier for a name, not yet given to another.</summary>
    public string Take(string name)
    {
        var text = Identifier(name);
        var free = text;
        for (var i = 2; !_taken.Add(free); i++)
        {
            free = $"{text}_{i}";
        }

        if (!string.Equals(free, name, StringComparison.Ordinal))
        {
            _changed.TryAdd(name.Trim(), free);
        }

        return free;
    }

    /// <summary>Names that expressions may mention besides those taken (other decisions and inputs of the file).</summary>
    public void Know(string name)
    {
        var identifier = Identifier(name);
        if (!string.Equals(identifier, name, StringComparison.Ordinal))
        {
            _changed.TryAdd(name.Trim(), identifier);
        }
    }

    /// <summary>Names as the DMN file spells them, where that is no identifier: a parser must know those with blanks.</summary>
    public IEnumerable<string> Spelled => _changed.Keys;

    /// <summary>Whether a word is one of the identifiers given out.</summary>
    public bool IsName(string word) => _taken.Contains(word);

    /// <summary>An expression with the changed names, strings untouched; longest names first.</summary>
    public string Rename(string expression)
    {
        foreach (var (from, to) in _changed.OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            expression = Replace(expression, from, to);
        }

        return expression;
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

    private static string Replace(string text, string from, string to)
    {
        if (from.Length == 0 || !text.Contains(from, StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '"')
            {
                var end = FeelPieces.StringEnd(text, i);
                result.Append(text, i, end - i);
                i = end;
            }
            else if (string.CompareOrdinal(text, i, from, 0, from.Length) == 0 && Edge(text, i - 1) && Edge(text, i + from.Length))
            {
                result.Append(to);
                i += from.Length;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    private static bool Edge(string text, int at) => at < 0 || at >= text.Length || !(text[at] == '_' || char.IsLetterOrDigit(text[at]));
}
