using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>[a, b, …]</c>.</summary>
internal sealed class ListNode(ColumnNode[] items) : ColumnNode
{
    /// <summary>The items.</summary>
    public ColumnNode[] Items => items;

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var columns = new Column[items.Length];
        var forms = new Form[domain.Count];
        if (!run.TakeSteps(0) || (long)domain.Count * items.Length > ColumnRun.MostPositions)
        {
            return null;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            forms[selection[k]] = Form.Part;
        }

        for (var item = 0; item < items.Length; item++)
        {
            if (items[item].Evaluate(run, domain, selection) is not { } column)
            {
                return null;
            }

            columns[item] = column;
            for (var k = 0; k < selection.Count; k++)
            {
                if (column.Forms[selection[k]] == Form.Open)
                {
                    forms[selection[k]] = Form.Open;
                }
            }
        }

        var starts = new int[domain.Count + 1];
        for (var k = 0; k < selection.Count; k++)
        {
            starts[selection[k] + 1] = items.Length;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        return new ListColumn(forms, starts, items.Length == 0 ? new ScalarColumn([]) : Interleaved(columns, selection));
    }

    private static Column Interleaved(Column[] columns, Selection selection)
    {
        var names = Array.Find(columns, c => c is RecordColumn) is RecordColumn { Names: var found } && Array.TrueForAll(columns, c => c is RecordColumn r ? r.Names.AsSpan().SequenceEqual(found) : c.AreNull(selection)) ? found : null;
        return names is null ? Scalars(Array.ConvertAll(columns, ScalarColumn.Of), selection) : Records(columns, names, selection);
    }

    private static RecordColumn Records(Column[] columns, string[] names, Selection selection)
    {
        var entries = new Column[names.Length];
        for (var entry = 0; entry < names.Length; entry++)
        {
            entries[entry] = Scalars(Array.ConvertAll(columns, c => c is RecordColumn r ? ScalarColumn.Of(r.Entries[entry]) : null), selection, columns);
        }

        var result = new RecordColumn(new Form[selection.Count * columns.Length], names, entries);
        for (var k = 0; k < selection.Count; k++)
        {
            for (var item = 0; item < columns.Length; item++)
            {
                result.CopyForm((k * columns.Length) + item, columns[item], selection[k]);
            }
        }

        return result;
    }

    // Where a record has no entries (its position is not a record), nothing is copied.
    private static ScalarColumn Scalars(ScalarColumn?[] columns, Selection selection, Column[]? within = null)
    {
        var width = columns.Length;
        var count = selection.Count * width;
        var digits = DigitsOf(columns, within, selection);
        var numbers = digits < 0 ? null : new long[count];
        var result = numbers is null ? new ScalarColumn(new Form[count]) : new ScalarColumn(new Form[count], numbers, digits);
        for (var item = 0; item < width; item++)
        {
            if (columns[item] is not { } column)
            {
                continue;
            }

            var scaled = column.Scaled;
            var forms = within?[item].Forms;
            for (var k = 0; k < selection.Count; k++)
            {
                var i = selection[k];
                var at = (k * width) + item;
                if (forms is not null && forms[i] != Form.Part)
                {
                    continue;
                }

                if (numbers is null)
                {
                    result.Copy(at, column, i);
                }
                else if (column.Forms[i] == Form.Number)
                {
                    numbers[at] = scaled[i];
                    result.Forms[at] = Form.Number;
                }
                else if (column.Forms[i] == Form.Other)
                {
                    result.Put(at, column[i]);
                }
                else
                {
                    result.Forms[at] = column.Forms[i];
                }
            }
        }

        return result;
    }

    // Common decimals of the columns that hold numbers; −1 when they differ or one is not scaled.
    private static int DigitsOf(ScalarColumn?[] columns, Column[]? within, Selection selection)
    {
        var digits = -1;
        for (var item = 0; item < columns.Length; item++)
        {
            if (columns[item] is not { } column || (column.IsScaled && column.Digits == digits) || !HasNumber(column, within?[item].Forms, selection))
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

    private static bool HasNumber(ScalarColumn column, Form[]? within, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            if (column.Forms[selection[k]] == Form.Number && (within is null || within[selection[k]] == Form.Part))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary><c>{a: …, b: …}</c> whose entries do not read each other.</summary>
internal sealed class RecordNode(string[] names, ColumnNode[] entries) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var forms = new Form[domain.Count];
        for (var k = 0; k < selection.Count; k++)
        {
            forms[selection[k]] = Form.Part;
        }

        var columns = new Column[entries.Length];
        for (var entry = 0; entry < entries.Length; entry++)
        {
            if (entries[entry].Evaluate(run, domain, selection) is not { } column)
            {
                return null;
            }

            columns[entry] = column;
            for (var k = 0; k < selection.Count; k++)
            {
                if (column.Forms[selection[k]] == Form.Open)
                {
                    forms[selection[k]] = Form.Open;
                }
            }
        }

        return new RecordColumn(forms, names, columns);
    }
}
