using System.Text;
using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Literals, names, paths, filters, calls, lists, contexts, parentheses.</summary>
internal sealed partial class Parser
{
    private ExpressionSyntax ParsePostfix(ExpressionSyntax target)
    {
        while (true)
        {
            if (Current.Is("."))
            {
                target = ParsePath(target);
            }
            else if (Current.Is("[") && !(_inRangeEnd && !StartsExpression(_tokens[_at + 1])))
            {
                _at++;
                var saved = EnterBrackets();
                var condition = ParseExpression();
                _inRangeEnd = saved;
                Expect("]", "筛选条件后");
                target = Make(new FilterSyntax(target, condition, SpanFrom(target.Span.Start)));
            }
            else if (Current.Is("("))
            {
                target = ParseCall(target);
            }
            else if (Current.IsWord("instance") && _tokens[_at + 1].IsWord("of"))
            {
                _at += 2;
                var type = ParseType();
                target = Make(new InstanceOfSyntax(target, type, SpanFrom(target.Span.Start)));
            }
            else
            {
                return target;
            }
        }
    }

    private static bool StartsExpression(Token token) => token.Kind switch
    {
        TokenKind.Number or TokenKind.Text or TokenKind.AtText => true,
        TokenKind.Word => token.Text is not ("and" or "or" or "in" or "between" or "instance" or "then" or "else" or "return" or "satisfies"),
        TokenKind.Symbol => token.Text is "(" or "[" or "{" or "-" or "?",
        _ => false,
    };

    private ExpressionSyntax ParsePath(ExpressionSyntax target)
    {
        _at++;
        var token = Current;
        if (token.Kind != TokenKind.Word)
        {
            Unexpected("“.”之后应为名称");
            return target;
        }

        var (name, length) = MatchName();
        _at += length;
        return Make(new PathSyntax(target, name, SpanFrom(token.Start), SpanFrom(target.Span.Start)));
    }

    /// <summary>The longest visible name at the current word; else, in plain FEEL, all words that follow each other, so that the binder can say that the name is unknown.</summary>
    private (string Name, int Length) MatchName()
    {
        var match = _names.Match(_tokens, _at);
        return match.Length > 0 ? match : UnknownWords();
    }

    private (string Name, int Length) UnknownWords()
    {
        var count = 1;
        if (!IsKnowledge)
        {
            while (_tokens[_at + count].Kind == TokenKind.Word && !FeelNames.IsKeyword(_tokens[_at + count].Text))
            {
                count++;
            }
        }

        return (Words(_at, count), count);
    }

    private string Words(int from, int count)
    {
        if (count == 1)
        {
            return _tokens[from].Text;
        }

        var words = new string[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = _tokens[from + i].Text;
        }

        return string.Join(' ', words);
    }

    private ExpressionSyntax ParseCall(ExpressionSyntax target)
    {
        _at++;
        var arguments = new List<ArgumentSyntax>(2);
        var saved = EnterBrackets();
        while (!Current.Is(")") && Current.Kind != TokenKind.End)
        {
            arguments.Add(ParseArgument());
            if (!Separator(")"))
            {
                break;
            }
        }

        _inRangeEnd = saved;
        Expect(")", "参数之后");
        var firstNamed = arguments.FindIndex(a => a.Name is not null);
        var wrong = firstNamed < 0 ? -1 : IsKnowledge ? arguments.FindIndex(firstNamed, a => a.Name is null) : arguments.FindIndex(a => a.Name is null);
        if (wrong >= 0)
        {
            Error("FEL013", arguments[wrong].Value.Span, "具名参数与位置参数混用", IsKnowledge ? "位置参数写在前面，具名参数写在后面" : "全部具名，或全部按位置");
        }

        return Make(new CallSyntax(target, arguments, SpanFrom(target.Span.Start)));
    }

    private ArgumentSyntax ParseArgument()
    {
        var start = _at;
        var count = 0;
        while (_tokens[_at + count].Kind == TokenKind.Word)
        {
            count++;
        }

        if (count == 0 || !_tokens[_at + count].Is(":"))
        {
            return new ArgumentSyntax(null, default, ParseExpression());
        }

        _at += count;
        var span = SpanFrom(_tokens[start].Start);
        _at++;
        return new ArgumentSyntax(Words(start, count), span, ParseExpression());
    }

    /// <summary>After an item: true to go on with the next one. Skips what cannot be read up to the next comma or bracket.</summary>
    private bool Separator(string close)
    {
        if (Current.Is(","))
        {
            _at++;
            return true;
        }

        if (Current.Is(close) || Current.Kind == TokenKind.End)
        {
            return false;
        }

        Unexpected($"此处应为 , 或 {close}", "各项之间用 , 分开，末尾用 " + close + " 结束");
        for (var open = 0; Current.Kind != TokenKind.End; _at++)
        {
            if (Current.Kind == TokenKind.Symbol && Current.Text is "(" or "[" or "{")
            {
                open++;
            }
            else if (Current.Kind == TokenKind.Symbol && Current.Text is ")" or "]" or "}")
            {
                if (open-- == 0)
                {
                    return false;
                }
            }
            else if (open == 0 && Current.Is(","))
            {
                _at++;
                return true;
            }
        }

        return false;
    }

    // Gives what is to be put back after the closing bracket.
    private bool EnterBrackets()
    {
        var saved = _inRangeEnd;
        _inRangeEnd = false;
        return saved;
    }

    private T Bracketed<T>(Func<T> parse)
    {
        var saved = EnterBrackets();
        var result = parse();
        _inRangeEnd = saved;
        return result;
    }

    private ExpressionSyntax ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return ParseNumber(null);
            case TokenKind.Text:
                _at++;
                return new LiteralSyntax(Value.Of(token.Text), SpanOf(token));
            case TokenKind.AtText:
                _at++;
                return new AtLiteralSyntax(token.Text, SpanOf(token));
            case TokenKind.Word:
                return ParseWord(token);
            case TokenKind.Symbol when token.Text is "(":
                return ParseParenthesis();
            case TokenKind.Symbol when token.Text is "[" or "]":
                return ParseSquare();
            case TokenKind.Symbol when token.Text is "{":
                return ParseContext();
            case TokenKind.Symbol when token.Text is "?":
                _at++;
                return new NameSyntax("?", SpanOf(token));
            default:
                Unexpected("此处应为一个值");
                if (token.Kind == TokenKind.Bad)
                {
                    _at++;
                }

                return Placeholder(token.Start);
        }
    }

    private LiteralSyntax ParseNumber(Token? minus)
    {
        var token = Current;
        _at++;
        var span = minus is { } m ? TextSpan.Cover(SpanOf(m), SpanOf(token)) : SpanOf(token);
        if (!decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            Error("FEL006", span, $"数 {token.Text} 超出范围", "绝对值不超过 7.9e28");
        }

        return new LiteralSyntax(Value.Of(minus is null ? number : -number), span);
    }

    private ExpressionSyntax ParseWord(Token token)
    {
        var (name, length) = _names.Match(_tokens, _at);
        if (length == 0)
        {
            switch (token.Text)
            {
                case "true" or "false":
                    _at++;
                    return new LiteralSyntax(Value.Of(token.Text == "true"), SpanOf(token));
                case "null":
                    _at++;
                    return new LiteralSyntax(default(Value), SpanOf(token));
                case "if":
                    return ParseIf();
                case "for":
                    return ParseFor();
                case "some" or "every":
                    return ParseQuantified();
                case "function" when _tokens[_at + 1].Is("("):
                    return ParseFunction();
            }

            if (FeelNames.IsKeyword(token.Text))
            {
                Unexpected("此处应为一个值");
                return Placeholder(token.Start);
            }

            (name, length) = UnknownWords();
        }

        _at += length;
        return new NameSyntax(name, SpanFrom(token.Start));
    }

    private ExpressionSyntax ParseContext()
    {
        var start = Current.Start;
        _at++;
        var entries = new List<EntrySyntax>();
        Bracketed(() =>
        {
            while (!Current.Is("}") && Current.Kind != TokenKind.End)
            {
                var nameStart = Current.Start;
                var name = ParseKey();
                var span = SpanFrom(nameStart);
                Expect(":", "名称之后");
                entries.Add(new EntrySyntax(name, span, ParseExpression()));
                _names.Add(name);
                if (!Separator("}"))
                {
                    break;
                }
            }

            return 0;
        });
        Expect("}", "最后一项之后");
        return Make(new ContextSyntax(entries, SpanFrom(start)));
    }

    private string ParseKey()
    {
        if (Current.Kind == TokenKind.Text)
        {
            return _tokens[_at++].Text;
        }

        var start = _at;
        while (Current.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Symbol && !(Current.Kind == TokenKind.Symbol && Current.Text is ":" or "," or "{" or "}" or "(" or ")" or "[" or "]"))
        {
            _at++;
        }

        if (_at == start)
        {
            Unexpected("此处应为名称");
            return string.Empty;
        }

        var name = new StringBuilder();
        for (var i = start; i < _at; i++)
        {
            name.Append(i > start && _tokens[i].SpaceBefore ? " " : string.Empty).Append(_tokens[i].Text);
        }

        return name.ToString();
    }
}
