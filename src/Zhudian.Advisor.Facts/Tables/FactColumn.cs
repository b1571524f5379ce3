using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Facts.Tables;

/// <summary>Cells of one field: a state byte a row, and the typed values of the known ones.</summary>
internal abstract class FactColumn(CellState[] states, long[] positions)
{
    /// <summary>State per row.</summary>
    public CellState[] States { get; } = states;

    /// <summary>Where each cell was read, packed by <see cref="Raw.RawPosition"/>; 0 = nowhere.</summary>
    public long[] Positions { get; } = positions;

    /// <summary>Value of a cell whose state is <see cref="CellState.Known"/>; must not allocate.</summary>
    public abstract Value Known(int row);
}

/// <summary>Numbers, in the canonical unit of their field.</summary>
internal sealed class NumberColumn(decimal[] numbers, CellState[] states, long[] positions) : FactColumn(states, positions)
{
    private readonly bool[] _known = Array.ConvertAll(states, s => s == CellState.Known);

    public override Value Known(int row) => Value.Of(numbers[row]);

    /// <summary>The column for loops over it, as a part of its table.</summary>
    public NumberCells CellsOf(ColumnarFactTable table, int slot) => new Cells(table, slot, numbers, _known);

    private sealed class Cells(ColumnarFactTable table, int slot, decimal[] numbers, bool[] known) : NumberCells(numbers, known)
    {
        public override Value Other(int row) => table.Get(row, slot);

        public override UnknownInfo? Unknown(int row) => table.UnknownAt(row, slot);
    }
}

/// <summary>Words of an enumeration.</summary>
internal sealed class EnumColumn(EnumMember?[] members, CellState[] states, long[] positions) : FactColumn(states, positions)
{
    public override Value Known(int row) => Value.Of(members[row]);
}

/// <summary>Rows of another table.</summary>
internal sealed class ReferenceColumn(int[] targets, RowSource source, CellState[] states, long[] positions) : FactColumn(states, positions)
{
    public RowSource Source { get; } = source;

    /// <summary>Row index in <see cref="Source"/>; -1 when the cell is not known.</summary>
    public int[] Targets { get; } = targets;

    public override Value Known(int row) => Value.Row(Source, Targets[row]);
}

/// <summary>Everything else: texts, dates, yes/no, lists, coordinates.</summary>
internal sealed class ValueColumn(Value[] values, CellState[] states, long[] positions) : FactColumn(states, positions)
{
    public override Value Known(int row) => values[row];
}
