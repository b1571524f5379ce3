namespace Zhudian.Advisor.Feel.Values;

/// <summary>Powers of ten that fit a <see cref="long"/>: exponents 0 to 18.</summary>
public static class PowersOfTen
{
    private static readonly long[] Longs =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    /// <summary>10 to the power of an exponent from 0 to 18.</summary>
    public static long Long(int exponent) => Longs[exponent];
}
