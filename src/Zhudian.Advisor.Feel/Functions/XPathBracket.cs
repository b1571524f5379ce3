using System.Text;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Rewrites one bracket expression of an XPath pattern for .NET, those subtracted from it included.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="start">Behind the opening bracket.</param>
internal sealed class XPathBracket(string pattern, int start)
{
    private int _at = start;
    private bool _nested;

    /// <summary>Behind the closing bracket.</summary>
    public int End => _at;

    /// <summary>Set when the result uses look-around.</summary>
    public bool NeedsBacktracking { get; private set; }

    /// <summary>The bracket for .NET; characters beyond U+FFFF become alternatives beside it. Null when it is not valid.</summary>
    public string? Translate()
    {
        var negated = _at < pattern.Length && pattern[_at] == '^';
        _at += negated ? 1 : 0;
        var content = new StringBuilder();
        var beyond = new List<string>();
        string? subtracted = null;
        var first = true;
        while (true)
        {
            if (_at >= pattern.Length)
            {
                return null;
            }

            if (pattern[_at] == ']')
            {
                _at++;
                break;
            }

            if (pattern[_at] == '-' && _at + 1 < pattern.Length && pattern[_at + 1] == '[' && !first)
            {
                _at += 2;
                _nested = true;
                subtracted = Translate();
                _nested = false;
                if (subtracted is null || !subtracted.StartsWith('[') || _at >= pattern.Length || pattern[_at] != ']')
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
            return _nested ? $"[^{body}]" : $"(?:{guard}{XPathRegexTranslator.Pair}|[^{body}\\uD800-\\uDFFF])";
        }

        var bracket = body.Length == 0 ? string.Empty : $"[{(negated ? "^" : string.Empty)}{body}]";
        return beyond.Count == 0 ? bracket : bracket.Length == 0 ? $"(?:{alternatives})" : $"(?:{alternatives}|{bracket})";
    }

    private bool Member(StringBuilder content, List<string> beyond)
    {
        var c = pattern[_at];
        if (c == '[')
        {
            return false;
        }

        if (c == '\\')
        {
            _at++;
            if (_at >= pattern.Length || char.IsAsciiDigit(pattern[_at]))
            {
                return false;
            }

            if (XPathEscapes.TryClass(pattern, ref _at, out var multi, out _))
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
        if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] is not (']' or '['))
        {
            _at++;
            if (!Character(out high) || high < low)
            {
                return false;
            }
        }

        XPathRanges.Add(low, high, content, beyond);
        return true;
    }

    private bool Character(out int codePoint)
    {
        codePoint = 0;
        if (_at >= pattern.Length)
        {
            return false;
        }

        var c = pattern[_at];
        if (c == '\\')
        {
            _at++;
            if (_at >= pattern.Length || XPathEscapes.Single(pattern, ref _at) is not { } single)
            {
                return false;
            }

            codePoint = single[1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other };
            return true;
        }

        codePoint = char.IsHighSurrogate(c) && _at + 1 < pattern.Length && char.IsLowSurrogate(pattern[_at + 1]) ? char.ConvertToUtf32(c, pattern[_at + 1]) : c;
        _at += codePoint > 0xFFFF ? 2 : 1;
        return true;
    }
}
