using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// What expressions are evaluated over: the rows of a source, or, inside <c>for</c>, a filter or 式, the items of the lists of all positions outside.
/// Each domain sets one variable.
/// </summary>
internal sealed class Domain
{
    private readonly ListColumn? _lists;

    private Domain(Domain? outer, ListColumn? lists, int slot, Column variable)
        => (Outer, _lists, Slot, Variable) = (outer, lists, slot, variable);

    /// <summary>Positions outside; null for the rows of a source.</summary>
    public Domain? Outer { get; }

    /// <summary>Position outside by position; ascending.</summary>
    public int[] OuterOf => _lists?.Owners ?? [];

    /// <summary>Where the positions of each position outside start.</summary>
    public int[] Starts => _lists?.Starts ?? [];

    /// <summary>Slot of the variable.</summary>
    public int Slot { get; }

    /// <summary>The variable.</summary>
    public Column Variable { get; }

    private bool AllHaveSome
    {
        get
        {
            var starts = Starts;
            for (var i = 1; i < starts.Length; i++)
            {
                if (starts[i] == starts[i - 1])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Number of positions.</summary>
    public int Count => Variable.Count;

    /// <summary>All rows of a source.</summary>
    public static Domain Of(RowSource source) => new(null, null, 0, new RowColumn(source, source.RowCount));

    /// <summary>The one position of quantities that belong to no row.</summary>
    public static Domain One { get; } = new(null, null, 0, new ScalarColumn([Form.Null]));

    /// <summary>The items of lists.</summary>
    public Domain Inside(ListColumn lists, int slot) => new(this, lists, slot, lists.Items);

    /// <summary>Items of the selected positions' lists.</summary>
    public static Selection Inside(ListColumn lists, Selection selection)
    {
        if (selection.IsAll)
        {
            return new Selection(lists.ItemCount);
        }

        var all = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            all += lists.Starts[selection[k] + 1] - lists.Starts[selection[k]];
        }

        var positions = new int[all];
        var count = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            for (var at = lists.Starts[selection[k]]; at < lists.Starts[selection[k] + 1]; at++)
            {
                positions[count++] = at;
            }
        }

        return new Selection(positions, count);
    }

    /// <summary>Positions outside that have at least one of the selected ones.</summary>
    public Selection Project(Selection selection)
    {
        if (selection.IsAll && AllHaveSome)
        {
            return new Selection(Outer!.Count);
        }

        var positions = new int[Math.Min(selection.Count, Outer!.Count)];
        var owners = OuterOf;
        var count = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            var owner = owners[selection[k]];
            if (count == 0 || positions[count - 1] != owner)
            {
                positions[count++] = owner;
            }
        }

        return count == Outer.Count ? new Selection(count) : new Selection(positions, count);
    }
}
