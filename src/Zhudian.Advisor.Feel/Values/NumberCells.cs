using System.Runtime.CompilerServices;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>
/// A stored column of numbers as it lies in a row source, for loops that run over it without making a value of each cell.
/// A cell that holds no number (unknown or not applicable) is read through <see cref="Other"/>.
/// </summary>
public abstract class NumberCells
{
    private readonly decimal[] _numbers;
    private readonly bool[] _known;
    private readonly long[]? _scaled;
    private int[]? _gaps;

    /// <summary>A column; both arrays are given up by the caller.</summary>
    /// <param name="numbers">Number per row; anything where there is none.</param>
    /// <param name="known">Whether a row holds a number.</param>
    protected NumberCells(decimal[] numbers, bool[] known)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        _numbers = numbers;
        _known = known;
        _scaled = Scale(numbers, known, out var digits);
        Digits = digits;
    }

    /// <summary>Number of rows.</summary>
    public int Count => _numbers.Length;

    /// <summary>Decimals of <see cref="Scaled"/>.</summary>
    public int Digits { get; }

    /// <summary>All numbers as whole multiples of 10^-<see cref="Digits"/>, 0 where there is none; empty when some have too many digits. The sum of four million of them fits a <see cref="long"/>.</summary>
    public ReadOnlySpan<long> Scaled => _scaled;

    /// <summary>As <see cref="Scaled"/>, to keep.</summary>
    public ReadOnlyMemory<long> ScaledCells => _scaled;

    /// <summary>Whether each row holds a number.</summary>
    public ReadOnlySpan<bool> Known => _known;

    /// <summary>Rows that hold no number, ascending. Racing threads find the same.</summary>
    public ReadOnlySpan<int> Gaps => _gaps ??= [.. Enumerable.Range(0, Count).Where(row => !_known[row])];

    /// <summary>Whether <see cref="Scaled"/> is there.</summary>
    public bool IsScaled => _scaled is not null;

    /// <summary>Whether a row holds a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsKnown(int row) => _known[row];

    /// <summary>The number of a row for which <see cref="IsKnown"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly decimal Number(int row) => ref _numbers[row];

    /// <summary>Unknown or null of a row without a number.</summary>
    public abstract Value Other(int row);

    /// <summary>What is missing in a row without a number; null when it is not applicable.</summary>
    public virtual UnknownInfo? Unknown(int row) => Other(row).Unknown;

    /// <summary>The number that so many steps of 10^-<paramref name="digits"/> make.</summary>
    public static decimal Unscaled(long steps, int digits)
    {
        var size = (ulong)Math.Abs(steps);
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), 0, steps < 0, (byte)digits);
    }

    private static long[]? Scale(decimal[] numbers, bool[] known, out int digits)
    {
        digits = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (known[i])
            {
                ref readonly var parts = ref DecimalParts.Of(in numbers[i]);
                digits = Math.Max(digits, parts.Scale);
                if (!parts.FitsLong || digits > ScaledNumbers.MostDigits)
                {
                    return null;
                }
            }
        }

        var scaled = new long[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (known[i])
            {
                ref readonly var parts = ref DecimalParts.Of(in numbers[i]);
                var stretch = PowersOfTen.Long(digits - parts.Scale);
                if (Math.Abs(parts.Digits) > ScaledNumbers.Most / stretch)
                {
                    return null;
                }

                scaled[i] = parts.Digits * stretch;
            }
        }

        return scaled;
    }
}
