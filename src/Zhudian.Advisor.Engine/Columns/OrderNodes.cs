using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>排序(list, keys…)</c>: keys once per item; null last; other items than numbers and nulls leave their list open.</summary>
internal sealed class SortNode(ColumnNode list, (int Slot, ColumnNode Key)[] keys) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        var columns = new ScalarColumn[keys.Length];
        for (var key = 0; key < keys.Length; key++)
        {
            if (!run.TakeSteps(inside.Count) || keys[key].Key.Scalars(run, domain.Inside(lists, keys[key].Slot), inside) is not { } column)
            {
                return null;
            }

            columns[key] = column;
        }

        var order = new int[lists.ItemCount];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (!TrySort(order.AsSpan(lists.Starts[i]..lists.Starts[i + 1]), columns))
            {
                forms[i] = Form.Open;
            }
        }

        return lists.Keep(forms, order, order.Length, shuffles: true);
    }

    // Insertion keeps the order of equals; lists inside formulas are short. Long ones are for the general code.
    private static bool TrySort(Span<int> order, ScalarColumn[] columns)
    {
        const int Long = 64;
        if (order.Length > Long || !AreOrdered(order, columns))
        {
            return false;
        }

        for (var i = 1; i < order.Length; i++)
        {
            var item = order[i];
            var at = i;
            while (at > 0 && Compare(columns, order[at - 1], item) > 0)
            {
                order[at] = order[at - 1];
                at--;
            }

            order[at] = item;
        }

        return true;
    }

    // Only numbers and nulls: whether others have an order may depend on which are compared.
    private static bool AreOrdered(ReadOnlySpan<int> order, ScalarColumn[] columns)
    {
        foreach (var column in columns)
        {
            foreach (var item in order)
            {
                if (column.Forms[item] != Form.Number && (column.Forms[item] == Form.Open || !column.IsNullAt(item)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int Compare(ScalarColumn[] columns, int left, int right)
    {
        foreach (var column in columns)
        {
            var (first, second) = (column.Forms[left] == Form.Number, column.Forms[right] == Form.Number);
            var order = !first || !second ? second.CompareTo(first)
                : column.IsScaled ? column.Scaled[left].CompareTo(column.Scaled[right])
                : decimal.Compare(column.NumberAt(left), column.NumberAt(right));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}

/// <summary><c>前(list, n)</c> with a constant n not below 0.</summary>
internal sealed class FirstNode(ColumnNode list, decimal count) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var kept = new int[lists.ItemCount];
        var size = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            var start = lists.Starts[selection[k]];
            var most = (int)Math.Min(decimal.Truncate(count), lists.Starts[selection[k] + 1] - start);
            for (var i = 0; i < most; i++)
            {
                kept[size++] = start + i;
            }
        }

        return lists.Keep(forms, kept, size);
    }
}
