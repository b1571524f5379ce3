namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>Numbers by their rank, without sorting the others (Hoare's selection; after too many unlucky pivots the rest is sorted).</summary>
internal static class OrderStatistics
{
    private const int Short = 8;

    /// <summary>Arranges numbers so that the one at a rank (from 0) is what sorting would put there, and no later one is smaller.</summary>
    public static void Select(Span<long> numbers, int rank)
    {
        var (first, last) = (0, numbers.Length - 1);
        for (var tries = 4 + (2 * int.Log2(Math.Max(1, numbers.Length))); last - first > Short && tries > 0; tries--)
        {
            var pivot = Middle(numbers[first], numbers[first + ((last - first) / 2)], numbers[last]);
            var (low, high) = Part(numbers, first, last, pivot);
            if (rank <= high)
            {
                last = high;
            }
            else if (rank >= low)
            {
                first = low;
            }
            else
            {
                return;
            }
        }

        numbers[first..(last + 1)].Sort();
    }

    // Up to high nothing is larger than the pivot, from low on nothing smaller; between them lies the pivot itself.
    private static (int Low, int High) Part(Span<long> numbers, int low, int high, long pivot)
    {
        while (low <= high)
        {
            while (numbers[low] < pivot)
            {
                low++;
            }

            while (numbers[high] > pivot)
            {
                high--;
            }

            if (low <= high)
            {
                (numbers[low], numbers[high]) = (numbers[high], numbers[low]);
                low++;
                high--;
            }
        }

        return (low, high);
    }

    private static long Middle(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
