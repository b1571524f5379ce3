using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>count(list)</c>.</summary>
internal sealed class CountNode(ColumnNode list) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var numbers = new long[forms.Length];
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            numbers[i] = lists.Starts[i + 1] - lists.Starts[i];
            forms[i] = Form.Number;
        }

        return new ScalarColumn(forms, numbers, 0);
    }
}

/// <summary><c>计数(list, condition)</c>: unknown as soon as one condition is. <c>count(list[condition])</c>: that is for the general code.</summary>
/// <param name="list">The list.</param>
/// <param name="slot">Slot of the item.</param>
/// <param name="condition">The condition.</param>
/// <param name="isFilter">Whether it is the count of a filter.</param>
internal sealed class TallyNode(ColumnNode list, int slot, ColumnNode condition, bool isFilter) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || lists.Evaluate(run, domain, selection, slot, condition, out var places) is not { } test)
        {
            return null;
        }

        var numbers = new long[forms.Length];
        var result = new ScalarColumn(forms, numbers, 0);
        var areTruths = inside.IsAll && places is null && !test.Forms.AsSpan().ContainsAnyExcept(Form.True, Form.False);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            UnknownInfo? missing = null;
            forms[i] = Form.Number;
            if (areTruths)
            {
                numbers[i] = test.Forms.AsSpan(lists.Starts[i]..lists.Starts[i + 1]).Count(Form.True);
                continue;
            }

            for (var item = lists.Starts[i]; item < lists.Starts[i + 1]; item++)
            {
                var at = places is null ? item : places[item];
                if (test.Forms[at] == Form.True)
                {
                    numbers[i]++;
                }
                else if (!isFilter && test.UnknownAt(at) is { } unknown)
                {
                    missing = UnknownInfo.Merge(missing, unknown);
                }
                else if (test.Forms[at] != Form.False && !test.IsNullAt(at))
                {
                    forms[i] = Form.Open;
                }
            }

            if (missing is not null && forms[i] != Form.Open)
            {
                result.Put(i, Value.Of(missing));
            }
        }

        return result;
    }
}

/// <summary><c>max(list)</c>, <c>min(list)</c> of numbers.</summary>
internal sealed class ExtremeNode(ColumnNode list, bool greatest) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        if (lists.Stripes is { } stripes && stripes.IsScaled(out var digits) && Striped(selection, lists, stripes, forms, digits) is { } extremes)
        {
            return extremes;
        }

        var items = ScalarColumn.Of(lists.Items);
        var numbers = items.IsScaled ? new long[forms.Length] : [];
        var result = items.IsScaled ? new ScalarColumn(forms, numbers, items.Digits) : new ScalarColumn(forms);
        var scaled = items.Scaled;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var (start, end) = (lists.Starts[i], lists.Starts[i + 1]);
            if (!AreNumbers(items, start, end))
            {
                Other(result, i, items, start, end);
            }
            else if (items.IsScaled)
            {
                numbers[i] = scaled[start];
                for (var at = start + 1; at < end; at++)
                {
                    numbers[i] = greatest ? Math.Max(numbers[i], scaled[at]) : Math.Min(numbers[i], scaled[at]);
                }

                forms[i] = Form.Number;
            }
            else
            {
                var best = items.NumberAt(start);
                for (var at = start + 1; at < end; at++)
                {
                    var number = items.NumberAt(at);
                    best = (greatest ? number > best : number < best) ? number : best;
                }

                result.Set(i, Value.Of(best));
            }
        }

        return result;
    }

    // Read where the items stand; null when one is no number or a list is empty.
    private ScalarColumn? Striped(Selection selection, ListColumn lists, StripedItems stripes, Form[] forms, int digits)
    {
        var numbers = new long[forms.Length];
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var best = greatest ? long.MinValue : long.MaxValue;
            for (var item = lists.Starts[i]; item < lists.Starts[i + 1]; item++)
            {
                var column = stripes.At(lists.Kept is { } kept ? kept[item] : item, out var place);
                if (column.Forms[place] != Form.Number)
                {
                    return null;
                }

                var number = column.Scaled[place];
                best = greatest ? Math.Max(best, number) : Math.Min(best, number);
            }

            if (lists.Starts[i] == lists.Starts[i + 1])
            {
                return null;
            }

            (numbers[i], forms[i]) = (best, Form.Number);
        }

        return new ScalarColumn(forms, numbers, digits);
    }

    private static bool AreNumbers(ScalarColumn items, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (items.Forms[at] != Form.Number)
            {
                return false;
            }
        }

        return end > start;
    }

    // Unknown over null; an empty list or another kind of items is for the general code.
    private static void Other(ScalarColumn result, int position, ScalarColumn items, int start, int end)
    {
        UnknownInfo? missing = null;
        var isSimple = end > start;
        for (var at = start; at < end; at++)
        {
            missing = UnknownInfo.Merge(missing, items.UnknownAt(at));
            isSimple &= items.Forms[at] is Form.Number or Form.Null || (items.Forms[at] == Form.Other && !items[at].IsDefinite);
        }

        if (isSimple)
        {
            result.Put(position, missing is null ? Faults.NullItem : Value.Of(missing));
        }
        else
        {
            result.Forms[position] = Form.Open;
        }
    }
}
