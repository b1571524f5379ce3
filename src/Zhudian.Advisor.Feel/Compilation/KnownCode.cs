using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>已知(x)</c> and <c>缺(x)</c> of a value that is there; anything else takes the general call, which notes the gap.</summary>
internal sealed class KnownCode(CallCode general, CompiledExpression argument, bool whenUnknown) : CompiledExpression
{
    public static CompiledExpression? Of(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general, bool whenUnknown)
        => arguments is [var argument] ? new KnownCode((CallCode)general, argument, whenUnknown) : null;

    public override Value Evaluate(Frame frame)
    {
        if (!frame.Run.Fuses)
        {
            return general.Evaluate(frame);
        }

        if (!argument.MayBeNumber)
        {
            return Of(frame, argument.Evaluate(frame));
        }

        return argument.TryNumber(frame, out _, out var other) ? Value.Of(!whenUnknown) : Of(frame, other);
    }

    // The general call notes the gap, or gives the fault back.
    private Value Of(Frame frame, in Value value) => value.IsDefinite ? Value.Of(!whenUnknown) : general.CallWith(frame, value);

    public override Truth Test(Frame frame)
    {
        var value = Evaluate(frame);
        return value.IsTrue ? Truth.True : value.IsFalse ? Truth.False : Truth.Fault;
    }
}
