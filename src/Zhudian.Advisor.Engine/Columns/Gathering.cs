using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>One column of items that stand in several: contexts of the same entries stay contexts, all else becomes plain values.</summary>
internal static class Gathering
{
    /// <summary>The items.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="which">Column of each item.</param>
    /// <param name="places">Position of each item in its column.</param>
    public static Column Of(Column[] columns, int[] which, int[] places)
        => Array.Find(columns, c => c is RecordColumn) is RecordColumn { Names: var names } && AreRecords(columns, names, which, places)
            ? Records(columns, names, which, places)
            : Scalars(Array.ConvertAll(columns, ScalarColumn.Of), which, places, null);

    // All of these entries or null.
    private static bool AreRecords(Column[] columns, string[] names, int[] which, int[] places)
    {
        var isRecord = Array.ConvertAll(columns, c => c is RecordColumn records && records.Names.AsSpan().SequenceEqual(names));
        for (var i = 0; i < which.Length; i++)
        {
            if (!isRecord[which[i]] && columns[which[i]].Forms[places[i]] != Form.Null)
            {
                return false;
            }
        }

        return true;
    }

    private static RecordColumn Records(Column[] columns, string[] names, int[] which, int[] places)
    {
        var result = new RecordColumn(
            new Form[which.Length], names, entry => Scalars(Array.ConvertAll(columns, c => c is RecordColumn r ? ScalarColumn.Of(r.Entry(entry)) : null), which, places, columns));
        for (var i = 0; i < which.Length; i++)
        {
            result.CopyForm(i, columns[which[i]], places[i]);
        }

        return result;
    }

    // Where a record has no entries (its position is not a record), nothing is copied.
    private static ScalarColumn Scalars(ScalarColumn?[] columns, int[] which, int[] places, Column[]? within)
    {
        var digits = DigitsOf(columns, which, places, within);
        var forms = new Form[which.Length];
        var numbers = digits < 0 ? null : new long[which.Length];
        var result = numbers is null ? new ScalarColumn(forms) : new ScalarColumn(forms, numbers, digits);
        for (var i = 0; i < which.Length; i++)
        {
            var place = places[i];
            if (columns[which[i]] is not { } column || (within is not null && within[which[i]].Forms[place] != Form.Part))
            {
                continue;
            }

            if (numbers is null)
            {
                result.Copy(i, column, place);
                continue;
            }

            forms[i] = column.Forms[place];
            if (forms[i] == Form.Number)
            {
                numbers[i] = column.Scaled[place];
            }
            else if (forms[i] == Form.Other)
            {
                result.Put(i, column[place]);
            }
        }

        return result;
    }

    // Common decimals of the numbers; −1 when there is none, they differ or one is not scaled.
    private static int DigitsOf(ScalarColumn?[] columns, int[] which, int[] places, Column[]? within)
    {
        var digits = -1;
        for (var i = 0; i < which.Length; i++)
        {
            if (columns[which[i]] is not { } column || (column.IsScaled && column.Digits == digits)
                || column.Forms[places[i]] != Form.Number || (within is not null && within[which[i]].Forms[places[i]] != Form.Part))
            {
                continue;
            }

            if (!column.IsScaled || digits >= 0)
            {
                return -1;
            }

            digits = column.Digits;
        }

        return digits;
    }
}
