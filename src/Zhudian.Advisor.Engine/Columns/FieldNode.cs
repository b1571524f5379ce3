using System.Runtime.InteropServices;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A stored field of the rows of a worksheet whose rows have one origin.</summary>
internal sealed class FieldNode(int slot, FieldDef field) : VariableNode(slot)
{
    /// <inheritdoc/>
    protected override Column? Read(ColumnRun run, Domain domain, Selection selection)
    {
        if (domain.Variable is not RowColumn { Source: FactTable { HasOneOrigin: true } facts } rows || run.Host.Overrides(field))
        {
            return null;
        }

        var stored = rows.IsIdentity ? run.Host.StoredOf(facts) : null;
        if (stored?[field.Slot] is not { } column)
        {
            var cells = run.Host.Column(field, facts);
            column = cells is null ? Values(rows, facts, selection) : Numbers(rows, cells);
            if (stored is not null && (cells is not null || selection.IsAll))
            {
                stored[field.Slot] = column;
            }
        }

        if (!run.Account.HasOrigin((int)facts.WeakestOrigin + 1))
        {
            Use(run, domain, selection, column, run.Host.OriginSet(facts.WeakestOrigin));
        }

        return column;
    }

    // Looking at an unknown cell uses no fact.
    private static void Use(ColumnRun run, Domain domain, Selection selection, ScalarColumn column, EvidenceSet? origin)
    {
        if (selection.IsAll && domain.Outer is { } outer && HasNumbers(domain, column))
        {
            run.Account.Use(origin, outer, new Selection(outer.Count));
            return;
        }

        var known = new Selecting(selection);
        for (var k = 0; k < selection.Count; k++)
        {
            known.Next(column.UnknownAt(selection[k]) is null);
        }

        run.Account.Use(origin, domain, known.Made);
    }

    // Whether every position outside has a known number inside.
    private static bool HasNumbers(Domain domain, ScalarColumn column)
    {
        var (starts, forms) = (domain.Starts, column.Forms);
        for (var i = 0; i < starts.Length - 1; i++)
        {
            var at = starts[i];
            while (at < starts[i + 1] && forms[at] != Form.Number)
            {
                at++;
            }

            if (at == starts[i + 1])
            {
                return false;
            }
        }

        return true;
    }

    private static CellColumn Numbers(RowColumn rows, NumberCells cells)
    {
        var forms = new Form[rows.Count];
        if (rows.IsIdentity)
        {
            MemoryMarshal.Cast<bool, Form>(cells.Known).CopyTo(forms);
            return cells.IsScaled ? new CellColumn(forms, Stored(cells), rows, cells) : Decimals(new CellColumn(forms, rows, cells), rows, cells);
        }

        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = cells.IsKnown(rows.RowAt(i)) ? Form.Number : Form.Other;
        }

        if (!cells.IsScaled)
        {
            return Decimals(new CellColumn(forms, rows, cells), rows, cells);
        }

        var scaled = cells.Scaled;
        var numbers = new long[forms.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = scaled[rows.RowAt(i)];
        }

        return new CellColumn(forms, numbers, rows, cells);
    }

    // As they lie there.
    private static long[] Stored(NumberCells cells)
        => MemoryMarshal.TryGetArray(cells.ScaledCells, out var stored) && stored is { Offset: 0, Array: { } numbers } && numbers.Length == cells.Count ? numbers : cells.Scaled.ToArray();

    private static CellColumn Decimals(CellColumn column, RowColumn rows, NumberCells cells)
    {
        for (var i = 0; i < column.Count; i++)
        {
            if (column.Forms[i] == Form.Number)
            {
                column.Numbers[i] = cells.Number(rows.RowAt(i));
            }
        }

        return column;
    }

    private ScalarColumn Values(RowColumn rows, FactTable facts, Selection selection)
    {
        var column = new ScalarColumn(new Form[rows.Count]);
        column.Expect(selection.Count);
        for (var k = 0; k < selection.Count; k++)
        {
            column.Set(selection[k], facts.Get(rows.RowAt(selection[k]), field.Slot));
        }

        return column;
    }

    /// <summary>Stored numbers; the other cells are asked of the worksheet.</summary>
    private sealed class CellColumn : ScalarColumn
    {
        private readonly RowColumn _rows;
        private readonly NumberCells _cells;

        public CellColumn(Form[] forms, long[] scaled, RowColumn rows, NumberCells cells)
            : base(forms, scaled, cells.Digits) => (_rows, _cells) = (rows, cells);

        public CellColumn(Form[] forms, RowColumn rows, NumberCells cells)
            : base(forms) => (_rows, _cells) = (rows, cells);

        public override bool HasZeros => IsScaled && _rows.IsIdentity;

        public override ReadOnlySpan<int> Zeros => _cells.Gaps;

        public override UnknownInfo? UnknownAt(int position) => Forms[position] == Form.Other ? _cells.Unknown(_rows.RowAt(position)) : null;

        protected override Value OtherAt(int position) => _cells.Other(_rows.RowAt(position));
    }
}
