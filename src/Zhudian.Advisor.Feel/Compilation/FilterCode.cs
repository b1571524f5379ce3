using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>list[condition]</c>. A null condition drops the item; one that is unknown or a fault makes the whole result so (RULES.md §9).</summary>
internal sealed class FilterCode(CompiledExpression source, int slot, CompiledExpression condition, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => AsList(source.Evaluate(frame), out var outcome) is { } list ? Filter(frame, list, slot, condition, place) : outcome;

    /// <summary>DMN 1.5 §10.3.2.9.4: a single value stands for the list of itself.</summary>
    public static ListValue? AsList(in Value value, out Value outcome)
    {
        outcome = value;
        if (value.As<ListValue>() is { } list)
        {
            return list;
        }

        if (value.IsDefinite)
        {
            return ListValue.Of([value]);
        }

        outcome = value.IsNull && !value.IsFault ? Faults.NullOperand : value;
        return null;
    }

    // Apart, so that the closure is made for incomplete lists only.
    private static UnknownInfo? Gap(Frame frame, ListValue list, int slot, CompiledExpression condition) => list.GapWhere(item =>
    {
        frame.Slots[slot] = item;
        return condition.Test(frame);
    });

    public static Value Filter(Frame frame, ListValue list, int slot, CompiledExpression condition, Place place)
    {
        List<Value>? kept = null;
        var unknown = default(UnknownInfo);
        for (var i = 0; i < list.Count; i++)
        {
            if (!Placing.TakeStep(frame, out var stop))
            {
                return stop.At(place);
            }

            var item = list[i];
            frame.Slots[slot] = item;
            switch (condition.Test(frame))
            {
                case Truth.True:
                    (kept ??= []).Add(item);
                    break;
                case Truth.Unknown:
                    frame.Slots[slot] = item;
                    unknown = UnknownInfo.Merge(unknown, condition.Evaluate(frame).Unknown);
                    break;
                case Truth.Fault:
                    frame.Slots[slot] = item;
                    return Placing.AsCondition(condition.Evaluate(frame), place);
            }
        }

        if (unknown is not null)
        {
            return Value.Of(unknown);
        }

        var gap = list.Gap is null ? null : Gap(frame, list, slot, condition);
        return Value.Of(kept is null ? ListValue.Of([], gap) : kept.Count == list.Count && ReferenceEquals(gap, list.Gap) ? list : ListValue.Of([.. kept], gap));
    }
}

/// <summary>A filter whose condition has no static type: when it is a number for the first item it is an index.</summary>
internal sealed class OpenFilterCode(CompiledExpression source, int slot, CompiledExpression condition, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        if (FilterCode.AsList(source.Evaluate(frame), out var outcome) is not { } list)
        {
            return outcome;
        }

        frame.Slots[slot] = list.Count == 0 ? Value.Null : list[0];
        var first = condition.Evaluate(frame);
        return first.IsNumber ? IndexCode.At(list, first).At(place) : FilterCode.Filter(frame, list, slot, condition, place);
    }
}

/// <summary><c>list[n]</c>: one-based, negative from the end; null outside the list.</summary>
internal sealed class IndexCode(CompiledExpression source, CompiledExpression index, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var value = source.Evaluate(frame);
        var at = index.Evaluate(frame);
        if (!FeelOperators.BothDefinite(value, at, out var undecided))
        {
            return undecided.At(place);
        }

        return FilterCode.AsList(value, out var outcome) is { } list ? At(list, at).At(place) : outcome;
    }

    public static Value At(ListValue list, in Value index)
    {
        if (!index.IsNumber || index.AsNumber != decimal.Truncate(index.AsNumber))
        {
            return Faults.Of("FEL053", $"列表的序号应为整数，实际是 {index}");
        }

        // Which item comes first is not known before all are reported.
        if (list.Gap is { } gap)
        {
            return Value.Of(gap);
        }

        var at = index.AsNumber < 0 ? list.Count + index.AsNumber : index.AsNumber - 1;
        return at >= 0 && at < list.Count && index.AsNumber != 0 ? list[(int)at] : Faults.Remark("FEL054", $"列表有 {list.Count} 项，没有第 {index} 项");
    }
}
