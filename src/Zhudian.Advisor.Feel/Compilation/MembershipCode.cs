using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>value in (tests)</c>: the value is computed once.</summary>
internal sealed class InCode(CompiledExpression value, int slot, CompiledExpression tests) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        frame.Slots[slot] = value.Evaluate(frame);
        return tests.Evaluate(frame);
    }

    public override Truth Test(Frame frame)
    {
        frame.Slots[slot] = value.Evaluate(frame);
        return tests.Test(frame);
    }
}

/// <summary>A bare value as a unary test (DMN 1.5 §10.3.2.10): equal to it, in the range, or equal to or in an item of the list.</summary>
internal sealed class MembershipCode(CompiledExpression value, CompiledExpression collection, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => In(value.Evaluate(frame), collection.Evaluate(frame)).At(place);

    public static Value In(in Value value, in Value collection)
    {
        if (value.IsFault || collection.IsFault)
        {
            return value.IsFault ? value : collection;
        }

        switch (collection.Kind)
        {
            case ValueKind.List:
                return InList(value, collection.As<ListValue>()!);
            case ValueKind.Range:
                return InRange(value, collection.As<RangeValue>()!);
            default:
                return FeelOperators.EqualValue(value, collection);
        }
    }

    private static Value InList(in Value value, ListValue list)
    {
        if (value.Kind == ValueKind.List && FeelOperators.Equal(value, Value.Of(list)) == Truth.True)
        {
            return Value.True;
        }

        var result = Value.False;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            var found = item.Kind == ValueKind.Range && value.Kind != ValueKind.Range ? InRange(value, item.As<RangeValue>()!) : FeelOperators.EqualValue(value, item);
            if (found.IsTrue)
            {
                return found;
            }

            // Items of another kind are not equal; only what is unknown or broken keeps the answer open.
            if (found.IsUnknown || item.IsFault)
            {
                var open = item.IsFault ? item : found;
                result = LogicCode.Undecided(result, open, result);
            }
        }

        return list.Gap is { } gap ? LogicCode.Undecided(result, Value.Of(gap), result) : result;
    }

    private static Value InRange(in Value value, RangeValue range)
    {
        switch (range.Contains(value))
        {
            case Truth.True:
                return Value.True;
            case Truth.False:
                return Value.False;
            case Truth.Null:
                return Faults.NullOperand;
            case Truth.Unknown:
                return Value.Of(UnknownInfo.Merge(value.Unknown, UnknownInfo.Merge(range.Start.Unknown, range.End.Unknown)));
            default:
                return Faults.NoOrder(value, range.Start.IsNull ? range.End : range.Start);
        }
    }
}
