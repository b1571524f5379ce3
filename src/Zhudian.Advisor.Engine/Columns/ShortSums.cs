using System.Numerics;
using System.Runtime.InteropServices;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Sums over the few items of one list, several items in a step.</summary>
internal static class ShortSums
{
    /// <summary>Sum of numbers; the caller sees to it that it fits.</summary>
    public static long Sum(ReadOnlySpan<long> numbers)
    {
        var (sum, at) = (0L, 0);
        if (numbers.Length >= Vector<long>.Count)
        {
            var sums = Vector<long>.Zero;
            for (; at + Vector<long>.Count <= numbers.Length; at += Vector<long>.Count)
            {
                sums += new Vector<long>(numbers[at..]);
            }

            sum = Vector.Sum(sums);
        }

        for (; at < numbers.Length; at++)
        {
            sum += numbers[at];
        }

        return sum;
    }

    /// <summary>How many bytes are 1, of bytes that are 0 or 1.</summary>
    public static int Ones(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            count += BitOperations.PopCount(MemoryMarshal.Read<ulong>(bytes));
        }

        foreach (var one in bytes)
        {
            count += one;
        }

        return count;
    }
}
