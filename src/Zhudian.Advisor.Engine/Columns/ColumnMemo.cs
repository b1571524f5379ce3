using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A derived quantity computed as a column: values, evidence and notes of the rows that were asked and are not open.</summary>
internal sealed class ColumnMemo
{
    private readonly bool[]? _asked;
    private NoteRope? _all;
    private bool _isJoined;

    /// <summary>A computed column.</summary>
    /// <param name="values">Value per row of the source.</param>
    /// <param name="selection">Rows that were computed.</param>
    /// <param name="shared">Evidence of all rows, unless <paramref name="each"/> is there.</param>
    /// <param name="each">Evidence per row, where rows differ.</param>
    /// <param name="notes">Notes per row, where there are any.</param>
    public ColumnMemo(Column values, Selection selection, EvidenceSet? shared, EvidenceSet?[]? each, NoteCell[]? notes)
    {
        (Values, Shared, Each, Notes) = (values, shared, each, notes);
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

    /// <summary>Evidence of all rows, unless <see cref="Each"/> is there.</summary>
    public EvidenceSet? Shared { get; }

    /// <summary>Evidence per row, where rows differ.</summary>
    public EvidenceSet?[]? Each { get; }

    /// <summary>Notes per row, where there are any.</summary>
    public NoteCell[]? Notes { get; }

    /// <summary>Whether the value of every row is here.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether the value of a row is here.</summary>
    public bool Has(int row) => (uint)row < (uint)Values.Count && (_asked is null || _asked[row]) && Values.Forms[row] != Form.Open;

    /// <summary>Evidence of a row.</summary>
    public EvidenceSet? EvidenceOf(int row) => Each is null ? Shared : Each[row];

    /// <summary>Notes of a row.</summary>
    public NoteRope? NotesOf(int row) => Notes?[row].Rope;

    /// <summary>Notes of all rows together.</summary>
    public NoteRope? AllNotes()
    {
        if (!_isJoined && Notes is { } notes)
        {
            foreach (var note in notes)
            {
                _all = NoteRope.Merge(_all, note.Rope);
            }
        }

        _isJoined = true;
        return _all;
    }
}
