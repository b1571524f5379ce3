using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Evaluation of an expression per item (式, RULES.md §8) over a list that may hold unknown items and gaps.</summary>
public static class PerItem
{
    /// <summary>Value of the expression for an item; the item itself when no expression is given.</summary>
    public static Value Of(in Value expression, in Value item) => expression.As<ItemFunction>() is { } function ? function.Invoke(item) : item;

    /// <summary>Values of the expression for all items, counting steps; false with a fault when one is a fault or the budget is spent.</summary>
    public static bool TryAll(Frame frame, ListValue list, in Value expression, out Value[] values, out Value fault)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(list);
        values = new Value[list.Count];
        if (!TakeSteps(frame, list.Count, out fault))
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Of(expression, list[i]);
            if (values[i].IsFault)
            {
                fault = values[i];
                return false;
            }
        }

        fault = Value.Null;
        return true;
    }

    /// <summary>Counts steps; false with the fault when the budget is spent.</summary>
    internal static bool TakeSteps(Frame frame, int count, out Value fault)
    {
        var run = frame.Run;
        run.Steps += count;
        fault = run.Steps > run.Limits.MaxSteps ? Faults.Limit("步数") : Value.Null;
        return !fault.IsFault;
    }

    /// <summary>
    /// The expression's values as numbers, for methods that take all or nothing: fault &gt; unknown (an item or a gap) &gt; a null item,
    /// which gives null with a remark.
    /// </summary>
    public static bool TryNumbers(string function, Frame frame, ListValue list, in Value expression, out decimal[] numbers, out Value outcome)
    {
        numbers = [];
        return TryAll(frame, list, expression, out var values, out outcome) && ListItems.TryNumbers(function, ListValue.Of(values, list.Gap), out numbers, out outcome);
    }

    /// <summary>The gap of an incomplete list as far as items satisfying a condition go.</summary>
    internal static UnknownInfo? GapWhere(ListValue list, Value condition)
        => list.Gap is null ? null : Gap(list, condition);

    // Apart, so that the closure is made for incomplete lists only.
    private static UnknownInfo? Gap(ListValue list, Value condition)
        => list.GapWhere(item => condition.As<ItemFunction>() is { } function ? function.Test(item) : Truth.Unknown);
}
