using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Rows of one source.</summary>
internal sealed class RowColumn : Column
{
    private readonly int[]? _rows;

    /// <summary>All rows of a source in order, or given ones.</summary>
    public RowColumn(RowSource source, int count, int[]? rows = null)
        : base(new Form[count])
    {
        Source = source;
        _rows = rows;
        Array.Fill(Forms, Form.Part);
    }

    /// <summary>The source.</summary>
    public RowSource Source { get; }

    /// <summary>Whether position and row number are the same.</summary>
    public bool IsIdentity => _rows is null;

    /// <summary>Row at a position.</summary>
    public int RowAt(int position) => _rows is null ? position : _rows[position];

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var rows = new int[positions.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = RowAt(positions[i]);
        }

        return new RowColumn(Source, rows.Length, rows);
    }

    /// <inheritdoc/>
    protected override Value Make(int position) => Value.Row(Source, RowAt(position));
}
