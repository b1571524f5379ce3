using System.Buffers;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>list[condition]</c>. A null condition drops the item; one that is unknown or a fault makes the whole result so (RULES.md §9).</summary>
internal sealed class FilterCode(CompiledExpression source, int slot, CompiledExpression condition, Place place) : CompiledExpression
{
    private const int OnStack = 256;

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

    /// <summary>How many items a complete list keeps, without making the list; false with the outcome of the filter when it is not that simple.</summary>
    public bool TryCount(Frame frame, out int kept, out Value outcome)
    {
        kept = 0;
        if (AsList(source.Evaluate(frame), out outcome) is not { } list)
        {
            return false;
        }

        if (list.Gap is not null)
        {
            outcome = Filter(frame, list, slot, condition, place);
            return false;
        }

        var pass = new FilterPass(frame, slot, condition, place);
        var rows = list as RowList;
        for (var i = 0; i < list.Count; i++)
        {
            if (pass.Keeps(list, rows, i))
            {
                kept++;
            }
            else if (pass.IsStopped)
            {
                break;
            }
        }

        return !pass.IsOpen(out outcome);
    }

    // Apart, so that the closure is made for incomplete lists only.
    private static UnknownInfo? Gap(Frame frame, ListValue list, int slot, CompiledExpression condition) => list.GapWhere(item =>
    {
        frame.Slots[slot] = item;
        return condition.Test(frame);
    });

    public static Value Filter(Frame frame, ListValue list, int slot, CompiledExpression condition, Place place)
    {
        var pass = new FilterPass(frame, slot, condition, place);
        var count = list.Count;
        var rows = list as RowList;
        var rented = count > OnStack ? ArrayPool<int>.Shared.Rent(count) : null;
        var kept = rented ?? stackalloc int[OnStack];
        var size = 0;
        for (var i = 0; i < count; i++)
        {
            if (pass.Keeps(list, rows, i))
            {
                kept[size++] = rows is null ? i : rows.Rows[i];
            }
            else if (pass.IsStopped)
            {
                break;
            }
        }

        if (!pass.IsOpen(out var result))
        {
            var gap = list.Gap is null ? null : Gap(frame, list, slot, condition);
            result = Value.Of(rows is not null ? RowList.Kept(rows, kept[..size], gap) : Kept(list, kept[..size], gap));
        }

        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return result;
    }

    private static ListValue Kept(ListValue list, ReadOnlySpan<int> kept, UnknownInfo? gap)
    {
        if (kept.Length == list.Count && ReferenceEquals(gap, list.Gap))
        {
            return list;
        }

        var items = kept.IsEmpty ? [] : new Value[kept.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = list[kept[i]];
        }

        return ListValue.Of(items, gap);
    }
}

/// <summary>One pass of a condition over items: unknown and broken ones are remembered, the first broken one stops it.</summary>
internal ref struct FilterPass(Frame frame, int slot, CompiledExpression condition, Place place)
{
    private UnknownInfo? _unknown;
    private Value _stop;

    /// <summary>A fault ended the pass.</summary>
    public readonly bool IsStopped => _stop.IsFault;

    /// <summary>Whether the condition is true of an item; a null condition drops it.</summary>
    public bool Keeps(ListValue list, RowList? rows, int index)
    {
        if (!Placing.TakeStep(frame, out var stop))
        {
            _stop = stop.At(place);
            return false;
        }

        if (rows is not null)
        {
            Value.Point(ref frame.Slots[slot], rows.Source, rows.Rows[index]);
        }
        else
        {
            frame.Slots[slot] = list[index];
        }

        var truth = condition.Test(frame);
        if (truth is Truth.Unknown or Truth.Fault)
        {
            frame.Slots[slot] = list[index];
            var value = condition.Evaluate(frame);
            if (truth == Truth.Unknown)
            {
                _unknown = UnknownInfo.Merge(_unknown, value.Unknown);
            }
            else
            {
                _stop = Placing.AsCondition(value, place);
            }
        }

        return truth == Truth.True;
    }

    /// <summary>Whether the filter has another result than a list.</summary>
    public readonly bool IsOpen(out Value outcome)
    {
        outcome = _stop.IsFault ? _stop : Unknowns.ToValue(_unknown);
        return _stop.IsFault || _unknown is not null;
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
