using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Row index of a table: per column, which rows are true, and which are not false, in each region of the input. Cells that are not constant
/// pass here and are evaluated for the rows that remain. Immutable.
/// </summary>
internal sealed class TablePlan
{
    private TablePlan(DecisionTable table)
    {
        Rows = table.Rows;
        var rows = table.Rows.Length;
        var columns = ImmutableArray.CreateBuilder<ColumnPlan>();
        var code = new List<(int Column, TableCell Cell)>[rows];
        for (var column = 0; column < table.Inputs.Length; column++)
        {
            columns.Add(ColumnPlan.Of(table, column));
            for (var row = 0; row < rows; row++)
            {
                if (table.Rows[row].Cells[column] is { Kind: CellKind.Test, Shape: null } cell)
                {
                    (code[row] ??= []).Add((column, cell));
                }
            }
        }

        Columns = columns.ToImmutable();
        var codeCells = new ImmutableArray<(int Column, TableCell Cell)>[rows];
        var outputs = new Value?[rows];
        NeedsFrame = table.Defaults.Values.Any(d => d.Constant is null);
        for (var row = 0; row < rows; row++)
        {
            codeCells[row] = code[row] is { } cells ? [.. cells] : [];
            outputs[row] = Constant(table, table.Rows[row]);
            NeedsFrame |= codeCells[row].Length > 0 || outputs[row] is null;
        }

        CodeCells = ImmutableCollectionsMarshal.AsImmutableArray(codeCells);
        Outputs = ImmutableCollectionsMarshal.AsImmutableArray(outputs);
        OutputNames = [.. table.Outputs.Select(o => o.Name)];
        All = RowSet.All(rows);
        Results = NeedsFrame ? null : TableResults.For(this);
    }

    /// <summary>The rows this index was made of.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    public ImmutableArray<ColumnPlan> Columns { get; }

    /// <summary>Cells of each row that must be evaluated.</summary>
    public ImmutableArray<ImmutableArray<(int Column, TableCell Cell)>> CodeCells { get; }

    /// <summary>Output of a row that is constant; null when it must be evaluated.</summary>
    public ImmutableArray<Value?> Outputs { get; }

    public string[] OutputNames { get; }

    public ulong[] All { get; }

    /// <summary>Results by regions of the inputs, where everything is constant and the regions are few; null otherwise.</summary>
    public TableResults? Results { get; }

    /// <summary>Whether evaluation needs a frame at all.</summary>
    public bool NeedsFrame { get; }

    /// <summary>The index of a table; racing threads may make it twice.</summary>
    public static TablePlan Of(DecisionTable table)
    {
        if (table.Plan is TablePlan known && known.Rows == table.Rows)
        {
            return known;
        }

        var plan = new TablePlan(table);
        table.Plan = plan;
        return plan;
    }

    private static Value? Constant(DecisionTable table, TableRow row)
    {
        if (row.Outputs.Any(o => o.Constant is null))
        {
            return null;
        }

        return row.Outputs.Length == 1
            ? row.Outputs[0].Constant
            : Value.Of(new ContextValue([.. table.Outputs.Select(o => o.Name)], [.. row.Outputs.Select(o => o.Constant!.Value)]));
    }
}

/// <summary>One column of the index.</summary>
internal sealed class ColumnPlan
{
    private ColumnPlan(ColumnPartition partition, ulong[][] byRegion, ulong[] trueOfUnknown, ulong[] notFalseOfUnknown, ulong[] free, bool idle)
    {
        Partition = partition;
        ByRegion = byRegion;
        TrueOfUnknown = trueOfUnknown;
        NotFalseOfUnknown = notFalseOfUnknown;
        Free = free;
        IsIdle = idle;
    }

    public ColumnPartition Partition { get; }

    /// <summary>Rows that accept a region (rows with a cell to evaluate always do).</summary>
    public ulong[][] ByRegion { get; }

    /// <summary>Rows that are true of an unknown input: <c>-</c>, 缺, and cells to evaluate.</summary>
    public ulong[] TrueOfUnknown { get; }

    /// <summary>Rows that are not false of an unknown input: all but none; 缺 is true, tests are unknown.</summary>
    public ulong[] NotFalseOfUnknown { get; }

    /// <summary>Rows that do not look at the input, or look at it by code.</summary>
    public ulong[] Free { get; }

    /// <summary>Every cell is <c>-</c>.</summary>
    public bool IsIdle { get; }

    public static ColumnPlan Of(DecisionTable table, int column)
    {
        var cells = table.Rows.Select(r => r.Cells[column]).ToList();
        var partition = ColumnPartition.Of(table.Inputs[column], cells);
        var words = RowSet.Words(cells.Count);
        var byRegion = new ulong[partition.Count][];
        for (var region = 0; region < byRegion.Length; region++)
        {
            byRegion[region] = new ulong[words];
            for (var row = 0; row < cells.Count; row++)
            {
                if (Accepts(partition, cells[row], region))
                {
                    RowSet.Add(byRegion[region], row);
                }
            }
        }

        var (sure, may, free) = (new ulong[words], new ulong[words], new ulong[words]);
        for (var row = 0; row < cells.Count; row++)
        {
            RowSet.Add(may, row);
            var code = cells[row] is { Kind: CellKind.Test, Shape: null };
            if (code || cells[row].Kind is CellKind.Any or CellKind.Missing)
            {
                RowSet.Add(sure, row);
            }

            if (code || cells[row].Kind == CellKind.Any)
            {
                RowSet.Add(free, row);
            }
        }

        return new ColumnPlan(partition, byRegion, sure, may, free, cells.TrueForAll(c => c.Kind == CellKind.Any));
    }

    /// <summary>Whether a cell is true of a region, cells to evaluate counting as true.</summary>
    public static bool Accepts(ColumnPartition partition, TableCell cell, int region) => cell.Kind switch
    {
        CellKind.Any => true,
        CellKind.Missing => false,
        CellKind.NotApplicable => region == partition.NullRegion,
        _ => cell.Shape is not { } shape || partition.Accepts(shape, region),
    };
}
