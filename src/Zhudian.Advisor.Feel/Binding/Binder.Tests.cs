using System.Text.RegularExpressions;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Unary tests and <c>in</c> (DMN 1.5 §10.3.1.2 rules 7–18, §7.3.3).</summary>
internal sealed partial class Binder
{
    public BoundExpression BindTests(UnaryTestsSyntax syntax, FeelType inputType)
    {
        var input = Declare("?", inputType);
        if (syntax.IsAny)
        {
            return new BoundLiteral(Value.True, FeelType.Boolean, syntax.Span);
        }

        var saved = _locals;
        Push(input);
        var tests = syntax.Tests.Select(t => BindTest(t, new BoundLocal(input, t.Span))).ToList();
        _locals = saved;
        var any = tests.Count == 1 ? tests[0] : new BoundDisjunction(tests, syntax.Span);
        return syntax.IsNegated ? new BoundNot(any, syntax.Span) : any;
    }

    private BoundExpression BindIn(InSyntax syntax)
    {
        var value = Bind(syntax.Value);
        if (syntax.Tests.Count == 1 && !MentionsInput(syntax.Tests[0]))
        {
            return Respan(BindTest(syntax.Tests[0], value), syntax.Span);
        }

        var input = Declare("?", value.Type);
        var saved = _locals;
        Push(input);
        var tests = syntax.Tests.Select(t => BindTest(t, new BoundLocal(input, value.Span))).ToList();
        _locals = saved;
        return new BoundIn(value, input, tests, syntax.Span);
    }

    /// <summary>The whole <c>x in …</c> is the span of the condition, not the test alone.</summary>
    private static BoundExpression Respan(BoundExpression test, TextSpan span) => test switch
    {
        BoundComparison c => new BoundComparison(c.Operator, c.Left, c.Right, span),
        BoundBetween b => new BoundBetween(b.Value, b.Low, b.High, b.LowIncluded, b.HighIncluded, span),
        BoundMembership m => new BoundMembership(m.Value, m.Collection, span),
        _ => test,
    };

    private BoundExpression BindTest(ExpressionSyntax test, BoundExpression input)
    {
        switch (test)
        {
            case ComparisonTestSyntax c:
                return Compare(c.Operator, input, Endpoint(c.Operand, input.Type), test.Span);
            case RangeSyntax r:
                return Between(input, Endpoint(r.Low, input.Type), Endpoint(r.High, input.Type), r.LowIncluded, r.HighIncluded, test.Span);
        }

        if (MentionsInput(test))
        {
            return Condition(test);
        }

        var value = Endpoint(test, input.Type);
        if (ReferenceEquals(value.Type, FeelType.Boolean) && !TypeRules.IsOpen(input.Type) && !ReferenceEquals(input.Type, FeelType.Boolean) && input.Type is not ListType)
        {
            return value;
        }

        (_, value) = Unify(input, value);
        var plain = value.Type is not (ListType or RangeType) && !TypeRules.IsOpen(value.Type) && input.Type is not ListType && !TypeRules.IsOpen(input.Type);
        if (plain || value is BoundLiteral { Value.IsNull: true })
        {
            return Compare(BinaryOperator.Equal, input, value, test.Span);
        }

        var element = value.Type switch { ListType l => l.Element, RangeType r => r.Element, _ => value.Type };
        if (IsKnowledge && !TypeRules.Comparable(input.Type, element) && !TypeRules.Comparable(input.Type, value.Type))
        {
            return Problem("FEL033", test.Span, $"{Shown(input.Type)}不能与{Shown(element)}比较", "检查两边的类型");
        }

        return new BoundMembership(input, value, test.Span);
    }

    /// <summary>An operand of a test: a bare word of the column's enumeration, a bare ISO date in a column of dates, or any expression.</summary>
    private BoundExpression Endpoint(ExpressionSyntax syntax, FeelType type)
    {
        if (!IsKnowledge)
        {
            return Bind(syntax);
        }

        if (syntax is NameSyntax name && EnumOf(type) is { } words && words.TryRead(name.Name, out var member))
        {
            return new BoundLiteral(Value.Of(member), words, syntax.Span);
        }

        var text = _source.Text.AsSpan(syntax.Span.Start, syntax.Span.Length);
        if (ReferenceEquals(type, FeelType.Date) && IsoDate().IsMatch(text) && TemporalLiteral.TryParse(text.ToString(), out var date))
        {
            return new BoundLiteral(date, FeelType.Date, syntax.Span);
        }

        return Bind(syntax);
    }

    private static bool MentionsInput(ExpressionSyntax syntax) => syntax is NameSyntax { Name: "?" } || syntax.Children.Any(MentionsInput);

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDate();
}
