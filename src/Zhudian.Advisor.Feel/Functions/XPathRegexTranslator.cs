using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>
/// Rewrites one XPath pattern for .NET: what .NET would read differently is translated, what XPath does not know is refused (null).
/// Characters beyond U+FFFF count as one, as XPath has it.
/// </summary>
internal sealed class XPathRegexTranslator(string flags)
{
    internal const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
    private readonly StringBuilder _out = new();
    private readonly Stack<int> _open = new();
    private readonly HashSet<int> _closed = [];
    private string _in = string.Empty;
    private int _at;
    private int _groups;

    /// <summary>Set when the result uses back references or look-around.</summary>
    public bool NeedsBacktracking { get; private set; }

    /// <summary>The .NET pattern; null when the pattern is not valid.</summary>
    public string? Translate(string pattern)
    {
        _in = flags.Contains('x', StringComparison.Ordinal) ? StripSpace(pattern) : pattern;
        while (_at < _in.Length)
        {
            if (!Atom())
            {
                return null;
            }
        }

        return _open.Count == 0 ? _out.ToString() : null;
    }

    private static string StripSpace(string pattern)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c is ' ' or '\t' or '\n' or '\r' && depth == 0)
            {
                continue;
            }

            text.Append(c);
            if (c == '\\' && i + 1 < pattern.Length && pattern[i + 1] is '[' or ']' or '\\')
            {
                text.Append(pattern[++i]);
                continue;
            }

            depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
        }

        return text.ToString();
    }

    private bool Atom()
    {
        var c = _in[_at++];
        switch (c)
        {
            case '.':
                _out.Append(flags.Contains('s', StringComparison.Ordinal) ? $"(?:{Pair}|[\\s\\S])" : $"(?:{Pair}|[^\\n\\r])");
                return true;
            case '^':
                return Anchor("(?:(?<=\\n)(?!\\z)|\\A)", "\\A");
            case '$':
                return Anchor("(?=\\n|\\z)", "\\z");
            case '(':
                return Open();
            case ')':
                if (!_open.TryPop(out var group))
                {
                    return false;
                }

                _closed.Add(group);
                _out.Append(c);
                return true;
            case '[':
                return Bracket();
            case '{':
                return Counter();
            case '}' or ']':
                return false;
            case '\\':
                return Escape();
            default:
                Literal(c);
                return true;
        }
    }

    private bool Emit(string text)
    {
        _out.Append(text);
        return true;
    }

    private bool Bracket()
    {
        var bracket = new XPathBracket(_in, _at);
        var translated = bracket.Translate();
        _at = bracket.End;
        NeedsBacktracking |= bracket.NeedsBacktracking;
        return translated is not null && Emit(translated);
    }

    private bool Anchor(string multiline, string single)
    {
        var many = flags.Contains('m', StringComparison.Ordinal);
        NeedsBacktracking |= many;
        return Emit(many ? multiline : single);
    }

    private bool Open()
    {
        if (_at < _in.Length && _in[_at] == '?')
        {
            if (_at + 1 >= _in.Length || _in[_at + 1] != ':')
            {
                return false;
            }

            _at += 2;
            _open.Push(0);
            return Emit("(?:");
        }

        _open.Push(++_groups);
        return Emit("(");
    }

    private bool Counter()
    {
        var end = _in.IndexOf('}', _at);
        var body = end < 0 ? string.Empty : _in[_at..end];
        var parts = body.Split(',');
        if (parts.Length > 2 || parts[0].Length is 0 or > 4 || !parts[0].All(char.IsAsciiDigit) || (parts.Length == 2 && (parts[1].Length > 4 || !parts[1].All(char.IsAsciiDigit))))
        {
            return false;
        }

        _at = end + 1;
        return Emit("{" + body + "}");
    }

    private void Literal(char c)
    {
        if (char.IsHighSurrogate(c) && _at < _in.Length && char.IsLowSurrogate(_in[_at]))
        {
            _out.Append("(?:").Append(c).Append(_in[_at++]).Append(')');
        }
        else if (c is '#' or ' ')
        {
            _out.Append('\\').Append(c);
        }
        else
        {
            _out.Append(c);
        }
    }

    private bool Escape()
    {
        if (_at >= _in.Length)
        {
            return false;
        }

        if (char.IsAsciiDigit(_in[_at]))
        {
            return BackReference();
        }

        return XPathEscapes.TryClass(_in, ref _at, out var content, out var negated) ? Emit(negated ? $"(?:{Pair}|[{content}])" : $"[{content}]") : XPathEscapes.Single(_in, ref _at) is { } single && Emit(single);
    }

    // \N refers to a group already closed; further digits belong to it while such a group exists (§5.6.1).
    private bool BackReference()
    {
        var number = _in[_at++] - '0';
        if (number == 0)
        {
            return false;
        }

        while (_at < _in.Length && char.IsAsciiDigit(_in[_at]) && (number * 10) + _in[_at] - '0' <= _groups)
        {
            number = (number * 10) + _in[_at++] - '0';
        }

        NeedsBacktracking = true;

        // A group that took no part matches the empty string in XPath, nothing in .NET.
        return _closed.Contains(number) && Emit(string.Create(CultureInfo.InvariantCulture, $"(?({number})\\{number}|)"));
    }
}
