using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>加权均值(list, 值, 权)</c>: unknown as soon as one value or weight is; an item that has no value or no weight takes no part.</summary>
internal sealed class WeightedMeanNode(ColumnNode list, (int Slot, ColumnNode? Body) value, (int Slot, ColumnNode? Body) weight) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || lists.Evaluate(run, domain, selection, value.Slot, value.Body, out var places) is not { } first
            || !run.TakeSteps(inside.Count) || lists.Evaluate(run, domain, selection, weight.Slot, weight.Body, out var others) is not { } second)
        {
            return null;
        }

        var result = new ScalarColumn(forms);
        var (values, weights) = (ScalarColumn.Of(first), ScalarColumn.Of(second));
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            forms[i] = Form.Open;
            var (sum, total, isOpen) = (0m, 0m, false);
            UnknownInfo? missing = null;
            for (var item = lists.Starts[i]; item < lists.Starts[i + 1] && !isOpen; item++)
            {
                var (at, by) = (places is null ? item : places[item], others is null ? item : others[item]);
                if (values.Forms[at] == Form.Number && weights.Forms[by] == Form.Number)
                {
                    isOpen = !TryAdd(ref sum, ref total, values.NumberAt(at), weights.NumberAt(by));
                }
                else
                {
                    missing = UnknownInfo.Merge(missing, UnknownInfo.Merge(values.UnknownAt(at), weights.UnknownAt(by)));
                    isOpen = !IsGapOrNumber(values, at) || !IsGapOrNumber(weights, by);
                }
            }

            // No item, no weight at all or a sum too large: the general code says which.
            if (missing is not null && !isOpen)
            {
                result.Put(i, Value.Of(missing));
            }
            else if (!isOpen && total != 0m && TryDivide(sum, total, out var mean))
            {
                result.Set(i, Value.Of(mean));
            }
        }

        return result;
    }

    private static bool IsGapOrNumber(ScalarColumn column, int at) => column.Forms[at] == Form.Number || (column.Forms[at] != Form.Open && (column.IsNullAt(at) || column.UnknownAt(at) is not null));

    private static bool TryAdd(ref decimal sum, ref decimal total, decimal value, decimal weight)
    {
        try
        {
            (sum, total) = (sum + (value * weight), total + weight);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool TryDivide(decimal sum, decimal total, out decimal mean)
    {
        mean = 0m;
        try
        {
            mean = sum / total;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
