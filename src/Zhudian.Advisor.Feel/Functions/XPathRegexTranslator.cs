using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>
/// Rewrites one XPath pattern for .NET: what .NET would read differently is translated, what XPath does not know is refused (null).
/// Characters beyond U+FFFF count as one, as XPath has it.
/// </summary>
internal sealed class XPathRegexTranslator(string flags)
{
    // XML name characters within the BMP (XML 1.0 §2.3), for \i and \c.
    private const string NameStart = ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";
    private const string NameRest = "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";
    private const string Space = " \\t\\n\\r";
    private const string NotSpace = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u0021-\\uFFFF";
    private const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
    private readonly StringBuilder _out = new();
    private readonly Stack<int> _open = new();
    private readonly HashSet<int> _closed = [];
    private string _in = string.Empty;
    private int _at;
    private int _groups;
    private bool _nested;

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
                return Class() is { } translated && Emit(translated);
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

        return Multi(out var content, out var negated) ? Emit(negated ? $"(?:{Pair}|[{content}])" : $"[{content}]") : Single() is { } single && Emit(single);
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

    // Class escapes as content of a bracket; negated ones also take characters beyond U+FFFF.
    private bool Multi(out string content, out bool negated)
    {
        var c = _in[_at];
        negated = c is 'S' or 'D' or 'W' or 'I' or 'C' or 'P';
        content = c switch
        {
            's' => Space,
            'S' => NotSpace,
            'd' => "\\p{Nd}",
            'D' => "\\P{Nd}",
            'w' => "\\p{L}\\p{M}\\p{N}\\p{S}",
            'W' => "\\p{P}\\p{Z}\\p{C}",
            'i' => NameStart,
            'c' => NameStart + NameRest,
            'I' => "\\u0000-9;-@\\[-\\^`{-\\u00BF\\u00D7\\u00F7\\u0300-\\u036F\\u037E\\u2000-\\u200B\\u200E-\\u206F\\u2190-\\u2BFF\\u2FF0-\\u3000\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF",
            'C' => "\\u0000-,/;-@\\[-\\^`{-\\u00B6\\u00B8-\\u00BF\\u00D7\\u00F7\\u037E\\u2000-\\u200B\\u200E-\\u203E\\u2041-\\u206F\\u2190-\\u2BFF\\u2FF0-\\u3000\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF",
            _ => string.Empty,
        };
        if (content.Length > 0)
        {
            _at++;
            negated &= c != 'W';
            return true;
        }

        var end = c is 'p' or 'P' && _at + 1 < _in.Length && _in[_at + 1] == '{' ? _in.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            return false;
        }

        content = "\\" + _in[_at..(end + 1)];
        _at = end + 1;
        return true;
    }

    private string? Single()
    {
        var c = _in[_at++];
        return c is 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' ? "\\" + c : null;
    }

    // A bracket expression; characters beyond U+FFFF become alternatives beside it.
    private string? Class()
    {
        var negated = _at < _in.Length && _in[_at] == '^';
        _at += negated ? 1 : 0;
        var content = new StringBuilder();
        var beyond = new List<string>();
        string? subtracted = null;
        var first = true;
        while (true)
        {
            if (_at >= _in.Length)
            {
                return null;
            }

            if (_in[_at] == ']')
            {
                _at++;
                break;
            }

            if (_in[_at] == '-' && _at + 1 < _in.Length && _in[_at + 1] == '[' && !first)
            {
                _at += 2;
                _nested = true;
                subtracted = Class();
                _nested = false;
                if (subtracted is null || !subtracted.StartsWith('[') || _at >= _in.Length || _in[_at] != ']')
                {
                    return null;
                }

                _at++;
                break;
            }

            if (!Member(content, beyond))
            {
                return null;
            }

            first = false;
        }

        return first ? null : Assemble(content.ToString(), beyond, negated, subtracted);
    }

    private string Assemble(string content, List<string> beyond, bool negated, string? subtracted)
    {
        var body = content + (subtracted is null ? string.Empty : "-" + subtracted);
        var alternatives = string.Join('|', beyond);
        if (negated && subtracted is null)
        {
            NeedsBacktracking |= beyond.Count > 0;
            var guard = beyond.Count > 0 ? $"(?!{alternatives})" : string.Empty;
            return _nested ? $"[^{body}]" : $"(?:{guard}{Pair}|[^{body}\\uD800-\\uDFFF])";
        }

        var bracket = body.Length == 0 ? string.Empty : $"[{(negated ? "^" : string.Empty)}{body}]";
        return beyond.Count == 0 ? bracket : bracket.Length == 0 ? $"(?:{alternatives})" : $"(?:{alternatives}|{bracket})";
    }

    private bool Member(StringBuilder content, List<string> beyond)
    {
        var c = _in[_at];
        if (c == '[')
        {
            return false;
        }

        if (c == '\\')
        {
            _at++;
            if (_at >= _in.Length || char.IsAsciiDigit(_in[_at]))
            {
                return false;
            }

            if (Multi(out var multi, out _))
            {
                content.Append(multi);
                return true;
            }

            _at--;
        }

        if (!Character(out var low))
        {
            return false;
        }

        var high = low;
        if (_at + 1 < _in.Length && _in[_at] == '-' && _in[_at + 1] is not (']' or '['))
        {
            _at++;
            if (!Character(out high) || high < low)
            {
                return false;
            }
        }

        Range(low, high, content, beyond);
        return true;
    }

    private bool Character(out int codePoint)
    {
        codePoint = 0;
        if (_at >= _in.Length)
        {
            return false;
        }

        var c = _in[_at];
        if (c == '\\')
        {
            _at++;
            if (_at >= _in.Length || Single() is not { } single)
            {
                return false;
            }

            codePoint = single[1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other };
            return true;
        }

        codePoint = char.IsHighSurrogate(c) && _at + 1 < _in.Length && char.IsLowSurrogate(_in[_at + 1]) ? char.ConvertToUtf32(c, _in[_at + 1]) : c;
        _at += codePoint > 0xFFFF ? 2 : 1;
        return true;
    }

    private static void Range(int low, int high, StringBuilder content, List<string> beyond)
    {
        if (low <= 0xFFFF)
        {
            content.Append(CultureInfo.InvariantCulture, $"\\u{low:X4}");
            content.Append(low == high ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-\\u{Math.Min(high, 0xFFFF):X4}"));
        }

        // A range beyond U+FFFF: one alternative per leading surrogate that is cut, one for those taken whole.
        for (var from = Math.Max(low, 0x10000); from <= high;)
        {
            var lead = 0xD800 + ((from - 0x10000) >> 10);
            var to = Math.Min(high, 0x10000 + ((lead - 0xD800 + 1) << 10) - 1);
            var whole = (from & 0x3FF) == 0 && (to & 0x3FF) == 0x3FF;
            var lastLead = whole ? 0xD800 + ((high - 0x3FF - 0x10000) >> 10) : lead;
            lastLead = Math.Max(lead, lastLead);
            beyond.Add(string.Create(CultureInfo.InvariantCulture, $"[\\u{lead:X4}-\\u{lastLead:X4}][\\u{0xDC00 + (from & 0x3FF):X4}-\\u{0xDC00 + (to & 0x3FF):X4}]"));
            from = whole ? 0x10000 + ((lastLead - 0xD800 + 1) << 10) : to + 1;
        }
    }
}
