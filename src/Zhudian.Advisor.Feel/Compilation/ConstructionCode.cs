using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

internal sealed class ListCode(CompiledExpression[] items, Place place) : CompiledExpression
{
    /// <summary>The items, in order.</summary>
    public CompiledExpression[] Items => items;

    public override Value Evaluate(Frame frame)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }

        return Value.Of(ListValue.Of(values)).Bounded(place);
    }
}

/// <summary>A context; each entry stands in its slot so that later entries and closures see it.</summary>
internal sealed class ContextCode(string[] names, int[] slots, CompiledExpression[] values, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var entries = new Value[values.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            frame.Slots[slots[i]] = entries[i] = values[i].Evaluate(frame);
        }

        return Value.Of(new ContextValue(names, entries)).Bounded(place);
    }
}

internal sealed class RangeCode(CompiledExpression low, CompiledExpression high, bool lowIncluded, bool highIncluded, RangeForm form, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var first = low.Evaluate(frame);
        if (form == RangeForm.Interval)
        {
            return RangeOperators.Create(first, lowIncluded, high.Evaluate(frame), highIncluded).At(place);
        }

        return first.IsUnknown || first.IsFault ? first : Value.Of(RangeValue.Unary(Operator, first));
    }

    private ComparisonOperator Operator => form switch
    {
        RangeForm.Less => ComparisonOperator.Less,
        RangeForm.LessOrEqual => ComparisonOperator.LessOrEqual,
        RangeForm.Greater => ComparisonOperator.Greater,
        RangeForm.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        RangeForm.Equal => ComparisonOperator.Equal,
        _ => ComparisonOperator.NotEqual,
    };
}
