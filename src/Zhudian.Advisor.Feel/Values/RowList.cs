using System.Runtime.CompilerServices;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>Rows of one source: a run of neighbours, or given ones.</summary>
public readonly struct RowNumbers
{
    private readonly int[]? _rows;
    private readonly int _first;

    /// <summary>Neighbours from <paramref name="first"/> on.</summary>
    public RowNumbers(int first, int count) => (_first, Count) = (first, count);

    /// <summary>Given rows; the array is given up by the caller.</summary>
    public RowNumbers(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (_rows, Count) = (rows, rows.Length);
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Row number at a position.</summary>
    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _rows is null ? _first + index : _rows[index];
    }
}

/// <summary>A list of rows of one source: takes four bytes a row at most, and lets loops run over columns instead of values.</summary>
public sealed class RowList(RowSource source, RowNumbers rows, UnknownInfo? gap) : ListValue
{
    /// <summary>Where the rows lie.</summary>
    public RowSource Source => source;

    /// <summary>Which rows.</summary>
    public RowNumbers Rows => rows;

    /// <inheritdoc/>
    public override int Count => rows.Count;

    /// <inheritdoc/>
    public override UnknownInfo? Gap => gap;

    /// <inheritdoc/>
    public override Value this[int index] => (uint)index < (uint)rows.Count ? Value.Row(source, rows[index]) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Some of the rows, by number; the whole list when all are kept and the gap is the same.</summary>
    internal static ListValue Kept(RowList list, ReadOnlySpan<int> kept, UnknownInfo? gap)
        => kept.Length == list.Count && ReferenceEquals(gap, list.Gap) ? list
            : kept.Length == 0 ? Of([], gap)
            : new RowList(list.Source, Numbers(kept), gap);

    private static RowNumbers Numbers(ReadOnlySpan<int> rows)
        => rows[^1] - rows[0] == rows.Length - 1 && IsAscending(rows) ? new RowNumbers(rows[0], rows.Length) : new RowNumbers(rows.ToArray());

    private static bool IsAscending(ReadOnlySpan<int> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i] != rows[i - 1] + 1)
            {
                return false;
            }
        }

        return true;
    }
}
