using Zhudian.Advisor.Engine.Evidence;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>What a column notes about a row, if anything; asked when somebody reads it.</summary>
internal sealed class RowNotes(ColumnMemo column, int row) : LateRope
{
    /// <summary>As one column notes it, for several; null when there are no columns.</summary>
    public static NoteRope? Of(List<ColumnMemo> columns, int row) => columns.Count == 0 ? null : new OfSeveral(columns, row);

    /// <inheritdoc/>
    public override void PushTo(Stack<NoteRope> stack)
    {
        if (column.NotesOf(row) is { } notes)
        {
            stack.Push(notes);
        }
    }

    private sealed class OfSeveral(List<ColumnMemo> columns, int row) : LateRope
    {
        public override void PushTo(Stack<NoteRope> stack)
        {
            foreach (var column in columns)
            {
                if (column.NotesOf(row) is { } notes)
                {
                    stack.Push(notes);
                }
            }
        }
    }
}
