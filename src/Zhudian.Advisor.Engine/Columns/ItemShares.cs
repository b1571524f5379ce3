using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Which items of a list are unknown at the positions of a domain, the list being one column per item.</summary>
/// <param name="items">The items.</param>
/// <param name="counts">How many of them are unknown at each position; at most 255 items.</param>
internal sealed class ItemGaps(Column[] items, byte[] counts)
{
    /// <summary>How many items.</summary>
    public int Items => items.Length;

    /// <summary>Whether something is missing somewhere.</summary>
    public bool HasAny => counts.AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>How many items are unknown at a position.</summary>
    public int CountAt(int position) => counts[position];

    /// <summary>How many are unknown at each of some positions.</summary>
    public ArraySegment<byte> Counts(int start, int count) => new(counts, start, count);

    /// <summary>What is missing at a position; null when nothing is.</summary>
    public UnknownInfo? MissingAt(int position)
    {
        UnknownInfo? missing = null;
        for (var item = 0; counts[position] > 0 && item < items.Length; item++)
        {
            missing = UnknownInfo.Merge(missing, items[item].UnknownAt(position));
        }

        return missing;
    }
}

/// <summary>Of how many items <c>有效</c> went on, for all positions inside each row.</summary>
/// <param name="derived">The quantity.</param>
/// <param name="domain">Positions inside the rows of the quantity.</param>
/// <param name="gaps">What is missing there.</param>
internal sealed class ItemShares(DerivedDef derived, Domain domain, ItemGaps gaps) : LateNotes
{
    /// <inheritdoc/>
    public override NoteRope? Of(int row)
    {
        var (start, count) = (domain.Starts[row], domain.Starts[row + 1] - domain.Starts[row]);
        if (!gaps.Counts(start, count).AsSpan().ContainsAnyExcept((byte)0))
        {
            return null;
        }

        var missing = new UnknownInfo?[count];
        for (var i = 0; i < count; i++)
        {
            missing[i] = gaps.MissingAt(start + i);
        }

        return NoteRope.Shares("有效", gaps.Items, gaps.Counts(start, count), missing, new CoveragePlace(derived, (domain.Outer!.Variable as RowColumn)?.Source, row));
    }
}
