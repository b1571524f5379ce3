using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>The numbers an expression per item gives over a list, or why there are none (RULES.md §9: fault &gt; unknown &gt; null).</summary>
internal static class ItemNumbers
{
    /// <summary>False with the outcome when the list is incomplete, an item is unknown, null or not a number.</summary>
    public static bool TryRead(string function, ListValue list, ItemFunction perItem, [NotNullWhen(true)] out decimal[]? numbers, out Value outcome)
    {
        var missing = list.Gap;
        var read = new decimal[list.Count];
        Value? applicable = null;
        numbers = null;
        for (var i = 0; i < list.Count; i++)
        {
            if (perItem.TryNumber(list[i], out read[i], out var value))
            {
                continue;
            }

            if (value.IsFault)
            {
                outcome = value;
                return false;
            }

            missing = UnknownInfo.Merge(missing, value.Unknown);
            if (value.IsNull)
            {
                applicable = value;
            }
            else if (!value.IsUnknown)
            {
                outcome = Faults.BadArgument(function, "式", value, "数");
                return false;
            }
        }

        outcome = missing is not null ? Value.Of(missing) : applicable ?? Value.Null;
        numbers = missing is null && applicable is null ? read : null;
        return numbers is not null;
    }
}
