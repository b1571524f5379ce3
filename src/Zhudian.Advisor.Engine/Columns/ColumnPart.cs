using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>What some rows of a column use: a set of elements and origins, or what another column says.</summary>
/// <param name="Set">The set; null when it is another column.</param>
/// <param name="Memo">The other column.</param>
/// <param name="Rows">Rows that use it; of the other column when it is joined.</param>
/// <param name="IsJoined">Whether the one row there is uses what the other column says of all these rows; else each row uses what it says of the same row.</param>
internal readonly record struct ColumnPart(EvidenceSet? Set, ColumnMemo? Memo, Selection Rows, bool IsJoined)
{
    /// <summary>Evidence of a row with what this adds to it.</summary>
    public EvidenceSet AddTo(EvidenceSet evidence, int row, EvidencePool pool)
    {
        if (!IsJoined)
        {
            return Rows.Has(row) ? pool.Union(evidence, Set ?? Memo!.EvidenceOf(row)!) : evidence;
        }

        for (var k = 0; k < Rows.Count; k++)
        {
            evidence = pool.Union(evidence, Memo!.EvidenceOf(Rows[k])!);
        }

        return evidence;
    }

    /// <summary>Notes of a row with what this adds to them.</summary>
    public NoteRope? AddTo(NoteRope? notes, int row)
    {
        if (!IsJoined)
        {
            return Memo is not null && Rows.Has(row) ? NoteRope.Merge(notes, Memo.NotesOf(row)) : notes;
        }

        for (var k = 0; k < Rows.Count; k++)
        {
            notes = NoteRope.Merge(notes, Memo!.NotesOf(Rows[k]));
        }

        return notes;
    }
}
