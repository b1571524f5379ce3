using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Making ranges and asking what lies in them.</summary>
public static class Ranges
{
    /// <summary>
    /// A checked interval: unknown when an end is unknown, a fault when an end is one, when the ends have no order between them,
    /// or when the start lies after the end. A null end is kept; <c>in</c> over it is null.
    /// </summary>
    public static Value Create(in Value low, in Value high, bool lowIncluded, bool highIncluded)
    {
        if (low.IsDefinite && high.IsDefinite)
        {
            if (!FeelOperators.TryOrder(low, high, out var order))
            {
                return Faults.NoOrder(low, high);
            }

            if (order > 0)
            {
                return Faults.Of("FEL209", $"区间的起点 {ValueText.Print(low)} 大于终点 {ValueText.Print(high)}", "交换两端");
            }
        }
        else if (low.IsFault || high.IsFault || low.IsUnknown || high.IsUnknown)
        {
            FeelOperators.BothDefinite(low, high, out var outcome);
            return outcome;
        }

        return Value.Of(new RangeValue(low, high, lowIncluded, highIncluded));
    }

    /// <summary>Whether a value lies inside: conjunction of the two comparisons; a null end of an interval or a null value gives <see cref="Truth.Null"/>.</summary>
    public static Truth Contains(RangeValue range, in Value value)
    {
        ArgumentNullException.ThrowIfNull(range);
        switch (range.Form)
        {
            case RangeForm.Equal:
                return FeelOperators.Equal(value, range.Low);
            case RangeForm.NotEqual:
                return FeelOperators.Not(FeelOperators.Equal(value, range.Low));
            default:
                var low = IsOpenBelow(range) ? Truth.True : FeelOperators.Compare(value, range.Low, range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater);
                var high = IsOpenAbove(range) ? Truth.True : FeelOperators.Compare(value, range.High, range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less);
                return FeelOperators.And(low, high);
        }
    }

    /// <summary>Whether there is no lower end at all (a null end of an interval is not an open one).</summary>
    public static bool IsOpenBelow(RangeValue range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return range.Form is RangeForm.Less or RangeForm.LessOrEqual or RangeForm.NotEqual;
    }

    /// <summary>Whether there is no upper end at all.</summary>
    public static bool IsOpenAbove(RangeValue range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return range.Form is RangeForm.Greater or RangeForm.GreaterOrEqual or RangeForm.NotEqual;
    }
}
