using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Notes a node has to make about rows of the quantity it belongs to, made when somebody reads those of a row.</summary>
internal abstract class LateNotes
{
    /// <summary>The note about a row; null when there is none.</summary>
    public abstract NoteRope? Of(int row);
}

/// <summary>Of how many items a mean is known, where some are missing and enough are there.</summary>
/// <param name="derived">The quantity.</param>
/// <param name="domain">Its rows.</param>
/// <param name="lists">The lists.</param>
/// <param name="items">Their items: numbers, gaps and nulls.</param>
/// <param name="means">The means; rows that were not asked for have a count of 0.</param>
/// <param name="least">Fewest numbers asked for.</param>
internal sealed class MeanShares(DerivedDef derived, Domain domain, ListColumn lists, ScalarColumn items, RatioColumn means, int least) : LateNotes
{
    /// <inheritdoc/>
    public override NoteRope? Of(int row)
    {
        var (start, end) = (lists.Starts[row], lists.Starts[row + 1]);
        var known = means.Counts[row];
        if (known == 0 || known < least || known == end - start)
        {
            return null;
        }

        var nulls = 0;
        UnknownInfo? missing = null;
        for (var at = start; at < end; at++)
        {
            if (items.UnknownAt(at) is { } unknown)
            {
                missing = UnknownInfo.Merge(missing, unknown);
            }
            else if (items.Forms[at] != Form.Number)
            {
                nulls++;
            }
        }

        return missing is null ? null : NoteRope.Share("均值", known, end - start - nulls, missing, new CoveragePlace(derived, (domain.Variable as RowColumn)?.Source, row));
    }
}
