using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Reading lists whose items may be unknown and which may be incomplete (RULES.md §9).</summary>
public static class ListItems
{
    /// <summary>All items when every one is definite or null and the list is complete; else false with fault &gt; unknown.</summary>
    public static bool TryComplete(ListValue list, out Value[] items, out Value outcome)
    {
        ArgumentNullException.ThrowIfNull(list);
        items = new Value[list.Count];
        var missing = list.Gap;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = list[i];
            if (items[i].IsFault)
            {
                outcome = items[i];
                return false;
            }

            missing = UnknownInfo.Merge(missing, items[i].Unknown);
        }

        outcome = Unknowns.ToValue(missing);
        return missing is null;
    }

    /// <summary>Items as numbers: fault (also of another kind) &gt; unknown &gt; null (with a remark) when one is null.</summary>
    public static bool TryNumbers(string function, ListValue list, out decimal[] numbers, out Value outcome)
    {
        ArgumentNullException.ThrowIfNull(list);
        numbers = new decimal[list.Count];
        var missing = list.Gap;
        var hasNull = false;
        for (var i = 0; i < numbers.Length; i++)
        {
            var item = list[i];
            if (item.IsFault || (item.IsDefinite && !item.IsNumber))
            {
                outcome = item.IsFault ? item : Faults.BadArgument(function, "list", item, "数的列表");
                return false;
            }

            hasNull |= item.IsNull;
            missing = UnknownInfo.Merge(missing, item.Unknown);
            numbers[i] = item.AsNumber;
        }

        outcome = missing is not null ? Value.Of(missing) : hasNull ? Faults.NullItem : Value.Null;
        return missing is null && !hasNull;
    }

    /// <summary>Result of an aggregate that arithmetic may overflow.</summary>
    public static Value Guard(string function, Func<Value> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        try
        {
            return compute();
        }
        catch (OverflowException)
        {
            return Faults.Overflow(function);
        }
    }

    /// <summary>A one-based position, negative from the end, as zero-based index; -1 when there is no such item.</summary>
    public static int Index(decimal position, int count)
    {
        var whole = decimal.Truncate(position);
        return whole >= 1m && whole <= count ? (int)whole - 1 : whole <= -1m && -whole <= count ? count + (int)whole : -1;
    }

    /// <summary>Stable merge sort; the comparison may answer anything without harm. Negative = left first.</summary>
    internal static Value? Sort(Frame frame, Value[] items, Func<Value, Value, (int Order, Value? Stop)> compare)
    {
        var buffer = new Value[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var (left, middle, end) = (start, Math.Min(start + width, items.Length), Math.Min(start + (2 * width), items.Length));
                var right = middle;
                for (var k = start; k < end; k++)
                {
                    var takeRight = left >= middle;
                    if (!takeRight && right < end)
                    {
                        var (order, stop) = compare(items[left], items[right]);
                        if (stop is not null)
                        {
                            return stop;
                        }

                        takeRight = order > 0;
                        if (++frame.Run.Steps > frame.Run.Limits.MaxSteps)
                        {
                            return Faults.Limit("步数");
                        }
                    }

                    buffer[k] = takeRight ? items[right++] : items[left++];
                }
            }

            Array.Copy(buffer, items, items.Length);
        }

        return null;
    }
}
