using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Complete lists: the items of all of them lie one after the other in a column of their own.</summary>
/// <param name="forms">Part where there is a list.</param>
/// <param name="starts">Where the items of each position start; one more entry for the end.</param>
/// <param name="items">The items.</param>
internal sealed class ListColumn(Form[] forms, int[] starts, Column items) : Column(forms)
{
    private int[]? _owners;

    /// <summary>Where the items of each position start.</summary>
    public int[] Starts => starts;

    /// <summary>The items.</summary>
    public Column Items => items;

    /// <summary>The position each item belongs to.</summary>
    public int[] Owners => _owners ??= MakeOwners();

    /// <summary>Other items in the same lists.</summary>
    public ListColumn With(Form[] forms, Column items) => new(forms, starts, items) { _owners = _owners };

    /// <summary>Some of the items, by position in ascending order of their lists.</summary>
    public ListColumn Keep(Form[] forms, ReadOnlySpan<int> positions)
    {
        var owners = Owners;
        var (begin, kept) = (new int[Count + 1], new int[positions.Length]);
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = owners[positions[i]];
            begin[kept[i] + 1]++;
        }

        for (var i = 0; i < Count; i++)
        {
            begin[i + 1] += begin[i];
        }

        return new ListColumn(forms, begin, items.Gather(positions)) { _owners = kept };
    }

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var begin = new int[positions.Length + 1];
        for (var i = 0; i < positions.Length; i++)
        {
            begin[i + 1] = begin[i] + starts[positions[i] + 1] - starts[positions[i]];
        }

        var chosen = new int[begin[^1]];
        for (var i = 0; i < positions.Length; i++)
        {
            for (int at = begin[i], from = starts[positions[i]]; at < begin[i + 1]; at++, from++)
            {
                chosen[at] = from;
            }
        }

        var result = new ListColumn(new Form[positions.Length], begin, items.Gather(chosen));
        GatherOthers(positions, result);
        return result;
    }

    /// <inheritdoc/>
    protected override Value Make(int position)
    {
        var count = starts[position + 1] - starts[position];
        return Value.Of(count == 0 ? ListValue.Empty
            : items is RowColumn rows ? Rows(rows, starts[position], count)
            : items is ScalarColumn scalars ? new ColumnList(scalars, starts[position], count)
            : Made(starts[position], count));
    }

    private static RowList Rows(RowColumn rows, int start, int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = rows.RowAt(start + i);
        }

        return new RowList(rows.Source, new RowNumbers(numbers), null);
    }

    private ListValue Made(int start, int count)
    {
        var values = new Value[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = items[start + i];
        }

        return ListValue.Of(values);
    }

    private int[] MakeOwners()
    {
        var owners = new int[items.Count];
        for (var i = 0; i < Count; i++)
        {
            owners.AsSpan(starts[i]..starts[i + 1]).Fill(i);
        }

        return owners;
    }

    /// <summary>A list that reads its items from the column.</summary>
    private sealed class ColumnList(ScalarColumn items, int start, int count) : ListValue
    {
        public override int Count => count;

        public override UnknownInfo? Gap => null;

        public override Value this[int index] => (uint)index < (uint)count ? items[start + index] : throw new ArgumentOutOfRangeException(nameof(index));
    }
}
