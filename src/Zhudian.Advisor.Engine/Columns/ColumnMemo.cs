using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// A derived quantity computed as a column: values, evidence and notes of the rows that were asked and are not open. Most rows are never asked for their
/// evidence one by one, so that it is worked out then, and kept; racing threads work out the same.
/// </summary>
internal sealed class ColumnMemo
{
    private readonly bool[]? _asked;
    private readonly EvidencePool? _pool;
    private readonly EvidenceSet?[]? _each;
    private readonly NoteCell[]? _own;
    private readonly List<LateNotes>? _made;
    private readonly List<ColumnMemo>? _alike;
    private readonly List<ColumnPart>? _parts;
    private EvidenceSet?[]? _evidence;
    private NoteCell[]? _notes;
    private NoteCell[]? _late;

    /// <summary>A computed column.</summary>
    /// <param name="values">Value per row of the source.</param>
    /// <param name="selection">Rows that were computed.</param>
    /// <param name="pool">Joins evidence; null when none is kept.</param>
    /// <param name="shared">Evidence of all rows.</param>
    /// <param name="each">Further evidence per row, where there is any.</param>
    /// <param name="notes">Notes per row, where there are any.</param>
    /// <param name="made">Notes that are made when read, where there may be any.</param>
    /// <param name="alike">Columns of which every row uses what they say of the same row.</param>
    /// <param name="parts">What some rows use besides.</param>
    public ColumnMemo(Column values, Selection selection, EvidencePool? pool, EvidenceSet? shared, EvidenceSet?[]? each, NoteCell[]? notes, List<LateNotes>? made, List<ColumnMemo>? alike, List<ColumnPart>? parts)
    {
        (Values, _pool, Shared, _each, _own, _made, _alike, _parts) = (values, pool, shared, each, notes, made, alike, parts);
        Differs = each is not null;
        HasNotes = notes is not null || made is not null;
        foreach (var memo in alike ?? [])
        {
            Differs |= memo.Differs;
            HasNotes |= memo.HasNotes;
        }

        foreach (var part in parts ?? [])
        {
            Differs |= part.Set is not null ? !ReferenceEquals(pool!.Union(shared!, part.Set), shared) : part.Memo!.Differs || !ReferenceEquals(pool!.Union(shared!, part.Memo.Shared!), shared);
            HasNotes |= part.Memo is { HasNotes: true };
        }

        if (selection.Count < values.Count)
        {
            _asked = new bool[values.Count];
            for (var k = 0; k < selection.Count; k++)
            {
                _asked[selection[k]] = true;
            }
        }

        IsComplete = _asked is null && !values.Forms.AsSpan().Contains(Form.Open);
    }

    /// <summary>Value per row; those of rows that were not asked mean nothing.</summary>
    public Column Values { get; }

    /// <summary>Evidence of all rows; that of a row may be more.</summary>
    public EvidenceSet? Shared { get; }

    /// <summary>Whether rows differ in their evidence.</summary>
    public bool Differs { get; }

    /// <summary>Whether some row may have notes.</summary>
    public bool HasNotes { get; }

    /// <summary>Whether nothing is to be said of single rows.</summary>
    public bool IsEven => !Differs && !HasNotes;

    /// <summary>Whether the value of every row is here.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether the value of a row is here.</summary>
    public bool Has(int row) => (uint)row < (uint)Values.Count && (_asked is null || _asked[row]) && Values.Forms[row] != Form.Open;

    /// <summary>Evidence of a row.</summary>
    public EvidenceSet? EvidenceOf(int row)
    {
        if (!Differs)
        {
            return Shared;
        }

        ref var known = ref (_evidence ??= new EvidenceSet?[Values.Count])[row];
        return known ??= MakeEvidence(row);
    }

    /// <summary>Notes of a row.</summary>
    public NoteRope? NotesOf(int row)
    {
        if (!HasNotes || (_parts is null && _alike is null && _made is null))
        {
            return _own?[row].Rope;
        }

        ref var known = ref (_notes ??= new NoteCell[Values.Count])[row].Rope;
        var notes = known ??= MakeNotes(row) ?? NoteRope.None;
        return ReferenceEquals(notes, NoteRope.None) ? null : notes;
    }

    /// <summary>Notes of a row, to be worked out when somebody reads them; null when there are none for certain.</summary>
    public NoteRope? LateNotesOf(int row)
    {
        if (!HasNotes || (_parts is null && _alike is null && _made is null))
        {
            return _own?[row].Rope;
        }

        ref var known = ref (_late ??= new NoteCell[Values.Count])[row].Rope;
        return known ??= new RowNotes(this, row);
    }

    private EvidenceSet MakeEvidence(int row)
    {
        var evidence = _each?[row] is { } mine ? _pool!.Union(Shared!, mine) : Shared!;
        foreach (var memo in _alike ?? [])
        {
            evidence = _pool!.Union(evidence, memo.EvidenceOf(row)!);
        }

        foreach (var part in _parts ?? [])
        {
            evidence = part.AddTo(evidence, row, _pool!);
        }

        return evidence;
    }

    private NoteRope? MakeNotes(int row)
    {
        var notes = _own?[row].Rope;
        foreach (var late in _made ?? [])
        {
            notes = NoteRope.Merge(notes, late.Of(row));
        }

        foreach (var memo in _alike ?? [])
        {
            notes = NoteRope.Merge(notes, memo.NotesOf(row));
        }

        foreach (var part in _parts ?? [])
        {
            notes = part.AddTo(notes, row);
        }

        return notes;
    }
}
