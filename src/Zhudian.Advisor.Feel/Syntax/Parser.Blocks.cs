using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary><c>if</c>, <c>for</c>, <c>some</c>, <c>every</c>, functions and types.</summary>
internal sealed partial class Parser
{
    private ExpressionSyntax ParseIf()
    {
        var start = Current.Start;
        _at++;
        var condition = ParseExpression();
        ExpectWord("then", "if 条件之后");
        var then = ParseExpression();
        ExpectWord("else", "if … then … 之后");
        var otherwise = ParseExpression();
        return Make(new IfSyntax(condition, then, otherwise, SpanFrom(start)));
    }

    private ExpressionSyntax ParseFor()
    {
        var start = Current.Start;
        _at++;
        var iterators = ParseIterators("return");
        ExpectWord("return", "for … in … 之后");
        var body = ParseExpression();
        return Make(new ForSyntax(iterators, body, SpanFrom(start)));
    }

    private ExpressionSyntax ParseQuantified()
    {
        var start = Current.Start;
        var isEvery = Current.Text == "every";
        _at++;
        var iterators = ParseIterators("satisfies");
        ExpectWord("satisfies", (isEvery ? "every" : "some") + " … in … 之后");
        var condition = ParseExpression();
        return Make(new QuantifiedSyntax(isEvery, iterators, condition, SpanFrom(start)));
    }

    private List<IteratorSyntax> ParseIterators(string end)
    {
        var iterators = new List<IteratorSyntax>();
        do
        {
            if (iterators.Count > 0)
            {
                _at++;
            }

            var start = _at;
            while (Current.Kind == TokenKind.Word && Current.Text != "in" && Current.Text != end)
            {
                _at++;
            }

            if (_at == start)
            {
                Unexpected("此处应为变量名");
            }

            if (IsKnowledge && _at > start + 1)
            {
                Error("FEL011", SpanFrom(_tokens[start].Start), "规则文件里的名称不含空格", "去掉空格，或改用下划线");
            }

            var name = _at == start ? string.Empty : Words(start, _at - start);
            var span = SpanFrom(_tokens[start].Start);
            ExpectWord("in", "变量名之后");
            var source = ParseExpression();
            ExpressionSyntax? last = null;
            if (Current.Is(".."))
            {
                _at++;
                last = ParseExpression();
            }

            _names.Add(name);
            iterators.Add(new IteratorSyntax(name, span, source, last));
        }
        while (Current.Is(","));
        return iterators;
    }

    private ExpressionSyntax ParseFunction()
    {
        var start = Current.Start;
        _at += 2;
        var parameters = new List<ParameterSyntax>();
        while (!Current.Is(")") && Current.Kind != TokenKind.End)
        {
            var first = _at;
            while (Current.Kind == TokenKind.Word)
            {
                _at++;
            }

            if (_at == first)
            {
                Unexpected("此处应为参数名");
            }

            var name = _at == first ? string.Empty : Words(first, _at - first);
            var span = SpanFrom(_tokens[first].Start);
            TypeSyntax? type = null;
            if (Current.Is(":"))
            {
                _at++;
                type = ParseType();
            }

            _names.Add(name);
            parameters.Add(new ParameterSyntax(name, span, type));
            if (!Separator(")"))
            {
                break;
            }
        }

        Expect(")", "参数之后");
        var isExternal = Current.IsWord("external");
        if (isExternal)
        {
            _at++;
        }

        var body = ParseExpression();
        return Make(new FunctionSyntax(parameters, body, isExternal, SpanFrom(start)));
    }

    private TypeSyntax ParseType()
    {
        Enter();
        var type = ParseTypeCore();
        _depth--;
        return type;
    }

    private TypeSyntax ParseTypeCore()
    {
        var start = Current.Start;
        if (Current.Kind != TokenKind.Word)
        {
            Unexpected("此处应为类型");
            return new TypeSyntax("Any", null, null, null, SpanFrom(start));
        }

        if (_tokens[_at + 1].Is("<") && Current.Text is "list" or "range" or "function" or "context")
        {
            return ParseGenericType(start);
        }

        var (name, length) = MatchName();
        _at += length;
        while (Current.Is(".") && _tokens[_at + 1].Kind == TokenKind.Word)
        {
            name += "." + _tokens[_at + 1].Text;
            _at += 2;
        }

        return new TypeSyntax(name, null, null, null, SpanFrom(start));
    }

    private TypeSyntax ParseGenericType(int start)
    {
        var kind = Current.Text;
        _at += 2;
        var arguments = new List<TypeSyntax>();
        var names = new List<string>();
        while (!Current.Is(">") && !Current.Is(">=") && Current.Kind != TokenKind.End)
        {
            if (kind == "context")
            {
                names.Add(ParseKey());
                Expect(":", "名称之后");
            }

            arguments.Add(ParseType());
            if (!Separator(">"))
            {
                break;
            }
        }

        Expect(">", "类型参数之后");
        TypeSyntax? result = null;
        if (kind == "function" && Expect("->", "函数类型之后"))
        {
            result = ParseType();
        }

        return new TypeSyntax(kind, arguments, kind == "context" ? names : null, result, SpanFrom(start));
    }
}
