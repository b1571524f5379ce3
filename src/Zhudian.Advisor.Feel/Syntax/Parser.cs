using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Precedence climbing over the token list: operators. The other parts handle operands, blocks and unary tests.</summary>
internal sealed partial class Parser
{
    private const int MaxErrors = 20;

    /// <summary>Operator chains make trees deeper than their nesting; this many times <see cref="ParseOptions.MaxDepth"/> is still walked safely.</summary>
    private const int ChainFactor = 5;

    private readonly SourceText _source;
    private readonly ParseOptions _options;
    private readonly List<Token> _tokens;
    private readonly List<Diagnostic> _diagnostics;
    private readonly NameTrie _names;
    private int _at;
    private int _depth;
    private int _lastError = -1;
    private int _errors;
    private bool _inRangeEnd;

    public Parser(SourceText source, ParseOptions options, List<Token> tokens, List<Diagnostic> diagnostics)
    {
        _source = source;
        _options = options;
        _tokens = tokens;
        _diagnostics = diagnostics;
        _names = new NameTrie(options.Dialect == FeelDialect.Knowledge ? [] : options.Names ?? []);
    }

    private Token Current => _tokens[_at];

    private bool IsKnowledge => _options.Dialect == FeelDialect.Knowledge;

    public ExpressionSyntax ParseRoot()
    {
        var root = ParseExpression();
        ExpectEnd();
        return root;
    }

    private void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            Unexpected("表达式到此应当结束");
        }
    }

    private ExpressionSyntax ParseExpression()
    {
        Enter();
        var result = ParseBinary(1);
        _depth--;
        return result;
    }

    private ExpressionSyntax ParseBinary(int least)
    {
        var left = ParseUnary();
        while (true)
        {
            var token = Current;
            if (OperatorAt() is { } op)
            {
                var precedence = SyntaxPrinter.PrecedenceOf(op);
                if (precedence < least)
                {
                    return left;
                }

                if (precedence == 3)
                {
                    RefuseChain(left, token);
                }

                _at++;
                Enter();
                var right = ParseBinary(precedence + 1);
                _depth--;
                left = Make(new BinarySyntax(op, left, right, SpanOf(token), TextSpan.Cover(left.Span, right.Span)));
            }
            else if (token.IsWord("between") && least <= 3)
            {
                RefuseChain(left, token);
                left = ParseBetween(left);
            }
            else if (token.IsWord("in") && least <= 3)
            {
                RefuseChain(left, token);
                left = ParseIn(left);
            }
            else
            {
                return left;
            }
        }
    }

    private BinaryOperator? OperatorAt() => Current switch
    {
        { Kind: TokenKind.Word, Text: "or" } => BinaryOperator.Or,
        { Kind: TokenKind.Word, Text: "and" } => BinaryOperator.And,
        { Kind: TokenKind.Symbol } t => ComparisonOf(t) ?? t.Text switch
        {
            "+" => BinaryOperator.Add,
            "-" => BinaryOperator.Subtract,
            "*" => BinaryOperator.Multiply,
            "/" => BinaryOperator.Divide,
            "**" => BinaryOperator.Power,
            _ => null,
        },
        _ => null,
    };

    private static BinaryOperator? ComparisonOf(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => BinaryOperator.Equal,
        "!=" => BinaryOperator.NotEqual,
        "<" => BinaryOperator.Less,
        "<=" => BinaryOperator.LessOrEqual,
        ">" => BinaryOperator.Greater,
        ">=" => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    /// <summary>RULES.md §12: <c>a &lt; b &lt; c</c> means <c>(a &lt; b) &lt; c</c> in FEEL, which nobody intends.</summary>
    private void RefuseChain(ExpressionSyntax left, Token token)
    {
        if (IsKnowledge && left is BinarySyntax { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } or BetweenSyntax or InSyntax && !WasParenthesised(left))
        {
            Error("FEL012", SpanOf(token), "比较不能连写", "写成 a < b and b < c，或 b in (a..c)");
        }
    }

    private bool WasParenthesised(ExpressionSyntax node) => _at > 0 && _tokens[_at - 1].Is(")") && _tokens[_at - 1].Start >= node.Span.End;

    private ExpressionSyntax ParseBetween(ExpressionSyntax value)
    {
        _at++;
        Enter();
        var low = ParseBinary(4);
        ExpectWord("and", "between 下限 and 上限");
        var high = ParseBinary(4);
        _depth--;
        return Make(new BetweenSyntax(value, low, high, TextSpan.Cover(value.Span, high.Span)));
    }

    private ExpressionSyntax ParseUnary()
    {
        if (!Current.Is("-"))
        {
            return ParsePostfix(ParsePrimary());
        }

        var minus = Current;
        _at++;
        if (Current.Kind == TokenKind.Number)
        {
            var number = ParseNumber(minus);
            return ParsePostfix(number);
        }

        Enter();
        var operand = ParseUnary();
        _depth--;
        return Make(new NegationSyntax(operand, TextSpan.Cover(SpanOf(minus), operand.Span)));
    }

    private T Make<T>(T node)
        where T : ExpressionSyntax
    {
        node.Height = HeightBelow(node) + 1;
        if (node.Height > _options.MaxDepth * ChainFactor)
        {
            GiveUp(node.Span);
        }

        return node;
    }

    // The most frequent kinds without a list of their children.
    private static int HeightBelow(ExpressionSyntax node)
    {
        switch (node)
        {
            case BinarySyntax binary:
                return Math.Max(binary.Left.Height, binary.Right.Height);
            case PathSyntax path:
                return path.Target.Height;
            case CallSyntax call:
                var most = call.Target.Height;
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    most = Math.Max(most, call.Arguments[i].Value.Height);
                }

                return most;
            default:
                var height = 0;
                foreach (var child in node.Children)
                {
                    height = Math.Max(height, child.Height);
                }

                return height;
        }
    }

    private void Enter()
    {
        if (++_depth > _options.MaxDepth)
        {
            GiveUp(SpanOf(Current));
        }
    }

    private void GiveUp(TextSpan span)
    {
        _diagnostics.Add(Diagnostic.Error("FEL003", _source, span, $"表达式嵌套太深，上限 {_options.MaxDepth} 层", "把里层拆成派生量或 令"));
        throw new GivenUp();
    }

    private static TextSpan SpanOf(Token token) => new(token.Start, token.End - token.Start);

    private TextSpan SpanFrom(int start) => new(start, Math.Max(0, (_at > 0 ? _tokens[_at - 1].End : start) - start));

    private void Error(string code, TextSpan span, string message, string? hint = null)
    {
        if (_at == _lastError)
        {
            return;
        }

        _lastError = _at;
        _diagnostics.Add(Diagnostic.Error(code, _source, span, message, hint));
        if (++_errors >= MaxErrors)
        {
            throw new GivenUp();
        }
    }

    private string Shown(Token token) => token.Kind == TokenKind.End ? "结尾" : $"“{_source.Text[token.Start..token.End]}”";

    private void Unexpected(string expected, string? advice = null)
    {
        var token = Current;
        if (token.Kind == TokenKind.Bad)
        {
            _lastError = _at;
            return;
        }

        var hint = advice ?? token switch
        {
            { Kind: TokenKind.Symbol, Text: ":" } => "具名参数只能写在调用的括号里",
            { Kind: TokenKind.Symbol, Text: "=" } when _at > 0 && _tokens[_at - 1].Is("=") => "相等写一个 =",
            { Kind: TokenKind.Word } when _at > 0 && _tokens[_at - 1].Kind == TokenKind.Number => "数与字母之间缺运算符；表达式里不写单位",
            { Kind: TokenKind.Word } when IsKnowledge && _at > 0 && _tokens[_at - 1].Kind == TokenKind.Word => "规则文件里的名称不含空格",
            _ => null,
        };
        Error("FEL004", SpanOf(token), $"{expected}，却遇到{Shown(token)}", hint);
    }

    private bool Expect(string symbol, string where)
    {
        if (Current.Is(symbol))
        {
            _at++;
            return true;
        }

        Unexpected($"{where}缺少 {symbol}");
        return false;
    }

    private bool ExpectWord(string word, string where)
    {
        if (Current.IsWord(word))
        {
            _at++;
            return true;
        }

        Unexpected($"{where}缺少 {word}");
        return false;
    }

    private LiteralSyntax Placeholder(int start) => new(default(Value), new TextSpan(start, 0));

    /// <summary>Unwinds the parser when going on makes no sense: too deep or too many errors. Caught by <see cref="FeelParser"/>.</summary>
    internal sealed class GivenUp : Exception;
}
