using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Operators, conditions and the conversion of string literals to enumeration words.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindNegation(NegationSyntax syntax)
    {
        var operand = Bind(syntax.Operand);
        if (IsKnowledge && TypeRules.Arithmetic(BinaryOperator.Multiply, operand.Type, FeelType.Number) is null)
        {
            return Problem("FEL031", syntax.Span, $"负号不能用于{Shown(operand.Type)}");
        }

        return new BoundNegation(operand, operand.Type, syntax.Span);
    }

    private BoundExpression BindArithmetic(BinarySyntax syntax)
    {
        var left = Bind(syntax.Left);
        var right = Bind(syntax.Right);
        var type = TypeRules.Arithmetic(syntax.Operator, left.Type, right.Type);
        if (IsKnowledge && type is null)
        {
            var hint = left.Type is EnumType || right.Type is EnumType ? "枚举的词不能参加运算；有次序的枚举用 序(x)、级差(a, b)" : "检查两边的类型；文本拼接时先用 string(…)";
            return Problem("FEL031", syntax.OperatorSpan, $"{Shown(left.Type)}与{Shown(right.Type)}不能用 {SyntaxPrinter.Symbol(syntax.Operator)} 运算", hint);
        }

        return new BoundBinary(syntax.Operator, left, right, type ?? FeelType.Any, syntax.Span);
    }

    private BoundExpression BindLogic(BinarySyntax syntax)
    {
        var operands = new List<BoundExpression>();
        var stack = new Stack<ExpressionSyntax>();
        stack.Push(syntax);
        while (stack.TryPop(out var node))
        {
            if (node is BinarySyntax b && b.Operator == syntax.Operator)
            {
                stack.Push(b.Right);
                stack.Push(b.Left);
            }
            else
            {
                operands.Add(Condition(node));
            }
        }

        return syntax.Operator == BinaryOperator.And ? new BoundConjunction(operands, syntax.Span) : new BoundDisjunction(operands, syntax.Span);
    }

    private BoundExpression Condition(ExpressionSyntax syntax)
    {
        var bound = Bind(syntax);
        return IsKnowledge && !TypeRules.IsOpen(bound.Type) && !ReferenceEquals(bound.Type, FeelType.Boolean)
            ? Problem("FEL032", bound.Span, $"条件应为真假值，实际是{Shown(bound.Type)}")
            : bound;
    }

    private BoundExpression Compare(BinaryOperator op, BoundExpression left, BoundExpression right, TextSpan span)
    {
        (left, right) = Unify(left, right);
        if (IsKnowledge && !CanCompare(op, left, right, span))
        {
            return new BoundFault(_diagnostics[^1], span);
        }

        return new BoundComparison(op, left, right, span);
    }

    private bool CanCompare(BinaryOperator op, BoundExpression left, BoundExpression right, TextSpan span)
    {
        if (left is BoundFault or BoundLiteral { Value.IsFault: true } || right is BoundFault)
        {
            return true;
        }

        if (!TypeRules.Comparable(left.Type, right.Type))
        {
            var hint = left.Type is RecordType || right.Type is RecordType ? "引用只能与同一实体的行比较；比编号写 x.编号 = …" : "检查两边的类型";
            Problem("FEL033", span, $"{Shown(left.Type)}不能与{Shown(right.Type)}比较", hint);
            return false;
        }

        if (op is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            return true;
        }

        var unordered = !TypeRules.Ordered(left.Type) ? left.Type : !TypeRules.Ordered(right.Type) ? right.Type : null;
        if (unordered is not null)
        {
            Problem("FEL034", span, $"{Shown(unordered)}没有次序，不能用 {SyntaxPrinter.Symbol(op)} 比较", unordered is EnumType ? "在枚举表里给每个词写次序，或用 = 比较" : "用 = 或 != 比较");
        }

        return unordered is null;
    }

    private BoundExpression Between(BoundExpression value, BoundExpression low, BoundExpression high, bool lowIncluded, bool highIncluded, TextSpan span)
    {
        (_, low) = Unify(value, low);
        (_, high) = Unify(value, high);
        if (IsKnowledge && (!CanCompare(BinaryOperator.Less, value, low, span) || !CanCompare(BinaryOperator.Less, value, high, span)))
        {
            return new BoundFault(_diagnostics[^1], span);
        }

        return new BoundBetween(value, low, high, lowIncluded, highIncluded, span);
    }

    /// <summary>Where one side is of an enumeration, string literals on the other become its words.</summary>
    private (BoundExpression Left, BoundExpression Right) Unify(BoundExpression left, BoundExpression right)
    {
        if (EnumOf(left.Type) is { } first && EnumOf(right.Type) is null)
        {
            return (left, Coerce(right, first));
        }

        return EnumOf(right.Type) is { } second && EnumOf(left.Type) is null ? (Coerce(left, second), right) : (left, right);
    }

    private static EnumType? EnumOf(FeelType type) => type switch
    {
        EnumType e => e,
        ListType l => EnumOf(l.Element),
        RangeType r => EnumOf(r.Element),
        _ => null,
    };

    /// <summary>Turns string literals into words of the enumeration the slot has, through branches and lists.</summary>
    private BoundExpression Coerce(BoundExpression bound, FeelType expected)
    {
        if (EnumOf(expected) is not { } type)
        {
            return bound;
        }

        switch (bound)
        {
            case BoundLiteral { Value.Kind: ValueKind.String } literal:
                return Word(literal.Value.AsText!, type, literal.Span);
            case BoundIf b when TypeRules.IsText(b.Then.Type) || TypeRules.IsText(b.Else.Type):
                var (then, otherwise) = (Coerce(b.Then, type), Coerce(b.Else, type));
                return new BoundIf(b.Condition, then, otherwise, TypeRules.Join(then.Type, otherwise.Type), b.Span);
            case BoundList list when list.Type is ListType { Element: var element } && TypeRules.IsText(element):
                var items = list.Children.Select(i => Coerce(i, type)).ToList();
                return new BoundList(items, FeelType.ListOf(items.Select(i => i.Type).Aggregate(TypeRules.Join)), list.Span);
            case BoundRange range when range.Type is RangeType { Element: var end } && TypeRules.IsText(end):
                return new BoundRange(Coerce(range.Low, type), Coerce(range.High, type), range.LowIncluded, range.HighIncluded, range.Form, new RangeType(type), range.Span);
            default:
                return bound;
        }
    }

    private BoundExpression Word(string text, EnumType type, TextSpan span)
    {
        if (type.TryGet(text, out var member))
        {
            return new BoundLiteral(Value.Of(member), type, span);
        }

        var words = type.Members.Select(m => m.Text).ToList();
        var near = type.TryRead(text, out var alias) ? alias.Text : NearestName.Find(text, words);
        var hint = near is null ? $"可用：{string.Join("、", words.Take(12))}" : $"是否为“{near}”";
        return Problem("FEL025", span, $"枚举 {type.Name} 没有“{text}”", hint);
    }
}
