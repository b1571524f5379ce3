using System.Globalization;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>有效 均值 加权均值 计数 至少 (RULES.md §8): what a list with gaps still says. A null item is not applicable and takes no part.</summary>
internal static class CoverageFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("有效", P.AnyList, [P.List("L"), P.Per("式", FeelType.Any).Opt()], (f, a) => Valid(f, a[0].As<ListValue>()!, a[1]), Infer.SameList),
        new BuiltIn("均值", FeelType.Number, [P.List("L"), P.Per("式", FeelType.Number).Opt(), P.Num("至少").Opt()], (f, a) => Mean(f, a[0].As<ListValue>()!, a[1], a[2])),
        new BuiltIn("加权均值", FeelType.Number, [P.List("L"), P.Per("值", FeelType.Number), P.Per("权", FeelType.Number)], (f, a) => Weighted(f, a[0].As<ListValue>()!, a[1], a[2])),
        new BuiltIn("计数", FeelType.Number, [P.List("L"), P.Per("条件", FeelType.Boolean)], (f, a) => Count(f, a[0].As<ListValue>()!, a[1])),
        new BuiltIn("至少", FeelType.Boolean, [P.List("L"), P.Per("条件", FeelType.Boolean), P.Num("n")], (f, a) => AtLeast(f, a[0].As<ListValue>()!, a[1], a[2].AsNumber)),
    ];

    // The gap of an incomplete list stays: an absent worksheet is not an empty one.
    internal static Value Valid(Frame frame, ListValue list, in Value expression)
    {
        if (!PerItem.TakeSteps(frame, list.Count, out var stop))
        {
            return stop;
        }

        // Mostly everything is known; a copy starts at the first item that is not.
        UnknownInfo? dropped = null;
        Value[]? kept = null;
        var count = 0;
        var function = expression.As<ItemFunction>();
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            var value = function is null ? item : function.Invoke(item);
            if (value.IsPlain || !(value.IsUnknown || value.IsFault))
            {
                if (kept is not null)
                {
                    kept[count] = item;
                }

                count++;
            }
            else if (value.IsFault)
            {
                return value;
            }
            else
            {
                kept ??= Start(list, i);
                dropped = UnknownInfo.Merge(dropped, value.Unknown);
            }
        }

        if (dropped is null)
        {
            return Value.Of(list);
        }

        NoteCoverage(frame, "有效", count, list.Count, dropped);
        return Value.Of(ListValue.Of(kept.AsSpan(0, count).ToArray(), list.Gap));
    }

    private static Value[] Start(ListValue list, int count)
    {
        var items = new Value[list.Count];
        for (var i = 0; i < count; i++)
        {
            items[i] = list[i];
        }

        return items;
    }

    private static Value Mean(Frame frame, ListValue list, in Value expression, in Value atLeast)
    {
        var missing = list.Gap;
        var (sum, known, total) = (0m, 0, 0);
        frame.Run.Steps += list.Count;
        var function = expression.As<ItemFunction>();
        try
        {
            for (var i = 0; i < list.Count; i++)
            {
                var value = function is null ? list[i] : function.Invoke(list[i]);
                if (value.IsNumber)
                {
                    sum += value.AsNumber;
                    known++;
                    total++;
                }
                else if (value.IsUnknown)
                {
                    missing = UnknownInfo.Merge(missing, value.Unknown);
                    total++;
                }
                else if (value.IsFault || !value.IsNull)
                {
                    return value.IsFault ? value : Faults.BadArgument("均值", "式", value, "数");
                }
            }
        }
        catch (OverflowException)
        {
            return NoMean(overflow: true, missing, known, null);
        }

        // Without 至少 every item must be known.
        var enough = atLeast.IsNumber ? known >= atLeast.AsNumber && known > 0 : missing is null && known > 0;
        if (!enough)
        {
            return NoMean(overflow: false, missing, known, atLeast.IsNumber ? atLeast.AsNumber : null);
        }

        if (missing is not null)
        {
            NoteCoverage(frame, "均值", known, total, missing);
        }

        return Value.Of(sum / known);
    }

    /// <summary>Outcome of 均值 where there is no mean.</summary>
    internal static Value NoMean(bool overflow, UnknownInfo? missing, int known, decimal? atLeast)
        => overflow ? Faults.Overflow("均值")
            : missing is not null ? Value.Of(missing)
            : atLeast is not { } least ? Faults.Remark("FEL210", "均值的列表为空，没有结果")
            : GapFunctions.Missing(string.Create(CultureInfo.InvariantCulture, $"有效项 {known} 个，至少要 {least:0.##} 个"));

    private static Value Weighted(Frame frame, ListValue list, in Value expression, in Value weight)
    {
        if (!PerItem.TryAll(frame, list, expression, out var values, out var fault) || !PerItem.TryAll(frame, list, weight, out var weights, out fault))
        {
            return fault;
        }

        var missing = list.Gap;
        var (sum, total, any) = (0m, 0m, false);
        for (var i = 0; i < values.Length; i++)
        {
            missing = UnknownInfo.Merge(missing, UnknownInfo.Merge(values[i].Unknown, weights[i].Unknown));
            if (!values[i].IsDefinite || !weights[i].IsDefinite)
            {
                continue;
            }

            if (!values[i].IsNumber || !weights[i].IsNumber)
            {
                return Faults.BadArgument("加权均值", values[i].IsNumber ? "权" : "值", values[i].IsNumber ? weights[i] : values[i], "数");
            }

            try
            {
                (sum, total, any) = (sum + (values[i].AsNumber * weights[i].AsNumber), total + weights[i].AsNumber, true);
            }
            catch (OverflowException)
            {
                return Faults.Overflow("加权均值");
            }
        }

        return missing is not null ? Value.Of(missing)
            : !any ? Faults.Remark("FEL210", "加权均值的列表为空，没有结果")
            : total == 0m ? Faults.DivisionByZero()
            : FeelOperators.Divide(Value.Of(sum), Value.Of(total));
    }

    private static Value Count(Frame frame, ListValue list, in Value condition)
        => Tally(frame, list, condition, out var trues, out var missing, out _) is { IsFault: true } fault ? fault
            : missing is not null ? Value.Of(missing)
            : Value.Of((decimal)trues);

    // Kleene: true as soon as n are true, false as soon as n cannot be reached any more.
    private static Value AtLeast(Frame frame, ListValue list, in Value condition, decimal n)
    {
        var fault = Tally(frame, list, condition, out var trues, out var missing, out var possible);
        return trues >= n ? Value.True
            : fault.IsFault ? fault
            : possible is { } most && most < n ? Value.False
            : missing is null ? Value.False
            : Value.Of(missing);
    }

    // possible: the most that could be true, null when items may still come.
    private static Value Tally(Frame frame, ListValue list, in Value condition, out int trues, out UnknownInfo? missing, out int? possible)
    {
        var unknowns = 0;
        (trues, missing) = (0, null);
        var fault = Value.Null;
        for (var i = 0; i < list.Count; i++)
        {
            var value = PerItem.Of(condition, list[i]);
            if (value.IsTrue)
            {
                trues++;
            }
            else if (value.IsUnknown)
            {
                unknowns++;
                missing = UnknownInfo.Merge(missing, value.Unknown);
            }
            else if (!value.IsFalse && !(value.IsNull && !value.IsFault))
            {
                fault = fault.IsFault ? fault : value.IsFault ? value : Faults.NotBoolean(value);
            }
        }

        frame.Run.Steps += list.Count;
        var gap = PerItem.GapWhere(list, condition);
        missing = UnknownInfo.Merge(missing, gap);
        possible = gap is null ? trues + unknowns : null;
        return fault;
    }

    private static void NoteCoverage(Frame frame, string function, int known, int total, UnknownInfo missing)
        => frame.Run.Recorder?.Share(function, known, total, missing);
}
