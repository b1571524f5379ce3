using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Making ranges and testing values against them.</summary>
public static class RangeOperators
{
    /// <summary>
    /// A checked interval: unknown when an end is unknown, a fault when an end is one, when the ends have no order between them,
    /// or when the start lies after the end. A null end is kept; <c>in</c> over it is null.
    /// </summary>
    public static Value Create(in Value start, bool startIncluded, in Value end, bool endIncluded)
    {
        if (start.IsDefinite && end.IsDefinite)
        {
            if (!FeelOperators.TryOrder(start, end, out var order))
            {
                return Faults.NoOrder(start, end);
            }

            if (order > 0)
            {
                return Faults.Of("FEL209", $"区间的起点 {ValueText.Print(start)} 大于终点 {ValueText.Print(end)}", "交换两端");
            }
        }
        else if (start.IsFault || end.IsFault || start.IsUnknown || end.IsUnknown)
        {
            FeelOperators.BothDefinite(start, end, out var outcome);
            return outcome;
        }

        return Value.Of(new RangeValue(start, startIncluded, end, endIncluded));
    }

    /// <summary>Whether a value lies inside: conjunction of the two comparisons; a null end or value gives <see cref="Truth.Null"/>.</summary>
    public static Truth Contains(this RangeValue range, in Value value)
    {
        ArgumentNullException.ThrowIfNull(range);
        switch (range.Form)
        {
            case RangeForm.Equal:
                return FeelOperators.Equal(value, range.Start);
            case RangeForm.NotEqual:
                return FeelOperators.Not(FeelOperators.Equal(value, range.Start));
            default:
                var low = range.IsOpenBelow ? Truth.True : FeelOperators.Compare(value, range.Start, range.StartIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater);
                var high = range.IsOpenAbove ? Truth.True : FeelOperators.Compare(value, range.End, range.EndIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less);
                return FeelOperators.And(low, high);
        }
    }
}
