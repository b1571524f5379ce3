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
    private NoteCell[]? _notes;
    private List<NoteCell[]>? _wholeNotes;
    private List<EvidenceSet?[]>? _wholeEach;
    private bool _sharesEach;
    private bool _sharesNotes;

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
            ref var mine = ref Each()[row];
            mine = mine is null ? set : Union(mine, set);
        }
    }

    /// <summary>A note about one row of the outermost domain.</summary>
    public void Note(int row, NoteRope? note)
    {
        if (pool is not null && note is not null)
        {
            ref var mine = ref Notes()[row].Rope;
            mine = NoteRope.Merge(mine, note);
        }
    }

    /// <summary>Every row uses what it used for another column, whose arrays are shared until something else comes.</summary>
    public void UseSame(ColumnMemo memo)
    {
        if (pool is null)
        {
            return;
        }

        if (memo.Each is { } each && _wholeEach?.Contains(each) != true)
        {
            (_each, _sharesEach) = _each is null ? (each, true) : (Merged(each), false);
            (_wholeEach ??= []).Add(each);
        }

        if (memo.Notes is { } notes && _wholeNotes?.Contains(notes) != true)
        {
            (_notes, _sharesNotes) = _notes is null ? (notes, true) : (Merged(notes), false);
            (_wholeNotes ??= []).Add(notes);
        }
    }

    /// <summary>Whether every row uses already what it used for another column, but for what all its rows share.</summary>
    public bool HasSame(ColumnMemo memo)
        => pool is null || ((memo.Each is null || _wholeEach?.Contains(memo.Each) == true) && (memo.Notes is null || _wholeNotes?.Contains(memo.Notes) == true));

    /// <summary>The one row there is has the notes of all rows of another column.</summary>
    public void NoteAll(ColumnMemo memo)
    {
        if (pool is not null && memo.Notes is { } notes && _wholeNotes?.Contains(notes) != true)
        {
            Note(0, memo.AllNotes());
            (_wholeNotes ??= []).Add(notes);
        }
    }

    /// <summary>Whether the one row there is has the notes of all rows of another column.</summary>
    public bool HasAll(ColumnMemo memo) => pool is null || memo.Notes is null || _wholeNotes?.Contains(memo.Notes) == true;

    /// <summary>The computed column with what its rows rest on.</summary>
    public ColumnMemo Close(Column values, Selection selection)
    {
        if (_each is not null)
        {
            for (var row = 0; row < _each.Length; row++)
            {
                var mine = _each[row];
                var whole = mine is null ? _shared : Union(_shared!, mine);
                if (!ReferenceEquals(whole, mine))
                {
                    Each()[row] = whole;
                }
            }
        }

        return new ColumnMemo(values, selection, _shared, _each, _notes);
    }

    private EvidenceSet?[] Each()
    {
        if (_each is null || _sharesEach)
        {
            (_each, _sharesEach) = (_each is null ? new EvidenceSet?[rows] : [.. _each], false);
        }

        return _each;
    }

    private NoteCell[] Notes()
    {
        if (_notes is null || _sharesNotes)
        {
            (_notes, _sharesNotes) = (_notes is null ? new NoteCell[rows] : [.. _notes], false);
        }

        return _notes;
    }

    private EvidenceSet?[] Merged(EvidenceSet?[] others)
    {
        var each = Each();
        for (var row = 0; row < each.Length; row++)
        {
            each[row] = each[row] is not { } mine ? others[row] : others[row] is { } other ? Union(mine, other) : mine;
        }

        return each;
    }

    private NoteCell[] Merged(NoteCell[] others)
    {
        var notes = Notes();
        for (var row = 0; row < notes.Length; row++)
        {
            notes[row].Rope = NoteRope.Merge(notes[row].Rope, others[row].Rope);
        }

        return notes;
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
