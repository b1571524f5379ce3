using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>One iteration variable and where its values come from.</summary>
internal sealed class IteratorCode(int slot, CompiledExpression source, CompiledExpression? end, Place place)
{
    public int Slot => slot;

    /// <summary>The items to run over; null when there are none to run over, then <paramref name="outcome"/> is the result.</summary>
    public ListValue? Items(Frame frame, out Value outcome)
    {
        outcome = source.Evaluate(frame);
        if (end is not null)
        {
            var first = outcome;
            var last = end.Evaluate(frame);
            return FeelOperators.BothDefinite(first, last, out var undecided) ? Steps(first, last, frame, out outcome) : Fail(undecided, out outcome);
        }

        switch (outcome.Kind)
        {
            case ValueKind.List:
                return outcome.As<ListValue>();
            case ValueKind.Range:
                return Inside(outcome.As<RangeValue>()!, frame, out outcome);
            case ValueKind.Null or ValueKind.Unknown:
                return Fail(outcome.IsNull && !outcome.IsFault ? Faults.NullOperand : outcome, out outcome);
            default:
                return ListValue.Of([outcome]);
        }
    }

    private static ListValue? Fail(in Value value, out Value outcome)
    {
        outcome = value;
        return null;
    }

    private ListValue? Inside(RangeValue range, Frame frame, out Value outcome)
    {
        if (range.Form != RangeForm.Interval || !range.Start.IsDefinite || !range.End.IsDefinite)
        {
            return Fail(Faults.Of("FEL052", "不能逐项处理没有两端的区间").At(place), out outcome);
        }

        if (Steps(range.Start, range.End, frame, out outcome) is not { } list)
        {
            return null;
        }

        var first = range.StartIncluded ? 0 : 1;
        var count = Math.Max(0, list.Count - first - (range.EndIncluded ? 0 : 1));
        return first == 0 && count == list.Count ? list : ListValue.Of([.. Enumerable.Range(first, count).Select(i => list[i])]);
    }

    /// <summary>Whole numbers or days from one to the other, both included, up or down.</summary>
    private ListValue? Steps(in Value first, in Value last, Frame frame, out Value outcome)
    {
        outcome = default;
        if (first.IsNumber && last.IsNumber && first.AsNumber == decimal.Truncate(first.AsNumber) && last.AsNumber == decimal.Truncate(last.AsNumber))
        {
            var distance = Math.Abs((double)last.AsNumber - (double)first.AsNumber);
            if (distance >= frame.Run.Limits.MaxListLength)
            {
                return Fail(Faults.Limit("列表长度").At(place), out outcome);
            }

            var step = last.AsNumber < first.AsNumber ? -1m : 1m;
            var items = new Value[(int)distance + 1];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Value.Of(first.AsNumber + (step * i));
            }

            return ListValue.Of(items);
        }

        if (first.As<FeelDate>() is { } from && last.As<FeelDate>() is { } to)
        {
            var distance = to.EpochDay - from.EpochDay;
            if (Math.Abs(distance) >= frame.Run.Limits.MaxListLength)
            {
                return Fail(Faults.Limit("列表长度").At(place), out outcome);
            }

            var items = new Value[(int)Math.Abs(distance) + 1];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Value.Of(from.PlusDays(distance < 0 ? -i : i));
            }

            return ListValue.Of(items);
        }

        return Fail(Faults.Of("FEL052", $"不能从{Faults.KindName(first)}逐项数到{Faults.KindName(last)}", "只能用整数或日期").At(place), out outcome);
    }
}

/// <summary><c>for</c>: keeps unknown items; over an incomplete list the result is incomplete.</summary>
internal sealed class ForCode(IteratorCode[] iterators, CompiledExpression body, int partialSlot, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => iterators.Length == 1 && partialSlot < 0 ? Single(frame, iterators[0]) : Several(frame);

    // One variable over a list: as many results as items, known beforehand.
    private Value Single(Frame frame, IteratorCode iterator)
    {
        if (iterator.Items(frame, out var stop) is not { } items)
        {
            return stop;
        }

        if (items.Count > frame.Run.Limits.MaxListLength)
        {
            return Several(frame);
        }

        var results = items.Count == 0 ? [] : new Value[items.Count];
        return TryEach(frame, iterator.Slot, items, results, out stop) ? Value.Of(ListValue.Of(results, items.Gap)) : stop;
    }

    private bool TryEach(Frame frame, int slot, ListValue items, Value[] results, out Value stop)
    {
        stop = default;
        var rows = items as RowList;
        var weight = 0L;
        for (var i = 0; i < results.Length; i++)
        {
            if (!Placing.TakeStep(frame, out stop))
            {
                return false;
            }

            if (rows is null)
            {
                frame.Slots[slot] = items[i];
            }
            else
            {
                Value.Point(ref frame.Slots[slot], rows.Source, rows.Rows[i]);
            }

            results[i] = body.Evaluate(frame);
            weight += ValueWeight.Of(results[i]);
            if (weight > ValueWeight.Most)
            {
                stop = Faults.Limit("列表长度").At(place);
                return false;
            }
        }

        return true;
    }

    private Value Several(Frame frame)
    {
        var results = new List<Value>();
        var weight = 0L;
        UnknownInfo? gap = null;
        return Run(frame, 0, results, ref weight, ref gap, out var stop) ? Value.Of(ListValue.Of([.. results], gap)) : stop;
    }

    private bool Run(Frame frame, int level, List<Value> results, ref long weight, ref UnknownInfo? gap, out Value stop)
    {
        var iterator = iterators[level];
        if (iterator.Items(frame, out stop) is not { } items)
        {
            return false;
        }

        gap = UnknownInfo.Merge(gap, items.Gap);
        if (level == 0 && iterators.Length == 1)
        {
            results.EnsureCapacity(Math.Min(items.Count, frame.Run.Limits.MaxListLength));
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (!Placing.TakeStep(frame, out stop))
            {
                return false;
            }

            frame.Slots[iterator.Slot] = items[i];
            if (level + 1 < iterators.Length)
            {
                if (!Run(frame, level + 1, results, ref weight, ref gap, out stop))
                {
                    return false;
                }

                continue;
            }

            if (partialSlot >= 0)
            {
                frame.Slots[partialSlot] = Value.Of(new PrefixList(results, results.Count, weight));
            }

            var result = body.Evaluate(frame);
            results.Add(result);
            weight += ValueWeight.Of(result);
            if (results.Count > frame.Run.Limits.MaxListLength || weight > ValueWeight.Most)
            {
                stop = Faults.Limit("列表长度").At(place);
                return false;
            }
        }

        return true;
    }

    /// <summary>The first items of a list that only grows: what <c>partial</c> sees.</summary>
    private sealed class PrefixList(List<Value> items, int count, long weight) : ListValue
    {
        public override int Count => count;

        public override UnknownInfo? Gap => null;

        internal override long Weight => weight;

        public override Value this[int index] => index < count ? items[index] : throw new ArgumentOutOfRangeException(nameof(index));
    }
}

/// <summary><c>some</c> and <c>every</c>: a witness or counterexample decides; else fault, unknown, an incomplete list, null.</summary>
internal sealed class QuantifiedCode(bool isEvery, IteratorCode[] iterators, CompiledExpression condition, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => Run(frame, 0, Value.Of(isEvery));

    // Apart, so that the closure is made for incomplete lists only.
    private UnknownInfo? Gap(Frame frame, ListValue items, int slot) => items.GapWhere(item =>
    {
        frame.Slots[slot] = item;
        var truth = condition.Test(frame);
        return isEvery ? FeelOperators.Not(truth) : truth;
    });

    private Value Run(Frame frame, int level, Value result)
    {
        var iterator = iterators[level];
        if (iterator.Items(frame, out var outcome) is not { } items)
        {
            return outcome;
        }

        var last = level + 1 == iterators.Length;
        var rows = items as RowList;
        for (var i = 0; i < items.Count; i++)
        {
            if (!Placing.TakeStep(frame, out var stop))
            {
                return stop;
            }

            if (rows is null)
            {
                frame.Slots[iterator.Slot] = items[i];
            }
            else
            {
                Value.Point(ref frame.Slots[iterator.Slot], rows.Source, rows.Rows[i]);
            }

            if (last && condition.Test(frame) is var truth and (Truth.True or Truth.False))
            {
                if (truth == Truth.True != isEvery)
                {
                    return Value.Of(!isEvery);
                }

                continue;
            }

            frame.Slots[iterator.Slot] = items[i];
            var value = last ? Placing.AsCondition(condition.Evaluate(frame), place) : Run(frame, level + 1, Value.Of(isEvery));
            if (isEvery ? value.IsFalse : value.IsTrue)
            {
                return value;
            }

            if (!value.IsTrue && !value.IsFalse)
            {
                result = LogicCode.Undecided(result, value, result);
            }
        }

        if (items.Gap is null)
        {
            return result;
        }

        var gap = last ? Gap(frame, items, iterator.Slot) : items.Gap;
        return gap is null ? result : LogicCode.Undecided(result, Value.Of(gap), result);
    }
}
