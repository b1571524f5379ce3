using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Another derived quantity of a row: its column, computed first for the rows that are asked; rows it leaves open are read one by one.</summary>
internal sealed class DerivedNode(int slot, DerivedDef derived) : VariableNode(slot)
{
    /// <inheritdoc/>
    protected override Column? Read(ColumnRun run, Domain domain, Selection selection)
    {
        if (domain.Variable is not RowColumn rows || !ReferenceEquals(rows.Source, run.Host.SourceOf(derived.Entity!)))
        {
            return null;
        }

        var memo = rows.IsIdentity ? run.Host.ColumnOf(derived, selection) : null;
        if (memo is not null && Covers(memo, selection))
        {
            run.Account.Use(memo, domain, selection);
            return memo.Values;
        }

        return OneByOne(run, domain, selection, rows, memo);
    }

    // Rows asked by the general code before, or left to it. Mostly all of them rest on the same.
    private ScalarColumn OneByOne(ColumnRun run, Domain domain, Selection selection, RowColumn rows, ColumnMemo? memo)
    {
        var column = new ScalarColumn(new Form[rows.Count]);
        var evidence = new EvidenceSet?[selection.Count];
        var isOne = true;
        for (var k = 0; k < selection.Count; k++)
        {
            var position = selection[k];
            NoteRope? notes;
            if (memo is not null && memo.Has(position))
            {
                column.Copy(position, memo.Values, position);
                (evidence[k], notes) = (memo.EvidenceOf(position), memo.NotesOf(position));
            }
            else
            {
                column.Set(position, run.Host.Apart(derived, Value.Row(rows.Source, rows.RowAt(position)), out var gathered));
                (evidence[k], notes) = (gathered.Evidence, gathered.Notes);
            }

            isOne &= ReferenceEquals(evidence[k], evidence[0]);
            run.Account.Note(ColumnRun.RootOf(domain, position), notes);
        }

        if (isOne && selection.Count > 0)
        {
            run.Account.Use(evidence[0], domain, selection);
        }

        for (var k = 0; k < selection.Count && !isOne; k++)
        {
            run.Account.UseRow(evidence[k], ColumnRun.RootOf(domain, selection[k]));
        }

        return column;
    }

    private static bool Covers(ColumnMemo memo, Selection selection)
    {
        if (selection.IsAll && memo.IsComplete)
        {
            return true;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            if (!memo.Has(selection[k]))
            {
                return false;
            }
        }

        return true;
    }
}
