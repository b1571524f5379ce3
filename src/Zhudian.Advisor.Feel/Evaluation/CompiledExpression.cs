using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>A node of compiled code: one virtual call per node, no strings, no look-ups. Immutable, shared by threads.</summary>
public abstract class CompiledExpression
{
    /// <summary>Slots the frame must have.</summary>
    public int FrameSize { get; internal set; }

    /// <summary>Static type.</summary>
    public FeelType Type { get; internal set; } = FeelType.Any;

    /// <summary>Whether its type leaves it open that the value is a number; code asks for one first only then.</summary>
    internal bool MayBeNumber => ReferenceEquals(Type, FeelType.Number) || ReferenceEquals(Type, FeelType.Any);

    /// <summary>The value of a constant; null for anything else.</summary>
    public virtual Value? Constant => null;

    /// <summary>Evaluates in a frame whose outer slots are filled.</summary>
    public abstract Value Evaluate(Frame frame);

    /// <summary>
    /// As a number, without making a value of it: true with the number, or false with <paramref name="other"/>, the exact outcome, which is no number.
    /// Evaluates once either way. Overridden where a number can be had more shortly.
    /// </summary>
    public virtual bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        other = Evaluate(frame);
        number = other.AsNumber;
        return other.IsNumber;
    }

    /// <summary>As a condition. Overridden where truth can be had without making a value.</summary>
    public virtual Truth Test(Frame frame)
    {
        var value = Evaluate(frame);
        return value.IsTrue ? Truth.True : value.IsFalse ? Truth.False : value.IsUnknown ? Truth.Unknown : value.IsFault ? Truth.Fault : value.IsNull ? Truth.Null : Truth.Fault;
    }
}
