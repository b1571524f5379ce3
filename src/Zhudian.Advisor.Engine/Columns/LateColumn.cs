using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Items of lists that still stand in the columns they came from. Single items are read there; the column of all items is made when somebody computes
/// with it.
/// </summary>
internal abstract class LateColumn(Form[] forms) : Column(forms)
{
    /// <summary>The column made; any other column as it is.</summary>
    public static Column Made(Column column) => column is LateColumn late ? late.MakeAll() : column;

    /// <inheritdoc/>
    protected sealed override Value OtherAt(int position) => Make(position);

    private Column MakeAll()
    {
        var positions = new int[Count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = i;
        }

        return Gather(positions);
    }
}

/// <summary>Items that are the positions of several columns in turn: a, b, c of the first position, then of the second …</summary>
/// <param name="columns">The columns.</param>
/// <param name="rows">Their positions.</param>
/// <param name="forms">Form of each item.</param>
internal sealed class StripedItems(Column[] columns, Selection rows, Form[] forms) : LateColumn(forms)
{
    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        if (Scaled(positions) is { } numbers)
        {
            return numbers;
        }

        var (which, places) = (new int[positions.Length], new int[positions.Length]);
        for (var i = 0; i < which.Length; i++)
        {
            var row = positions[i] / columns.Length;
            (which[i], places[i]) = (positions[i] - (row * columns.Length), rows[row]);
        }

        return Gathering.Of(columns, which, places);
    }

    /// <inheritdoc/>
    public override UnknownInfo? UnknownAt(int position) => columns[position % columns.Length].UnknownAt(rows[position / columns.Length]);

    /// <summary>Whether all columns hold scaled numbers of the same decimals.</summary>
    public bool IsScaled(out int digits)
    {
        digits = columns.Length > 0 && columns[0] is ScalarColumn first ? first.Digits : -1;
        foreach (var column in columns)
        {
            if (column is not ScalarColumn { IsScaled: true } scalars || scalars.Digits != digits)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The column an item stands in and its place there; where <see cref="IsScaled"/>.</summary>
    public ScalarColumn At(int position, out int place)
    {
        var row = position / columns.Length;
        place = rows[row];
        return (ScalarColumn)columns[position - (row * columns.Length)];
    }

    // Without a list of places where all are numbers of the same decimals, but for other values.
    private ScalarColumn? Scaled(ReadOnlySpan<int> positions)
    {
        if (!IsScaled(out var digits))
        {
            return null;
        }

        var (forms, numbers) = (new Form[positions.Length], new long[positions.Length]);
        var result = new ScalarColumn(forms, numbers, digits);
        for (var i = 0; i < numbers.Length; i++)
        {
            var column = At(positions[i], out var place);
            numbers[i] = column.Scaled[place];
            result.CopyForm(i, column, place);
        }

        return result;
    }

    /// <inheritdoc/>
    protected override Value Make(int position) => columns[position % columns.Length][rows[position / columns.Length]];
}

/// <summary>Items of lists of one or the other of two columns.</summary>
/// <param name="left">One.</param>
/// <param name="right">The other.</param>
/// <param name="places">Place of each item in the left column; of those in the right one the complement.</param>
/// <param name="forms">Form of each item.</param>
internal sealed class ChosenItems(Column left, Column right, int[] places, Form[] forms) : LateColumn(forms)
{
    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var (which, at) = (new int[positions.Length], new int[positions.Length]);
        for (var i = 0; i < which.Length; i++)
        {
            var place = places[positions[i]];
            (which[i], at[i]) = place < 0 ? (1, ~place) : (0, place);
        }

        return Gathering.Of([Made(left), Made(right)], which, at);
    }

    /// <inheritdoc/>
    protected override Value Make(int position) => places[position] is >= 0 and var place ? left[place] : right[~places[position]];
}
