using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>
/// The inputs of a table as a finite grid: per column the regions within which no cell changes its answer. Null is a region where a cell says
/// <c>null</c>, missing one where a cell says 缺. Cells that are not constant may accept any definite value.
/// </summary>
internal sealed class AnalysisSpace
{
    private AnalysisSpace(DecisionTable table, ImmutableArray<AnalysisColumn> columns)
    {
        Table = table;
        Columns = columns;
    }

    public DecisionTable Table { get; }

    public ImmutableArray<AnalysisColumn> Columns { get; }

    public int RowCount => Table.Rows.Length;

    public static AnalysisSpace Of(DecisionTable table)
        => new(table, [.. Enumerable.Range(0, table.Inputs.Length).Select(c => AnalysisColumn.Of(table, c))]);

    /// <summary>Whether every cell of a row is constant.</summary>
    public bool IsSure(int row) => Columns.All(c => !c.IsOpen(row));

    /// <summary>The whole grid.</summary>
    public Box Everything() => new([.. Columns.Select(c => RowSet.All(c.RegionCount))]);

    /// <summary>What a row accepts for certain; open cells accept nothing when <paramref name="open"/> is false, everything definite when true.</summary>
    public Box BoxOf(int row, bool open = false) => new([.. Columns.Select(c => c.Accepted(row, open))]);
}

/// <summary>A product of sets of regions, one set per column.</summary>
internal sealed record Box(ImmutableArray<ulong[]> Sides)
{
    public bool IsEmpty => Sides.Any(s => RowSet.Next(s, 0) < 0);

    public Box With(int column, ulong[] side) => new(Sides.SetItem(column, side));

    public Box Intersect(Box other) => new([.. Sides.Zip(other.Sides, And)]);

    public bool Same(Box other) => Sides.Zip(other.Sides, (a, b) => a.AsSpan().SequenceEqual(b)).All(same => same);

    public bool Contains(Box other) => Sides.Zip(other.Sides, (a, b) => And(a, b).AsSpan().SequenceEqual(b)).All(inside => inside);

    private static ulong[] And(ulong[] left, ulong[] right)
    {
        var set = (ulong[])left.Clone();
        RowSet.And(set, right);
        return set;
    }
}

/// <summary>One column of the grid.</summary>
internal sealed class AnalysisColumn
{
    private readonly ImmutableArray<TableCell> _cells;
    private readonly ColumnPartition _partition;
    private readonly int _null;
    private readonly int _missing;

    private AnalysisColumn(ColumnPartition partition, ImmutableArray<TableCell> cells)
    {
        _partition = partition;
        _cells = cells;
        var count = partition.Known;
        _null = cells.Any(c => c.Kind == CellKind.NotApplicable) ? count++ : -1;
        _missing = cells.Any(c => c.Kind == CellKind.Missing) ? count++ : -1;
        RegionCount = count;
        SureRows = new ulong[count][];
        MaybeRows = new ulong[count][];
        for (var region = 0; region < count; region++)
        {
            SureRows[region] = new ulong[RowSet.Words(cells.Length)];
            MaybeRows[region] = new ulong[RowSet.Words(cells.Length)];
            for (var row = 0; row < cells.Length; row++)
            {
                if (Accepts(row, region, open: false))
                {
                    RowSet.Add(SureRows[region], row);
                }

                if (Accepts(row, region, open: true))
                {
                    RowSet.Add(MaybeRows[region], row);
                }
            }
        }
    }

    public int RegionCount { get; }

    /// <summary>Rows that accept a region for certain.</summary>
    public ulong[][] SureRows { get; }

    /// <summary>Rows that accept a region, cells that are not constant counting as accepting.</summary>
    public ulong[][] MaybeRows { get; }

    /// <summary>Cells that cannot be analysed.</summary>
    public IEnumerable<TableCell> OpenCells => _cells.Where((_, row) => IsOpen(row));

    public bool HasAxis => _partition.HasAxis;

    public static AnalysisColumn Of(DecisionTable table, int column)
    {
        var cells = table.Rows.Select(r => r.Cells[column]).ToImmutableArray();
        return new AnalysisColumn(ColumnPartition.Of(table.Inputs[column], cells), cells);
    }

    public bool IsOpen(int row) => _cells[row] is { Kind: CellKind.Test, Shape: null };

    public bool IsMissing(int region) => region == _missing;

    /// <summary>A value of a region; missing has none.</summary>
    public Value Witness(int region) => region == _null || region == _missing ? Value.Null : _partition.Witness(region);

    /// <summary>Values near the bounds of a region, for constraints.</summary>
    public IEnumerable<Value> Probes(int region) => region == _null || region == _missing ? [Value.Null] : _partition.Probes(region);

    public ulong[] Accepted(int row, bool open)
    {
        var set = new ulong[RowSet.Words(RegionCount)];
        for (var region = 0; region < RegionCount; region++)
        {
            if (Accepts(row, region, open))
            {
                RowSet.Add(set, region);
            }
        }

        return set;
    }

    /// <summary>A set of regions in words; empty when it is everything.</summary>
    public string Describe(string input, ulong[] regions)
    {
        if (RowSet.Count(regions) == RegionCount)
        {
            return string.Empty;
        }

        var known = Enumerable.Range(0, _partition.Known).Where(r => RowSet.Has(regions, r)).ToList();
        var parts = known.Count == _partition.Known ? [input + " 为任意已知值"] : _partition.Describe(input, known).ToList();
        if (_null >= 0 && RowSet.Has(regions, _null))
        {
            parts.Add(input + " 为 null");
        }

        if (_missing >= 0 && RowSet.Has(regions, _missing))
        {
            parts.Add(input + " 缺");
        }

        return string.Join(" 或 ", parts);
    }

    private bool Accepts(int row, int region, bool open)
    {
        var cell = _cells[row];
        if (region == _missing)
        {
            return cell.Kind is CellKind.Any or CellKind.Missing;
        }

        return IsOpen(row) ? open : ColumnPlan.Accepts(_partition, cell, region == _null ? _partition.NullRegion : region);
    }
}
