using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Evidence and notes of the rows of one quantity while its column is computed: one set for what all asked rows use, and a list of what some of them
/// use or other columns say of them. What that comes to for a row is worked out when somebody asks (<see cref="ColumnMemo"/>).
/// </summary>
internal sealed class Account(EvidencePool? pool)
{
    private int _rows;
    private int _asked;
    private EvidenceSet? _shared;
    private EvidenceSet?[]? _each;
    private NoteCell[]? _notes;
    private List<ColumnPart>? _parts;
    private List<ColumnMemo>? _alike;
    private List<LateNotes>? _late;

    /// <summary>Begins anew.</summary>
    /// <param name="own">What all rows use; null when none is kept.</param>
    /// <param name="rows">Rows of the outermost domain.</param>
    /// <param name="asked">How many of them are asked for.</param>
    public void Start(EvidenceSet? own, int rows, int asked)
    {
        (_shared, _rows, _asked) = (own, rows, asked);
        (_each, _notes, _late, _alike, _parts) = (null, null, null, null, null);
    }

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

        if (selection.Count == _asked)
        {
            _shared = joined;
        }
        else
        {
            (_parts ??= []).Add(new ColumnPart(set, null, selection, false));
        }
    }

    /// <summary>The selected positions use what another column says of the same rows, or, where there is one position outside, that position uses what it says of all of them.</summary>
    public void Use(ColumnMemo memo, Domain domain, Selection selection)
    {
        if (pool is null || selection.Count == 0)
        {
            return;
        }

        if (domain.Outer is { } outer && outer is not { Outer: null, Count: 1 })
        {
            UseRows(memo, domain, selection);
            return;
        }

        var isJoined = domain.Outer is not null;
        if (isJoined || selection.Count == _asked)
        {
            _shared = pool.Union(_shared!, memo.Shared!);
        }
        else if (memo.IsEven)
        {
            Use(memo.Shared, domain, selection);
            return;
        }

        if (memo.IsEven)
        {
            return;
        }

        if (isJoined || selection.Count < _asked)
        {
            if (!HasWhole(memo, isJoined))
            {
                (_parts ??= []).Add(new ColumnPart(null, memo, selection, isJoined));
            }
        }
        else if (_alike is null || !_alike.Contains(memo))
        {
            (_alike ??= []).Add(memo);
        }
    }

    /// <summary>One row of the outermost domain uses these.</summary>
    public void UseRow(EvidenceSet? set, int row)
    {
        if (pool is not null && set is not null)
        {
            ref var mine = ref (_each ??= new EvidenceSet?[_rows])[row];
            mine = mine is null ? set : pool.Union(mine, set);
        }
    }

    /// <summary>A note about one row of the outermost domain.</summary>
    public void Note(int row, NoteRope? note)
    {
        if (pool is not null && note is not null)
        {
            ref var mine = ref (_notes ??= new NoteCell[_rows])[row].Rope;
            mine = NoteRope.Merge(mine, note);
        }
    }

    /// <summary>Notes about rows of the outermost domain, made when read.</summary>
    public void Note(LateNotes notes)
    {
        if (pool is not null)
        {
            (_late ??= []).Add(notes);
        }
    }

    /// <summary>The computed column with what its rows rest on.</summary>
    public ColumnMemo Close(Column values, Selection selection) => new(values, selection, pool, _shared, _each, _notes, _late, _alike, _parts);

    private bool HasWhole(ColumnMemo memo, bool isJoined)
    {
        foreach (var part in _parts ?? [])
        {
            if (ReferenceEquals(part.Memo, memo) && part.IsJoined == isJoined && part.Rows.IsAll)
            {
                return true;
            }
        }

        return false;
    }

    private void UseRows(ColumnMemo memo, Domain domain, Selection selection)
    {
        if (memo.IsEven)
        {
            Use(memo.Shared, domain, selection);
            return;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            var root = ColumnRun.RootOf(domain, selection[k]);
            UseRow(memo.EvidenceOf(selection[k]), root);
            Note(root, memo.NotesOf(selection[k]));
        }
    }
}
