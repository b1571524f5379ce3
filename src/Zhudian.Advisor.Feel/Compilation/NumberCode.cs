using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>Code whose short way gives a number.</summary>
internal abstract class NumberCode : CompiledExpression
{
    public sealed override Value Evaluate(Frame frame) => TryNumber(frame, out var number, out var other) ? Value.Of(number) : other;

    public abstract override bool TryNumber(Frame frame, out decimal number, out Value other);

    /// <summary>The outcome of general code in the form of this one.</summary>
    protected static bool Take(in Value value, out decimal number, out Value other)
    {
        other = value;
        number = value.AsNumber;
        return value.IsNumber;
    }
}
