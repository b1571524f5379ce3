using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Evidence and notes of the rows of one quantity while its column is computed: one set for what all asked rows use, and a set per row only for what
/// some of them use. Notes belong to rows; most rows have none.
/// </summary>
internal sealed class Account(EvidencePool? pool, EvidenceSet? own, int rows, int asked)
{
    private const int Remembered = 16;
    private (EvidenceSet Left, EvidenceSet Right, EvidenceSet Union)[]? _unions;
    private EvidenceSet? _shared = own;
    private EvidenceSet?[]? _each;
    private NoteRope?[]? _notes;

    /// <summary>Whether anything is kept at all.</summary>
    public bool Keeps => pool is not null;

    /// <summary>Whether all asked rows use facts at least this weak.</summary>
    public bool HasOrigin(int rank) => pool is null || _shared!.OriginRank >= rank;

    /// <summary>The selected positions use these elements and origins.</summary>
    public void Use(EvidenceSet? set, Domain domain, Selection selection)
    {
        if (pool is null || set is null || selection.Count == 0)
        {
            return;
        }

        var joined = pool.Union(_shared!, set);
        if (ReferenceEquals(joined, _shared))
        {
            return;
        }

        for (; domain.Outer is not null; domain = domain.Outer)
        {
            selection = domain.Project(selection);
        }

        if (selection.Count == asked)
        {
            _shared = joined;
            return;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            UseRow(set, selection[k]);
        }
    }

    /// <summary>One row of the outermost domain uses these.</summary>
    public void UseRow(EvidenceSet? set, int row)
    {
        if (pool is not null && set is not null)
        {
            ref var mine = ref (_each ??= new EvidenceSet?[rows])[row];
            mine = mine is null ? set : Union(mine, set);
        }
    }

    /// <summary>A note about one row of the outermost domain.</summary>
    public void Note(int row, NoteRope? note)
    {
        if (pool is not null && note is not null)
        {
            ref var mine = ref (_notes ??= new NoteRope?[rows])[row];
            mine = NoteRope.Merge(mine, note);
        }
    }

    /// <summary>The computed column with what its rows rest on.</summary>
    public ColumnMemo Close(Column values, Selection selection)
    {
        if (_each is { } each)
        {
            for (var row = 0; row < each.Length; row++)
            {
                each[row] = each[row] is { } mine ? Union(_shared!, mine) : _shared;
            }
        }

        return new ColumnMemo(values, selection, _shared, _each, _notes);
    }

    // Rows differ in a few ways only, so that the same unions come again and again.
    private EvidenceSet Union(EvidenceSet left, EvidenceSet right)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        ref var known = ref (_unions ??= new (EvidenceSet, EvidenceSet, EvidenceSet)[Remembered])[((left.Id * 31) + right.Id) & (Remembered - 1)];
        if (!ReferenceEquals(known.Left, left) || !ReferenceEquals(known.Right, right))
        {
            known = (left, right, pool!.Union(left, right));
        }

        return known.Union;
    }
}
