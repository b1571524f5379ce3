using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>[a, b, …]</c>.</summary>
/// <param name="items">The items.</param>
/// <param name="known">Items that are computed already, for the positions this node is asked about.</param>
internal sealed class ListNode(ColumnNode[] items, Column?[]? known = null) : ColumnNode
{
    private EvenLists? _last;

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var columns = new Column[items.Length];
        // No steps of its own, but none beyond the limit either.
        if (!run.TakeSteps(0) || (long)domain.Count * items.Length > ColumnRun.MostPositions)
        {
            return null;
        }

        var forms = Parts(domain, selection);
        for (var item = 0; item < items.Length; item++)
        {
            if ((known?[item] ?? items[item].Evaluate(run, domain, selection)) is not { } column)
            {
                return null;
            }

            columns[item] = column;
            column.OpenAlike(forms, selection);
        }

        Column stripes = items.Length == 0 ? new ScalarColumn([]) : new StripedItems(columns, selection, Stripes(columns, selection));
        if (selection.IsAll)
        {
            var last = _last;
            return new ListColumn(forms, last is not null && last.Count == domain.Count ? last : _last = new EvenLists(domain.Count, items.Length), stripes);
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

        return new ListColumn(forms, starts, stripes);
    }

    private static Form[] Stripes(Column[] columns, Selection selection)
    {
        var forms = new Form[selection.Count * columns.Length];
        for (var item = 0; item < columns.Length; item++)
        {
            var column = columns[item].Forms;
            if (selection.IsAll)
            {
                for (int k = 0, at = item; k < column.Length && at < forms.Length; k++, at += columns.Length)
                {
                    forms[at] = column[k];
                }

                continue;
            }

            for (int k = 0, at = item; k < selection.Count; k++, at += columns.Length)
            {
                forms[at] = column[selection[k]];
            }
        }

        return forms;
    }
}

/// <summary><c>{a: …, b: …}</c> whose entries do not read each other.</summary>
internal sealed class RecordNode(string[] names, ColumnNode[] entries) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var forms = Parts(domain, selection);
        var columns = new Column[entries.Length];
        for (var entry = 0; entry < entries.Length; entry++)
        {
            if (entries[entry].Evaluate(run, domain, selection) is not { } column)
            {
                return null;
            }

            columns[entry] = column;
            column.OpenAlike(forms, selection);
        }

        return new RecordColumn(forms, names, columns);
    }
}
