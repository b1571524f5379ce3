using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Numbers and other plain values. Numbers lie as whole multiples of a power of ten where their decimals allow, else as decimals.</summary>
internal class ScalarColumn : Column
{
    private readonly long[] _scaled = [];
    private decimal[]? _numbers;

    /// <summary>A column whose numbers, if any, are put one by one.</summary>
    public ScalarColumn(Form[] forms)
        : base(forms) => Digits = -1;

    /// <summary>A column of scaled numbers; there must be one for each position, anything where the form is not number.</summary>
    public ScalarColumn(Form[] forms, long[] scaled, int digits)
        : base(forms) => (_scaled, Digits) = (scaled, digits);

    /// <summary>Decimals of scaled numbers; −1 when the numbers are decimals.</summary>
    public int Digits { get; }

    /// <summary>Whether numbers are scaled.</summary>
    public bool IsScaled => Digits >= 0;

    /// <summary>Whether the only forms are number and other, and scaled numbers are 0 where there is none, so that sums need not look.</summary>
    public virtual bool HasZeros => false;

    /// <summary>Where there is no number, ascending; only where <see cref="HasZeros"/>.</summary>
    public virtual ReadOnlySpan<int> Zeros => throw new InvalidOperationException("no stored numbers");

    /// <summary>Numbers in steps of 10^-<see cref="Digits"/>. They keep <see cref="ScaledNumbers.Most"/>.</summary>
    public ReadOnlySpan<long> Scaled => _scaled;

    /// <summary>Numbers as decimals, for code that fills the column; only when not scaled.</summary>
    public decimal[] Numbers => _numbers ??= new decimal[Count];

    /// <summary>The number at a position whose form is number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal NumberAt(int position) => _numbers is { } numbers ? numbers[position] : IsScaled ? NumberCells.Unscaled(_scaled[position], Digits) : LateNumber(position);

    /// <summary>Puts any value; a fault leaves the position open. Only when not scaled.</summary>
    public void Set(int position, in Value value)
    {
        if (value.IsNumber)
        {
            Numbers[position] = value.AsNumber;
            Forms[position] = Form.Number;
        }
        else
        {
            Put(position, value);
        }
    }

    /// <summary>Copies a position of another column.</summary>
    public void Copy(int position, Column from, int at)
    {
        switch (from.Forms[at])
        {
            case Form.Number when from is ScalarColumn scalars:
                Numbers[position] = scalars.NumberAt(at);
                Forms[position] = Form.Number;
                break;
            case Form.Other or Form.Part or Form.Number:
                Set(position, from[at]);
                break;
            default:
                Forms[position] = from.Forms[at];
                break;
        }
    }

    /// <summary>The same numbers under other forms; other values are for the caller.</summary>
    public virtual ScalarColumn Under(Form[] forms) => IsScaled ? new ScalarColumn(forms, _scaled, Digits) : new ScalarColumn(forms) { _numbers = _numbers };

    /// <summary>Any column as one of plain values; rows, lists and contexts are made.</summary>
    public static ScalarColumn Of(Column column)
    {
        if (column is ScalarColumn scalars)
        {
            return scalars;
        }

        var made = new ScalarColumn(new Form[column.Count]);
        for (var i = 0; i < column.Count; i++)
        {
            made.Copy(i, column, i);
        }

        return made;
    }

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        if (IsScaled)
        {
            var scaled = new long[positions.Length];
            var all = Scaled;
            for (var i = 0; i < scaled.Length; i++)
            {
                scaled[i] = all[positions[i]];
            }

            var gathered = new ScalarColumn(new Form[positions.Length], scaled, Digits);
            GatherOthers(positions, gathered);
            return gathered;
        }

        var result = new ScalarColumn(new Form[positions.Length]);
        GatherOthers(positions, result);
        if (_numbers is { } numbers)
        {
            var into = result.Numbers;
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = numbers[positions[i]];
            }
        }

        return result;
    }

    /// <summary>A number that is neither scaled nor kept as a decimal.</summary>
    protected virtual decimal LateNumber(int position) => throw new InvalidOperationException("no number here");

    /// <inheritdoc/>
    protected override Value Make(int position) => Value.Of(NumberAt(position));
}
