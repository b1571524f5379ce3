using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Syntax;

/// <summary>Random trees of every node kind.</summary>
internal static class RandomSyntax
{
    private static readonly string[] Names = ["a", "总磷", "x1", "_y", "Ⅲ", "item"];

    public static Gen<ExpressionSyntax> Expression => Gen.Sized(size => Of(Math.Min(size, 12)));

    private static Gen<string> Name => Gen.Elements(Names);

    private static Gen<ExpressionSyntax> Leaf => Gen.OneOf<ExpressionSyntax>(
        Gen.Choose(-999, 999).Select(n => (ExpressionSyntax)new LiteralSyntax(Value.Of(n / 8m), default)),
        Gen.Elements("", "a\"b", "换\n行", "\\d", "🐎").Select(s => (ExpressionSyntax)new LiteralSyntax(Value.Of(s), default)),
        Gen.Elements(Value.True, Value.False, Value.Null).Select(v => (ExpressionSyntax)new LiteralSyntax(v, default)),
        Gen.Elements("2024-01-01", "PT1H").Select(s => (ExpressionSyntax)new AtLiteralSyntax(s, default)),
        Name.Select(n => (ExpressionSyntax)new NameSyntax(n, default)));

    private static Gen<TypeSyntax> Type => Gen.Elements(
        new TypeSyntax("number", null, null, null, default),
        new TypeSyntax("date and time", null, null, null, default),
        new TypeSyntax("list", [new TypeSyntax("string", null, null, null, default)], null, null, default),
        new TypeSyntax("context", [new TypeSyntax("number", null, null, null, default)], ["a"], null, default),
        new TypeSyntax("function", [new TypeSyntax("number", null, null, null, default)], null, new TypeSyntax("Any", null, null, null, default), default));

    private static Gen<ExpressionSyntax> Of(int size)
    {
        if (size <= 0)
        {
            return Leaf;
        }

        var sub = Of(size / 3);
        var operators = Gen.Elements(Enum.GetValues<BinaryOperator>());
        var comparisons = Gen.Elements(BinaryOperator.Equal, BinaryOperator.NotEqual, BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual);
        var flags = Gen.Elements(true, false);
        var test = from op in comparisons from x in sub select (ExpressionSyntax)new ComparisonTestSyntax(op, x, default);
        var range = from a in sub from b in sub from i in flags from j in flags select (ExpressionSyntax)new RangeSyntax(a, b, i, j, default);
        var iterator = from n in Name from s in sub from e in Gen.OneOf(Gen.Constant<ExpressionSyntax?>(null), sub.Select(e => (ExpressionSyntax?)e)) select new IteratorSyntax(n, default, s, e);
        return Gen.OneOf(
            Leaf,
            range,
            test,
            from op in operators from a in sub from b in sub select (ExpressionSyntax)new BinarySyntax(op, a, b, default, default),
            from a in sub.Where(e => e is not LiteralSyntax { Value.IsNumber: true }) select (ExpressionSyntax)new NegationSyntax(a, default),
            from a in sub from n in Name select (ExpressionSyntax)new PathSyntax(a, n, default, default),
            from a in sub from b in sub select (ExpressionSyntax)new FilterSyntax(a, b, default),
            from f in sub from a in sub.ListOf(2) select (ExpressionSyntax)new CallSyntax(f, [.. a.Select(v => new ArgumentSyntax(null, default, v))], default),
            from f in sub from a in sub from n in Gen.Elements("n", "start position") select (ExpressionSyntax)new CallSyntax(f, [new ArgumentSyntax(n, default, a)], default),
            from v in sub from a in sub from b in sub select (ExpressionSyntax)new BetweenSyntax(v, a, b, default),
            from v in sub from t in Gen.OneOf(sub, test, range).NonEmptyListOf() select (ExpressionSyntax)new InSyntax(v, [.. t.Take(3)], default),
            from v in sub from t in Type select (ExpressionSyntax)new InstanceOfSyntax(v, t, default),
            from c in sub from a in sub from b in sub select (ExpressionSyntax)new IfSyntax(c, a, b, default),
            from i in iterator from b in sub select (ExpressionSyntax)new ForSyntax([i], b, default),
            from q in flags from i in iterator from j in iterator from b in sub select (ExpressionSyntax)new QuantifiedSyntax(q, [i, j], b, default),
            from n in Name from t in Gen.OneOf(Gen.Constant<TypeSyntax?>(null), Type.Select(t => (TypeSyntax?)t)) from b in sub select (ExpressionSyntax)new FunctionSyntax([new ParameterSyntax(n, default, t)], b, false, default),
            from items in sub.ListOf(3) select (ExpressionSyntax)new ListSyntax([.. items], default),
            from n in Gen.Elements("a", "b c", "x-y") from v in sub select (ExpressionSyntax)new ContextSyntax([new EntrySyntax(n, default, v)], default));
    }
}
