using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Numbers as a sum of scaled numbers and how many they were: means that are mostly compared with bounds, which needs no division. A mean never lies so
/// close to a bound of few digits that rounding to the digits of a decimal could reach it.
/// </summary>
internal sealed class RatioColumn : ScalarColumn
{
    private readonly long[] _sums;
    private readonly int[] _counts;
    private readonly int _digits;
    private const int MostCount = 1 << 20;

    /// <summary>Means whose sums and counts, forms and other values are still filled in by the caller.</summary>
    public RatioColumn(Form[] forms, long[] sums, int[] counts, int digits)
        : base(forms) => (_sums, _counts, _digits) = (sums, counts, digits);

    /// <summary>Sums in steps of 10^-<see cref="SumDigits"/>; they keep <see cref="ScaledNumbers.Most"/>.</summary>
    public ReadOnlySpan<long> Sums => _sums;

    /// <summary>By what the sums are divided; at least 1 where the form is number, at most 2^20.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Decimals of the sums.</summary>
    public int SumDigits => _digits;

    /// <summary>Puts sum and count of a position, whatever its form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int position, long sum, int count) => (_sums[position], _counts[position]) = (sum, count);

    /// <summary>Counts one less for each of some items, where the owner of the item was put with all of its items.</summary>
    public void Without(ReadOnlySpan<int> items, int[] owners)
    {
        foreach (var item in items)
        {
            ref var count = ref _counts[owners[item]];
            count -= count > 0 ? 1 : 0;
        }
    }

    /// <summary>Whether the selected sums and counts are small enough to be compared without dividing.</summary>
    public static bool Fits(RatioColumn means, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (means._sums[i] is > ScaledNumbers.Most or < -ScaledNumbers.Most || means._counts[i] > MostCount)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override ScalarColumn Under(Form[] forms) => new RatioColumn(forms, _sums, _counts, _digits);

    /// <inheritdoc/>
    public override Column Gather(ReadOnlySpan<int> positions)
    {
        var (sums, counts) = (new long[positions.Length], new int[positions.Length]);
        for (var i = 0; i < positions.Length; i++)
        {
            (sums[i], counts[i]) = (_sums[positions[i]], _counts[positions[i]]);
        }

        var result = new RatioColumn(new Form[positions.Length], sums, counts, _digits);
        GatherOthers(positions, result);
        return result;
    }

    /// <inheritdoc/>
    protected override decimal LateNumber(int position) => NumberCells.Unscaled(_sums[position], _digits) / _counts[position];

    /// <summary>The means as decimals, for sums that are too large.</summary>
    public ScalarColumn Divided()
    {
        var result = new ScalarColumn(Forms);
        for (var i = 0; i < Count; i++)
        {
            if (Forms[i] == Form.Number)
            {
                result.Numbers[i] = LateNumber(i);
            }
            else if (Forms[i] == Form.Other)
            {
                result.Put(i, this[i]);
            }
        }

        return result;
    }
}
