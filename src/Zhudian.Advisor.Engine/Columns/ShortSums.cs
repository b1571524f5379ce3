using System.Numerics;

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
}
