using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

internal sealed class NegateCode(CompiledExpression operand, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => FeelOperators.Negate(operand.Evaluate(frame)).At(place);
}

internal sealed class ArithmeticCode(BinaryOperator op, CompiledExpression left, CompiledExpression right, Place place) : NumberCode
{
    public override bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        var isFirst = left.TryNumber(frame, out var a, out var first);
        var isSecond = right.TryNumber(frame, out var b, out var second);
        if (isFirst && isSecond && FeelOperators.TryApply(op, a, b, out number))
        {
            other = default;
            return true;
        }

        return Take(Apply(isFirst ? Value.Of(a) : first, isSecond ? Value.Of(b) : second).At(place), out number, out other);
    }

    private Value Apply(in Value first, in Value second) => op switch
    {
        BinaryOperator.Add => FeelOperators.Add(first, second),
        BinaryOperator.Subtract => FeelOperators.Subtract(first, second),
        BinaryOperator.Multiply => FeelOperators.Multiply(first, second),
        BinaryOperator.Divide => FeelOperators.Divide(first, second),
        _ => FeelOperators.Power(first, second),
    };
}

/// <summary>Comparison of what may be numbers.</summary>
internal sealed class CompareCode(CompiledExpression left, CompiledExpression right, ComparisonOperator op, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
        => AreNumbers(frame, out var order, out var a, out var b) ? Value.Of(FeelOperators.Holds(order, op)) : FeelOperators.CompareValue(a, b, op).At(place);

    public override Truth Test(Frame frame)
        => AreNumbers(frame, out var order, out var a, out var b) ? ToTruth(FeelOperators.Holds(order, op)) : FeelOperators.Compare(a, b, op);

    private bool AreNumbers(Frame frame, out int order, out Value first, out Value second)
    {
        var isFirst = left.TryNumber(frame, out var a, out first);
        var isSecond = right.TryNumber(frame, out var b, out second);
        if (isFirst && isSecond)
        {
            order = decimal.Compare(a, b);
            return true;
        }

        order = 0;
        first = isFirst ? Value.Of(a) : first;
        second = isSecond ? Value.Of(b) : second;
        return false;
    }

    public static Truth ToTruth(bool value) => value ? Truth.True : Truth.False;
}

/// <summary>Comparison of what by its types is no number: texts, words, dates, rows.</summary>
internal sealed class CompareOthersCode(CompiledExpression left, CompiledExpression right, ComparisonOperator op, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => FeelOperators.CompareValue(left.Evaluate(frame), right.Evaluate(frame), op).At(place);

    public override Truth Test(Frame frame) => FeelOperators.Compare(left.Evaluate(frame), right.Evaluate(frame), op);
}

/// <summary>Comparison with a number written in the rule: by far the commonest condition.</summary>
internal sealed class CompareConstantCode(CompiledExpression left, Value constant, ComparisonOperator op, Place place) : CompiledExpression
{
    private readonly decimal _number = constant.AsNumber;

    public override Value Evaluate(Frame frame)
        => left.TryNumber(frame, out var number, out var other) ? Value.Of(FeelOperators.Holds(decimal.Compare(number, _number), op)) : FeelOperators.CompareValue(other, constant, op).At(place);

    public override Truth Test(Frame frame)
        => left.TryNumber(frame, out var number, out var other) ? CompareCode.ToTruth(FeelOperators.Holds(decimal.Compare(number, _number), op)) : FeelOperators.Compare(other, constant, op);
}

internal sealed class BetweenCode(CompiledExpression value, CompiledExpression low, CompiledExpression high, bool lowIncluded, bool highIncluded, Place place) : CompiledExpression
{
    private readonly ComparisonOperator _low = lowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater;
    private readonly ComparisonOperator _high = highIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less;

    public override Value Evaluate(Frame frame)
    {
        var tested = value.Evaluate(frame);
        var first = FeelOperators.CompareValue(tested, low.Evaluate(frame), _low);
        return LogicCode.And(first, FeelOperators.CompareValue(tested, high.Evaluate(frame), _high)).At(place);
    }

    public override Truth Test(Frame frame)
    {
        var tested = value.Evaluate(frame);
        var first = FeelOperators.Compare(tested, low.Evaluate(frame), _low);
        return first == Truth.False ? first : FeelOperators.And(first, FeelOperators.Compare(tested, high.Evaluate(frame), _high));
    }
}

internal sealed class NotCode(CompiledExpression operand, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        return value.IsTrue ? Value.False : value.IsFalse ? Value.True : Placing.AsCondition(value, place);
    }

    public override Truth Test(Frame frame) => FeelOperators.Not(operand.Test(frame));
}

/// <summary>Three-valued logic over values that carry their reasons (RULES.md §9).</summary>
internal static class LogicCode
{
    /// <summary>False wins over everything, then fault, then unknown, then null.</summary>
    public static Value And(in Value left, in Value right) => left.IsFalse || right.IsFalse ? Value.False : Undecided(left, right, Value.True);

    /// <summary>True wins over everything, then fault, then unknown, then null.</summary>
    public static Value Or(in Value left, in Value right) => left.IsTrue || right.IsTrue ? Value.True : Undecided(left, right, Value.False);

    /// <summary>The weaker of two outcomes; <paramref name="decided"/> when both are definite.</summary>
    public static Value Undecided(in Value left, in Value right, in Value decided)
    {
        if (left.IsFault || right.IsFault)
        {
            return left.IsFault ? left : right;
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return Value.Of(UnknownInfo.Merge(left.Unknown, right.Unknown));
        }

        return left.IsNull ? left : right.IsNull ? right : decided;
    }
}

internal sealed class ConjunctionCode(CompiledExpression[] operands, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var result = Value.True;
        foreach (var operand in operands)
        {
            var value = Placing.AsCondition(operand.Evaluate(frame), place);
            if (value.IsFalse)
            {
                return value;
            }

            if (!value.IsTrue)
            {
                result = LogicCode.Undecided(result, value, result);
            }
        }

        return result;
    }

    public override Truth Test(Frame frame)
    {
        var result = Truth.True;
        foreach (var operand in operands)
        {
            var truth = operand.Test(frame);
            if (truth == Truth.False)
            {
                return truth;
            }

            result = FeelOperators.And(result, truth);
        }

        return result;
    }
}

internal sealed class DisjunctionCode(CompiledExpression[] operands, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var result = Value.False;
        foreach (var operand in operands)
        {
            var value = Placing.AsCondition(operand.Evaluate(frame), place);
            if (value.IsTrue)
            {
                return value;
            }

            if (!value.IsFalse)
            {
                result = LogicCode.Undecided(result, value, result);
            }
        }

        return result;
    }

    public override Truth Test(Frame frame)
    {
        var result = Truth.False;
        foreach (var operand in operands)
        {
            var truth = operand.Test(frame);
            if (truth == Truth.True)
            {
                return truth;
            }

            result = FeelOperators.Or(result, truth);
        }

        return result;
    }
}
