using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Complete lists: the items of all of them lie one after the other in a column of their own. Lists may keep some of the items of other lists only;
/// those are gathered when somebody asks for them as a column.
/// </summary>
internal sealed class ListColumn : Column
{
    private const int MostLeft = 4;
    private readonly Column? _source;
    private Column? _items;
    private int[]? _owners;

    /// <summary>Lists of items.</summary>
    /// <param name="forms">Part where there is a list.</param>
    /// <param name="starts">Where the items of each position start; one more entry for the end.</param>
    /// <param name="items">The items.</param>
    public ListColumn(Form[] forms, int[] starts, Column items)
        : base(forms) => (Starts, _source) = (starts, items);

    /// <summary>Lists of the same length.</summary>
    public ListColumn(Form[] forms, EvenLists shape, Column items)
        : this(forms, shape.Starts, items) => _owners = shape.Owners;

    private ListColumn(Form[] forms, int[] starts, ListColumn whole, int[] kept)
        : base(forms) => (Starts, Whole, Kept) = (starts, whole, kept);

    /// <summary>Where the items of each position start.</summary>
    public int[] Starts { get; }

    /// <summary>Number of items of all lists.</summary>
    public int ItemCount => Starts[^1];

    /// <summary>The lists these were kept from; null when these are whole.</summary>
    public ListColumn? Whole { get; }

    /// <summary>The kept items by their position in the whole lists; at least as many as there are items.</summary>
    public int[]? Kept { get; }

    /// <summary>Whether kept items stand in another order than in the whole lists.</summary>
    public bool IsShuffled { get; private init; }

    /// <summary>The items.</summary>
    public Column Items => _items ??= Whole is { } whole ? whole.Source.Gather(Kept.AsSpan(0, ItemCount)) : LateColumn.Made(_source!);

    /// <summary>The items as they were given; they may be made late. Of whole lists only.</summary>
    public Column Source => _source!;

    /// <summary>The columns items still stand in, in turn; null when they were made or lie otherwise.</summary>
    public StripedItems? Stripes => _items is null ? (Whole ?? this)._source as StripedItems : null;

    /// <summary>The position each item belongs to.</summary>
    public int[] Owners => _owners ??= MakeOwners();

    /// <summary>The same lists under other forms.</summary>
    public ListColumn With(Form[] forms)
        => Whole is { } whole ? new(forms, Starts, whole, Kept!) { _owners = _owners, _items = _items, IsShuffled = IsShuffled } : new(forms, Starts, _source!) { _owners = _owners, _items = _items };

    /// <summary>Other items in the same lists.</summary>
    public ListColumn With(Form[] forms, Column items) => new(forms, Starts, items) { _owners = _owners };

    /// <summary>Some of the items.</summary>
    /// <param name="forms">Part where there is a list.</param>
    /// <param name="positions">The items by position, list after list; given up by the caller.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="shuffles">Whether the positions within a list are not ascending.</param>
    public ListColumn Keep(Form[] forms, int[] positions, int count, bool shuffles = false)
    {
        var owners = Owners;
        var begin = new int[Count + 1];
        for (var i = 0; i < count; i++)
        {
            begin[owners[positions[i]] + 1]++;
        }

        for (var i = 0; i < Count; i++)
        {
            begin[i + 1] += begin[i];
        }

        for (var i = 0; Kept is { } kept && i < count; i++)
        {
            positions[i] = kept[positions[i]];
        }

        return new ListColumn(forms, begin, Whole ?? this, positions) { IsShuffled = IsShuffled || shuffles };
    }

    /// <summary>Form of an item, which need not be made.</summary>
    public Form FormOf(int item) => Whole is { } whole ? whole.Source.Forms[Kept![item]] : _source!.Forms[item];

    /// <summary>What is missing of an item, which need not be made; null when it is not unknown.</summary>
    public UnknownInfo? UnknownOf(int item) => Whole is { } whole ? whole.Source.UnknownAt(Kept![item]) : _source!.UnknownAt(item);

    /// <summary>An item, which need not be made.</summary>
    public Value ItemAt(int item) => Whole is { } whole ? whole.Source[Kept![item]] : _source![item];

    /// <summary>
    /// Values of an expression for the items of selected positions, computed over the whole lists where these keep most of such.
    /// </summary>
    /// <param name="run">The quantity.</param>
    /// <param name="domain">Domain of the lists.</param>
    /// <param name="selection">Positions whose items are asked for.</param>
    /// <param name="slot">Slot of the item.</param>
    /// <param name="expression">The expression; null = the item itself.</param>
    /// <param name="places">Where in the column each item stands; null = at its own position.</param>
    public Column? Evaluate(ColumnRun run, Domain domain, Selection selection, int slot, ColumnNode? expression, out int[]? places)
    {
        places = null;
        if (expression is null)
        {
            return Items;
        }

        if (Whole is not { Source: not LateColumn } whole || IsShuffled || ItemCount < whole.ItemCount / MostLeft)
        {
            return expression.Evaluate(run, domain.Inside(this, slot), Domain.Inside(this, selection));
        }

        places = Kept;
        return expression.Evaluate(run, domain.Inside(whole, slot), KeptOf(selection));
    }

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var begin = new int[positions.Length + 1];
        for (var i = 0; i < positions.Length; i++)
        {
            begin[i + 1] = begin[i] + Starts[positions[i] + 1] - Starts[positions[i]];
        }

        var chosen = new int[begin[^1]];
        for (var i = 0; i < positions.Length; i++)
        {
            for (int at = begin[i], from = Starts[positions[i]]; at < begin[i + 1]; at++, from++)
            {
                chosen[at] = from;
            }
        }

        var result = new ListColumn(new Form[positions.Length], begin, Items.Gather(chosen));
        GatherOthers(positions, result);
        return result;
    }

    /// <inheritdoc/>
    protected override Value Make(int position)
    {
        var (start, count) = (Starts[position], Starts[position + 1] - Starts[position]);
        // Another thread may make the items meanwhile.
        var made = _items;
        var (source, kept) = made is null ? (Whole?.Source ?? _source!, Kept) : (made, null);
        return Value.Of(count == 0 ? ListValue.Empty
            : source is RowColumn rows ? Rows(rows, kept, start, count)
            : source is ScalarColumn or LateColumn ? new ColumnList(source, kept, start, count)
            : Made(source, kept, start, count));
    }

    private static RowList Rows(RowColumn rows, int[]? kept, int start, int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = rows.RowAt(kept is null ? start + i : kept[start + i]);
        }

        return new RowList(rows.Source, new RowNumbers(numbers), null);
    }

    private static ListValue Made(Column source, int[]? kept, int start, int count)
    {
        var values = new Value[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = source[kept is null ? start + i : kept[start + i]];
        }

        return ListValue.Of(values);
    }

    private Selection KeptOf(Selection selection)
    {
        if (selection.IsAll)
        {
            return new Selection(Kept!, ItemCount);
        }

        var (positions, count) = (new int[ItemCount], 0);
        for (var k = 0; k < selection.Count; k++)
        {
            for (var at = Starts[selection[k]]; at < Starts[selection[k] + 1]; at++)
            {
                positions[count++] = Kept![at];
            }
        }

        return new Selection(positions, count);
    }

    private int[] MakeOwners()
    {
        var owners = new int[ItemCount];
        for (var i = 0; i < Count; i++)
        {
            owners.AsSpan(Starts[i]..Starts[i + 1]).Fill(i);
        }

        return owners;
    }

    /// <summary>A list that reads its items from the column.</summary>
    private sealed class ColumnList(Column items, int[]? places, int start, int count) : ListValue
    {
        public override int Count => count;

        public override UnknownInfo? Gap => null;

        public override Value this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
                return items[places is null ? start + index : places[start + index]];
            }
        }
    }
}
