using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Equality and order of dates, times, durations and ranges.</summary>
internal static class TemporalOrder
{
    public static Truth? Equal(in Value left, in Value right) => left.Equals(right) ? Truth.True : Truth.False;

    public static bool TryCompare(in Value left, in Value right, out int order)
    {
        order = 0;
        return false;
    }
}
