using System.Numerics;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Bit operations on sets of rows kept as spans of words.</summary>
internal static class RowSet
{
    public static int Words(int rows) => (rows + 63) >> 6;

    public static ulong[] All(int rows)
    {
        var set = new ulong[Words(rows)];
        for (var i = 0; i < set.Length; i++)
        {
            set[i] = ulong.MaxValue;
        }

        if ((rows & 63) != 0)
        {
            set[^1] = (1UL << (rows & 63)) - 1;
        }

        return set;
    }

    public static void Add(Span<ulong> set, int row) => set[row >> 6] |= 1UL << (row & 63);

    public static void Remove(Span<ulong> set, int row) => set[row >> 6] &= ~(1UL << (row & 63));

    public static bool Has(ReadOnlySpan<ulong> set, int row) => (set[row >> 6] & (1UL << (row & 63))) != 0;

    public static void And(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < set.Length; i++)
        {
            set[i] &= other[i];
        }
    }

    public static void Or(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < set.Length; i++)
        {
            set[i] |= other[i];
        }
    }

    /// <summary>First row at or after <paramref name="from"/>; -1 when there is none.</summary>
    public static int Next(ReadOnlySpan<ulong> set, int from)
    {
        var word = from >> 6;
        if (word >= set.Length)
        {
            return -1;
        }

        var bits = set[word] & (ulong.MaxValue << (from & 63));
        while (bits == 0)
        {
            if (++word >= set.Length)
            {
                return -1;
            }

            bits = set[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
