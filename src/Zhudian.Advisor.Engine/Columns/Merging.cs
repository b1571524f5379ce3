using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Two columns of disjoint positions as one.</summary>
internal static class Merging
{
    /// <summary>Left at the positions <paramref name="yes"/>, right at <paramref name="no"/>, elsewhere what <paramref name="forms"/> says already.</summary>
    public static Column Of(Column left, Selection yes, Column right, Selection no, Form[] forms) => (left, right) switch
    {
        (ListColumn first, ListColumn second) => Lists(first, yes, second, no, forms),
        (RecordColumn records, ScalarColumn nulls) when nulls.AreNull(no) => Records(records, yes, no, forms),
        _ => Scalars(ScalarColumn.Of(left), yes, ScalarColumn.Of(right), no, forms),
    };

    private static RecordColumn Records(RecordColumn records, Selection yes, Selection no, Form[] forms)
    {
        var result = new RecordColumn(forms, records.Names, records.Entries);
        Forms(result, records, yes);
        for (var k = 0; k < no.Count; k++)
        {
            forms[no[k]] = Form.Null;
        }

        return result;
    }

    private static void Forms(Column into, Column from, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            into.CopyForm(selection[k], from, selection[k]);
        }
    }

    private static ScalarColumn Scalars(ScalarColumn left, Selection yes, ScalarColumn right, Selection no, Form[] forms)
    {
        if (left.IsScaled && (right.AreNull(no) || (right.IsScaled && right.Digits == left.Digits)))
        {
            var numbers = new long[forms.Length];
            var scaled = new ScalarColumn(forms, numbers, left.Digits);
            Scaled(left, yes, numbers);
            if (right.IsScaled)
            {
                Scaled(right, no, numbers);
            }

            Forms(scaled, left, yes);
            Forms(scaled, right, no);
            return scaled;
        }

        var result = new ScalarColumn(forms);
        Each(result, left, yes);
        Each(result, right, no);
        return result;
    }

    private static void Scaled(ScalarColumn from, Selection selection, long[] into)
    {
        var scaled = from.Scaled;
        for (var k = 0; k < selection.Count; k++)
        {
            into[selection[k]] = scaled[selection[k]];
        }
    }

    private static void Each(ScalarColumn into, ScalarColumn from, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            into.Copy(selection[k], from, selection[k]);
        }
    }

    private static ListColumn Lists(ListColumn left, Selection yes, ListColumn right, Selection no, Form[] forms)
    {
        var (first, second) = (Domain.Inside(left, yes), Domain.Inside(right, no));
        ListColumn result;
        if (first.Count == 0 || second.Count == 0)
        {
            result = second.Count == 0 ? left.Keep(forms, Positions(first)) : right.Keep(forms, Positions(second));
        }
        else
        {
            result = Items(left, yes, right, no, forms);
        }

        Forms(result, left, yes);
        Forms(result, right, no);
        return result;
    }

    private static ListColumn Items(ListColumn left, Selection yes, ListColumn right, Selection no, Form[] forms)
    {
        var starts = new int[forms.Length + 1];
        Count(starts, left, yes);
        Count(starts, right, no);
        for (var i = 0; i < forms.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        if (left.Items is ScalarColumn && right.Items is ScalarColumn)
        {
            var items = new ScalarColumn(new Form[starts[^1]]);
            Copy(items, starts, left, yes);
            Copy(items, starts, right, no);
            return new ListColumn(forms, starts, items);
        }

        var one = Place(starts, left, yes, out var mine);
        var other = Place(starts, right, no, out var theirs);
        return new ListColumn(forms, starts, Of(left.Items.Gather(one), mine, right.Items.Gather(other), theirs, new Form[starts[^1]]));
    }

    private static void Count(int[] starts, ListColumn lists, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            starts[selection[k] + 1] = lists.Starts[selection[k] + 1] - lists.Starts[selection[k]];
        }
    }

    private static void Copy(ScalarColumn into, int[] starts, ListColumn lists, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            for (int at = starts[selection[k]], from = lists.Starts[selection[k]]; at < starts[selection[k] + 1]; at++, from++)
            {
                into.Copy(at, lists.Items, from);
            }
        }
    }

    // For each new place the item of these lists that goes there, and which places they take.
    private static int[] Place(int[] starts, ListColumn lists, Selection selection, out Selection taken)
    {
        var (items, places) = (new int[starts[^1]], new int[starts[^1]]);
        var count = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            for (int at = starts[selection[k]], from = lists.Starts[selection[k]]; at < starts[selection[k] + 1]; at++, from++)
            {
                items[at] = from;
                places[count++] = at;
            }
        }

        taken = new Selection(places, count);
        return items;
    }

    private static int[] Positions(Selection selection)
    {
        var positions = new int[selection.Count];
        for (var k = 0; k < positions.Length; k++)
        {
            positions[k] = selection[k];
        }

        return positions;
    }
}
