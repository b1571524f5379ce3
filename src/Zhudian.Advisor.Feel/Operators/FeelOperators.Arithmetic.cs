using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>
/// The operators of FEEL over values. Strict ones give fault &gt; unknown &gt; null (RULES.md §9); a null operand gives null with a remark,
/// a wrong kind, overflow or division by zero a fault. Lists never unwrap here: DMN 1.5 §10.3.2.9.4 converts singletons only where a type is expected.
/// </summary>
public static partial class FeelOperators
{
    /// <summary>An operator applied to two numbers; false where <see cref="Add"/> and the others have to say what is wrong, or it is a power.</summary>
    internal static bool TryApply(BinaryOperator op, decimal left, decimal right, out decimal result)
    {
        result = 0m;
        if (op == BinaryOperator.Power || (op == BinaryOperator.Divide && right == 0m))
        {
            return false;
        }

        try
        {
            result = op switch
            {
                BinaryOperator.Add => left + right,
                BinaryOperator.Subtract => left - right,
                BinaryOperator.Multiply => left * right,
                _ => left / right,
            };
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary><c>+</c>: numbers, strings, durations, date or time and duration (DMN 1.5 table 45).</summary>
    public static Value Add(in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            try
            {
                return Value.Of(left.AsNumber + right.AsNumber);
            }
            catch (OverflowException)
            {
                return Faults.Overflow("加法");
            }
        }

        if (!BothDefinite(left, right, out var outcome))
        {
            return outcome;
        }

        if (left.AsText is { } first && right.AsText is { } second && !(left.Kind == ValueKind.Enum && right.Kind == ValueKind.Enum))
        {
            return first.Length + second.Length > EvaluationLimits.Default.MaxTextLength ? Faults.Limit("文本长度") : Value.Of(first + second);
        }

        return TemporalArithmetic.Add(left, right) ?? Faults.OperandTypes("+", left, right);
    }

    /// <summary><c>-</c>: numbers, dates, times, durations.</summary>
    public static Value Subtract(in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            try
            {
                return Value.Of(left.AsNumber - right.AsNumber);
            }
            catch (OverflowException)
            {
                return Faults.Overflow("减法");
            }
        }

        return BothDefinite(left, right, out var outcome) ? TemporalArithmetic.Subtract(left, right) ?? Faults.OperandTypes("-", left, right) : outcome;
    }

    /// <summary><c>*</c>: numbers, duration and number.</summary>
    public static Value Multiply(in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            try
            {
                return Value.Of(left.AsNumber * right.AsNumber);
            }
            catch (OverflowException)
            {
                return Faults.Overflow("乘法");
            }
        }

        return BothDefinite(left, right, out var outcome) ? TemporalArithmetic.Multiply(left, right) ?? Faults.OperandTypes("*", left, right) : outcome;
    }

    /// <summary><c>/</c>: numbers, duration by number, duration by duration of the same kind.</summary>
    public static Value Divide(in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            if (right.AsNumber == 0m)
            {
                return Faults.DivisionByZero();
            }

            try
            {
                return Value.Of(left.AsNumber / right.AsNumber);
            }
            catch (OverflowException)
            {
                return Faults.Overflow("除法");
            }
        }

        return BothDefinite(left, right, out var outcome) ? TemporalArithmetic.Divide(left, right) ?? Faults.OperandTypes("/", left, right) : outcome;
    }

    /// <summary><c>**</c>: numbers; a whole exponent is computed in decimal, any other through logarithms to about 15 digits.</summary>
    public static Value Power(in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return DecimalMath.Power(left.AsNumber, right.AsNumber) is { } result ? Value.Of(result) : Faults.Overflow("乘方");
        }

        return BothDefinite(left, right, out var outcome) ? Faults.OperandTypes("**", left, right) : outcome;
    }

    /// <summary>Unary <c>-</c>: numbers and durations.</summary>
    public static Value Negate(in Value operand)
    {
        if (operand.IsNumber)
        {
            return Value.Of(-operand.AsNumber);
        }

        if (!operand.IsDefinite)
        {
            return operand.IsNull && !operand.IsFault ? Faults.NullOperand : operand;
        }

        return TemporalArithmetic.Negate(operand) ?? Faults.Of("FEL201", $"负号不能用于{Faults.KindName(operand)}", "负号只用于数和期间");
    }

    /// <summary>False when an operand is fault, unknown or null; then <paramref name="outcome"/> is the strict result.</summary>
    public static bool BothDefinite(in Value left, in Value right, out Value outcome)
    {
        if (left.IsDefinite && right.IsDefinite)
        {
            Unsafe.SkipInit(out outcome);
            return true;
        }

        outcome = left.IsFault ? left
            : right.IsFault ? right
            : left.IsUnknown || right.IsUnknown ? Unknowns.ToValue(UnknownInfo.Merge(left.Unknown, right.Unknown))
            : Faults.NullOperand;
        return false;
    }
}
