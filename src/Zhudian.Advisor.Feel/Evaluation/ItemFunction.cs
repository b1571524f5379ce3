using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>An expression evaluated per item (RULES.md §8, 式): closes over the caller's frame, so it must not outlive the call.</summary>
public sealed class ItemFunction(CompiledExpression body, Frame frame, int itemSlot) : ReferenceValue
{
    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Function;

    /// <summary>Value for one item.</summary>
    public Value Invoke(in Value item)
    {
        frame.Slots[itemSlot] = item;
        return body.Evaluate(frame);
    }

    /// <summary>Number for one item, without making a value of it; false with the exact outcome when it is none.</summary>
    public bool TryNumber(in Value item, out decimal number, out Value other)
    {
        frame.Slots[itemSlot] = item;
        return body.TryNumber(frame, out number, out other);
    }

    /// <summary>Truth for one item.</summary>
    public Truth Test(in Value item)
    {
        frame.Slots[itemSlot] = item;
        return body.Test(frame);
    }
}
