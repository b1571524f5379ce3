namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Powers, roots and logarithms over <see cref="decimal"/>; null where the result does not exist or does not fit.</summary>
public static class DecimalMath
{
    private const int MaxExactExponent = 4096;

    /// <summary><paramref name="x"/> to the power <paramref name="y"/>; 0**0 is 1, 0 to a negative power and a fractional power of a negative do not exist.</summary>
    public static decimal? Power(decimal x, decimal y)
    {
        if (y == decimal.Truncate(y) && Math.Abs(y) <= MaxExactExponent)
        {
            return y >= 0m ? Whole(x, (int)y) : Reciprocal(x, (int)-y);
        }

        return FromDouble(Math.Pow((double)x, (double)y));
    }

    // Of the largest square that is a decimal, 2^96 being the first number that is none.
    private const decimal LargestRoot = 281474976710655m;

    /// <summary>Square root by Newton's method from the double, exact to the last decimal digit; null below 0.</summary>
    public static decimal? Sqrt(decimal x)
    {
        if (x < 0m)
        {
            return null;
        }

        if (x == 0m)
        {
            return 0m;
        }

        var guess = (decimal)Math.Sqrt((double)x);
        for (var i = 0; i < 3 && guess != 0m; i++)
        {
            guess = (guess + (x / guess)) / 2m;
        }

        var rounded = decimal.Round(guess, 14);
        return rounded <= LargestRoot && rounded * rounded == x ? Trim(rounded) : guess;
    }

    /// <summary>A double as decimal to 15 significant digits; null when it is not finite or does not fit.</summary>
    public static decimal? FromDouble(double value)
        => double.IsFinite(value) && Math.Abs(value) < 7.9e28 ? (decimal)value : null;

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static decimal? Whole(decimal x, int n)
    {
        try
        {
            var result = 1m;
            var square = x;
            for (var left = n; left > 0; left >>= 1)
            {
                if ((left & 1) == 1)
                {
                    result *= square;
                }

                if (left > 1)
                {
                    square *= square;
                }
            }

            return result;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Reciprocal(decimal x, int n)
    {
        if (x == 0m)
        {
            return null;
        }

        // A power too large for decimal has a reciprocal below its smallest step.
        return Whole(x, n) is not { } power ? 0m : power != 0m ? 1m / power : FromDouble(Math.Pow((double)x, -n));
    }
}
