using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Unary tests, <c>in</c>, intervals in every spelling.</summary>
internal sealed partial class Parser
{
    public UnaryTestsSyntax ParseRootTests()
    {
        if (Current.Is("-") && _tokens[_at + 1].Kind == TokenKind.End)
        {
            return new UnaryTestsSyntax([], false, true, SpanOf(Current));
        }

        if (Current.IsWord("not") && _tokens[_at + 1].Is("(") && ClosesAtEnd(_at + 1))
        {
            _at += 2;
            var negated = ParseTests(")");
            Expect(")", "not(…) 之后");
            ExpectEnd();
            return new UnaryTestsSyntax(negated, true, false, SpanFrom(_tokens[0].Start));
        }

        var tests = ParseTests(string.Empty);
        ExpectEnd();
        return new UnaryTestsSyntax(tests, false, false, SpanFrom(_tokens[0].Start));
    }

    /// <summary>Whether the bracket opened at a token is closed by the last token of the text.</summary>
    private bool ClosesAtEnd(int at)
    {
        var open = 0;
        for (; at < _tokens.Count; at++)
        {
            if (_tokens[at].Is("("))
            {
                open++;
            }
            else if (_tokens[at].Is(")") && --open == 0)
            {
                return _tokens[at + 1].Kind == TokenKind.End;
            }
        }

        return true;
    }

    private List<ExpressionSyntax> ParseTests(string close)
    {
        var tests = new List<ExpressionSyntax>();
        while (true)
        {
            tests.Add(ParseTest());
            if (Current.Is(",") || (IsKnowledge && Current.Is(";")))
            {
                _at++;
                continue;
            }

            if (close.Length > 0 && !Current.Is(close) && Current.Kind != TokenKind.End)
            {
                Unexpected($"此处应为 , 或 {close}");
            }

            return tests;
        }
    }

    private ExpressionSyntax ParseTest() => ComparisonOf(Current) is null ? ParseExpression() : ParseComparisonTest();

    private ComparisonTestSyntax ParseComparisonTest()
    {
        var start = Current.Start;
        var op = ComparisonOf(Current)!.Value;
        _at++;
        Enter();
        var operand = ParseBinary(4);
        _depth--;
        return Make(new ComparisonTestSyntax(op, operand, SpanFrom(start)));
    }

    private ExpressionSyntax ParseIn(ExpressionSyntax value)
    {
        _at++;
        List<ExpressionSyntax> tests;
        if (Current.Is("(") && !ContinuesAfterParenthesis())
        {
            tests = Bracketed(ParseParenthesisedTests);
        }
        else
        {
            Enter();
            tests = [ComparisonOf(Current) is null ? ParseBinary(4) : ParseComparisonTest()];
            _depth--;
        }

        return Make(new InSyntax(value, tests, SpanFrom(value.Span.Start)));
    }

    /// <summary>Whether the bracket at hand is only the beginning of an operand: <c>x in (a + b) * 2</c>.</summary>
    private bool ContinuesAfterParenthesis()
    {
        var open = 0;
        for (var at = _at; _tokens[at].Kind != TokenKind.End; at++)
        {
            if (_tokens[at].Kind == TokenKind.Symbol && _tokens[at].Text is "(" or "[" or "{")
            {
                open++;
            }
            else if (_tokens[at].Kind == TokenKind.Symbol && _tokens[at].Text is ")" or "]" or "}" && --open == 0)
            {
                var next = _tokens[at + 1];
                return next.Kind == TokenKind.Symbol && next.Text is "+" or "-" or "*" or "/" or "**" or "." or "[" or "(";
            }
        }

        return false;
    }

    private List<ExpressionSyntax> ParseParenthesisedTests()
    {
        var start = Current.Start;
        _at++;
        var tests = ParseTests(string.Empty);
        if (tests.Count == 1 && Current.Is(".."))
        {
            return [ParseRangeEnd(start, tests[0], lowIncluded: false)];
        }

        Expect(")", "in (…) 之后");
        return tests;
    }

    private ExpressionSyntax ParseParenthesis()
    {
        var start = Current.Start;
        _at++;
        return Bracketed(() =>
        {
            if (ComparisonOf(Current) is not null)
            {
                var test = ParseComparisonTest();
                Expect(")", "括号");
                return test;
            }

            var inner = ParseExpression();
            if (Current.Is(".."))
            {
                return ParseRangeEnd(start, inner, lowIncluded: false);
            }

            Expect(")", "括号");
            return inner;
        });
    }

    /// <summary><c>[</c> opens a list or a closed interval, <c>]</c> in this place an interval open below.</summary>
    private ExpressionSyntax ParseSquare()
    {
        var start = Current.Start;
        var lowIncluded = Current.Is("[");
        _at++;
        return Bracketed<ExpressionSyntax>(() =>
        {
            var items = new List<ExpressionSyntax>();
            while (!Current.Is("]") && Current.Kind != TokenKind.End)
            {
                items.Add(ParseTest());
                if (items.Count == 1 && Current.Is(".."))
                {
                    return ParseRangeEnd(start, items[0], lowIncluded);
                }

                if (!Separator("]"))
                {
                    break;
                }
            }

            if (!lowIncluded)
            {
                Error("FEL004", new TextSpan(start, 1), "“]”之后应为区间的两端", "如 ]1..10]");
            }

            Expect("]", "列表");
            return Make(new ListSyntax(items, SpanFrom(start)));
        });
    }

    private ExpressionSyntax ParseRangeEnd(int start, ExpressionSyntax low, bool lowIncluded)
    {
        _at++;
        _inRangeEnd = true;
        var high = ParseExpression();
        _inRangeEnd = false;
        var highIncluded = Current.Is("]");
        if (highIncluded || Current.Is(")") || Current.Is("["))
        {
            _at++;
        }
        else
        {
            Unexpected("区间之后应为 ]、) 或 [");
        }

        return Make(new RangeSyntax(low, high, lowIncluded, highIncluded, SpanFrom(start)));
    }
}
