using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Two columns of disjoint positions as one.</summary>
internal static class Merging
{
    /// <summary>Left at the positions <paramref name="yes"/>, right at <paramref name="no"/>, elsewhere what <paramref name="forms"/> says already.</summary>
    public static Column Of(Column left, Selection yes, Column right, Selection no, Form[] forms) => (left, right) switch
    {
        (ListColumn first, ListColumn second) => Lists(first, yes, second, no, forms),
        (RecordColumn or ListColumn, ScalarColumn nulls) when nulls.AreNull(no) => WithNulls(left, yes, no, forms),
        _ => Scalars(ScalarColumn.Of(left), yes, ScalarColumn.Of(right), no, forms),
    };

    /// <summary>Left at the positions <paramref name="yes"/>, null at <paramref name="no"/>, elsewhere what <paramref name="forms"/> says already.</summary>
    public static Column WithNulls(Column left, Selection yes, Selection no, Form[] forms)
    {
        Column result = left switch
        {
            ListColumn lists => lists.With(forms),
            RecordColumn records => records.Under(forms),
            _ => ScalarColumn.Of(left).Under(forms),
        };
        Forms(result, left, yes);
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
        var result = second.Count == 0 ? Kept(left, first, forms) : first.Count == 0 ? Kept(right, second, forms) : Chosen(left, yes, right, no, forms);
        Forms(result, left, yes);
        Forms(result, right, no);
        return result;
    }

    // Lists of positions that are not selected are emptied.
    private static ListColumn Kept(ListColumn lists, Selection items, Form[] forms)
    {
        if (items.Count == lists.ItemCount)
        {
            return lists.With(forms);
        }

        var positions = new int[items.Count];
        for (var k = 0; k < positions.Length; k++)
        {
            positions[k] = items[k];
        }

        return lists.Keep(forms, positions, positions.Length);
    }

    private static ListColumn Chosen(ListColumn left, Selection yes, ListColumn right, Selection no, Form[] forms)
    {
        var starts = new int[forms.Length + 1];
        Count(starts, left, yes);
        Count(starts, right, no);
        for (var i = 0; i < forms.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        var (places, items) = (new int[starts[^1]], new Form[starts[^1]]);
        Place(starts, left, yes, places, items, 0);
        Place(starts, right, no, places, items, -1);
        return new ListColumn(forms, starts, new ChosenItems(left.Whole?.Source ?? left.Source, right.Whole?.Source ?? right.Source, places, items));
    }

    private static void Count(int[] starts, ListColumn lists, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            starts[selection[k] + 1] = lists.Starts[selection[k] + 1] - lists.Starts[selection[k]];
        }
    }

    // The sign says of which lists an item is: those of the right side have all bits turned over.
    private static void Place(int[] starts, ListColumn lists, Selection selection, int[] places, Form[] items, int side)
    {
        var kept = lists.Kept;
        for (var k = 0; k < selection.Count; k++)
        {
            for (int at = starts[selection[k]], from = lists.Starts[selection[k]]; at < starts[selection[k] + 1]; at++, from++)
            {
                places[at] = (kept is null ? from : kept[from]) ^ side;
                items[at] = lists.FormOf(from);
            }
        }
    }
}
