using System.Globalization;
using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Text to tokens. Whole words only: names with spaces are joined by the parser, which knows what is visible.</summary>
internal sealed class Lexer(SourceText source, FeelDialect dialect, List<Diagnostic> diagnostics)
{
    private const int CharactersPerToken = 3;
    private const int MostAtFirst = 1024;
    private const string Signs = "()[]{},:.+-*/<>=?;";

    private static readonly string[] SignTexts = Array.ConvertAll(Signs.ToCharArray(), c => c.ToString());

    private readonly string _text = source.Text;
    private readonly List<Token> _tokens = new(Math.Min((source.Text.Length / CharactersPerToken) + 4, MostAtFirst));
    private int _at;
    private bool _space;

    /// <summary>All tokens, the last is <see cref="TokenKind.End"/>.</summary>
    public List<Token> Run()
    {
        while (true)
        {
            SkipBlank();
            if (_at >= _text.Length)
            {
                Add(TokenKind.End, string.Empty, _at);
                return _tokens;
            }

            Next();
        }
    }

    private void Next()
    {
        var start = _at;
        var c = _text[_at];
        if (c == '"')
        {
            ReadText(TokenKind.Text, start, '"');
        }
        else if (c == '@' && _at + 1 < _text.Length && _text[_at + 1] == '"')
        {
            _at++;
            ReadText(TokenKind.AtText, start, '"');
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]) && !(_at > 0 && _text[_at - 1] == '.')))
        {
            ReadNumber(start);
        }
        else if (dialect == FeelDialect.Knowledge && !char.IsAscii(c) && !IsHan(c) && FullWidth.Replacement(c) is { } replacement)
        {
            ReadFullWidth(start, c, replacement);
        }
        else if (WordLength(_at, first: true) > 0)
        {
            ReadWord(start);
        }
        else
        {
            ReadSymbol(start);
        }
    }

    private void SkipBlank()
    {
        _space = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) && c != '\u3000' || c is '\uFEFF' or '\u180E')
            {
                _at++;
            }
            else if (c != '/')
            {
                return;
            }
            else if (At("//"))
            {
                var end = _text.IndexOfAny(['\n', '\r'], _at);
                _at = end < 0 ? _text.Length : end;
            }
            else if (At("/*"))
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Error("FEL007", _at, _text.Length, "注释没有结束", "补上 */");
                }

                _at = end < 0 ? _text.Length : end + 2;
            }
            else
            {
                return;
            }

            _space = true;
        }
    }

    private void ReadWord(int start)
    {
        var length = WordLength(_at, first: true);
        while (length > 0)
        {
            _at += length;
            length = _at < _text.Length ? WordLength(_at, first: false) : 0;
        }

        var word = _text[start.._at];
        Add(TokenKind.Word, word, start);
        var odd = dialect == FeelDialect.Plain ? word.AsSpan().IndexOfAny("（），：；＞＜＝“”") : -1;
        if (odd >= 0)
        {
            diagnostics.Add(Diagnostic.Lint("FEL009", source, new TextSpan(start + odd, 1), $"“{word[odd]}”是全角字符，在这里是名称“{word}”的一部分", $"若要写运算符或标点，改为半角 {FullWidth.Replacement(word[odd])}"));
        }
    }

    /// <summary>Length in UTF-16 units of the name character at an offset, 0 when it is none.</summary>
    private int WordLength(int at, bool first)
    {
        var c = _text[at];
        if (char.IsAsciiLetter(c) || IsHan(c))
        {
            return 1;
        }

        if (char.IsHighSurrogate(c) && at + 1 < _text.Length && char.IsLowSurrogate(_text[at + 1]))
        {
            return dialect == FeelDialect.Plain || char.GetUnicodeCategory(_text, at) is UnicodeCategory.OtherLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter ? 2 : 0;
        }

        if (dialect == FeelDialect.Plain)
        {
            return (first ? FeelNames.IsNameStart(c) : FeelNames.IsNamePart(c)) ? 1 : 0;
        }

        return c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber || (!first && char.IsNumber(c) && FullWidth.Replacement(c) is null) ? 1 : 0;
    }

    /// <summary>A character of the block of unified ideographs: a letter in either dialect, and never punctuation.</summary>
    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FA5';

    private void ReadNumber(int start)
    {
        Digits();
        if (_at + 1 < _text.Length && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            Digits();
        }

        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            var sign = _at + 1 < _text.Length && _text[_at + 1] is '+' or '-' ? 2 : 1;
            if (_at + sign < _text.Length && char.IsAsciiDigit(_text[_at + sign]))
            {
                _at += sign;
                Digits();
            }
        }

        Add(TokenKind.Number, _text[start.._at], start);
    }

    private void Digits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }
    }

    private void ReadFullWidth(int start, char c, string replacement)
    {
        Error("FEL001", start, start + 1, $"表达式里出现全角字符“{c}”", replacement == " " ? "改为半角空格" : $"改为半角 {replacement}");
        if (FullWidth.IsQuote(c))
        {
            ReadText(TokenKind.Text, start, c switch { '“' => '”', '「' => '」', _ => c });
            return;
        }

        _at++;
        if (char.IsAsciiDigit(replacement[0]))
        {
            Add(TokenKind.Number, replacement, start);
        }
        else if (replacement != " ")
        {
            Add(TokenKind.Symbol, replacement, start);
        }
    }

    private void ReadSymbol(int start)
    {
        if (LongSymbol() is { } symbol)
        {
            _at += 2;
            Add(TokenKind.Symbol, symbol, start);
            return;
        }

        var c = _text[_at++];
        if (Signs.IndexOf(c, StringComparison.Ordinal) is var sign and >= 0)
        {
            Add(TokenKind.Symbol, SignTexts[sign], start);
            return;
        }

        if (char.IsHighSurrogate(c) && _at < _text.Length)
        {
            _at++;
        }

        Error("FEL008", start, _at, $"不认识的字符“{_text[start.._at]}”", c switch { '!' => "不等写作 !=，否定写作 not(…)", '&' => "并且写作 and", '|' => "或者写作 or", '\'' => "文本用双引号", '%' => "百分数写成小数，如 0.8", '^' => "乘方写作 **", _ => "删去它" });
        Add(TokenKind.Bad, _text[start.._at], start);
    }

    private string? LongSymbol() => _at + 1 >= _text.Length ? null : (_text[_at], _text[_at + 1]) switch
    {
        ('.', '.') => "..",
        ('*', '*') => "**",
        ('<', '=') => "<=",
        ('>', '=') => ">=",
        ('!', '=') => "!=",
        ('-', '>') => "->",
        _ => null,
    };

    private void ReadText(TokenKind kind, int start, char close)
    {
        _at++;
        var plain = close == '"' ? _text.AsSpan(_at).IndexOfAny("\"\\\n\r") : -1;
        if (plain >= 0 && _text[_at + plain] == '"')
        {
            var from = _at;
            _at += plain + 1;
            Add(kind, _text.Substring(from, plain), start);
            return;
        }

        var value = new StringBuilder();
        while (_at < _text.Length && _text[_at] != close && _text[_at] is not ('\n' or '\r') && !(FullWidth.IsQuote(close) && _text[_at] == '"'))
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                ReadEscape(value);
            }
            else
            {
                value.Append(_text[_at++]);
            }
        }

        if (_at < _text.Length && _text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }
        else
        {
            Error("FEL010", start, _at, "文本没有结束", "补上双引号 \"");
        }

        Add(kind, value.ToString(), start);
    }

    /// <summary>DMN 1.5 grammar rule 66; an unknown escape stays as written, so that regular expressions survive.</summary>
    private void ReadEscape(StringBuilder value)
    {
        var c = _text[_at + 1];
        var digits = c switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits > 0 && _at + 2 + digits <= _text.Length
            && int.TryParse(_text.AsSpan(_at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= 0x10FFFF)
        {
            value.Append(code is >= 0xD800 and <= 0xDFFF || code <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
            _at += 2 + digits;
            return;
        }

        switch (c)
        {
            case '"' or '\\' or '\'':
                value.Append(c);
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            default:
                value.Append('\\').Append(c);
                break;
        }

        _at += 2;
    }

    private bool At(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private void Add(TokenKind kind, string text, int start) => _tokens.Add(new Token(kind, text, start, _at, _space));

    private void Error(string code, int start, int end, string message, string hint) => diagnostics.Add(Diagnostic.Error(code, source, new TextSpan(start, end - start), message, hint));
}
