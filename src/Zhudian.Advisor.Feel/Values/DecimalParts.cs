using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>
/// A <see cref="decimal"/> seen as its parts: sign and scale, and 96 bits. The layout is that of the OLE Automation DECIMAL, which .NET keeps for
/// interop; a test compares it with <see cref="decimal.GetBits(decimal)"/>. Spares the copies of GetBits where numbers are read one after the other.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DecimalParts
{
    private const uint SignBit = 0x8000_0000;

    private readonly uint _flags;
    private readonly uint _high;
    private readonly ulong _low;

    /// <summary>Decimals after the point, 0 to 28.</summary>
    public int Scale => (int)(_flags >> 16) & 0xFF;

    /// <summary>Below zero (or a negative zero).</summary>
    public bool IsNegative => (_flags & SignBit) != 0;

    /// <summary>Whether the digits without point and sign fit a <see cref="long"/>.</summary>
    public bool FitsLong => _high == 0 && _low <= long.MaxValue;

    /// <summary>The digits without point, with sign; only when <see cref="FitsLong"/>.</summary>
    public long Digits => (_flags & SignBit) != 0 ? -(long)_low : (long)_low;

    /// <summary>Whether it is written as a whole number not below zero that fits a <see cref="long"/>.</summary>
    public bool IsNatural => (_flags | _high) == 0 && (long)_low >= 0;

    /// <summary>The number; only when <see cref="IsNatural"/>.</summary>
    public long Natural => (long)_low;

    /// <summary>The parts of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly DecimalParts Of(ref readonly decimal number) => ref Unsafe.As<decimal, DecimalParts>(ref Unsafe.AsRef(in number));
}
