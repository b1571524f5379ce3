namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Rounding of decimals to a scale, which may be negative (tens, hundreds); null when the result does not fit.</summary>
public static class Rounding
{
    private const int MaxScale = 28;

    /// <summary>Half to even: DMN <c>decimal</c>; GB/T 8170 for ties.</summary>
    public static decimal? HalfEven(decimal n, int scale) => Apply(n, scale, MidpointRounding.ToEven);

    /// <summary>Half away from zero.</summary>
    public static decimal? HalfUp(decimal n, int scale) => Apply(n, scale, MidpointRounding.AwayFromZero);

    /// <summary>Half towards zero.</summary>
    public static decimal? HalfDown(decimal n, int scale)
    {
        var nearest = HalfUp(n, scale);
        var down = Down(n, scale);
        return nearest is null || down is null || Math.Abs(n - down.Value) * 2m == Math.Abs(nearest.Value - down.Value) ? down : nearest;
    }

    /// <summary>Away from zero.</summary>
    public static decimal? Up(decimal n, int scale) => n < 0m ? Floor(n, scale) : Ceiling(n, scale);

    /// <summary>Towards zero.</summary>
    public static decimal? Down(decimal n, int scale) => Apply(n, scale, MidpointRounding.ToZero);

    /// <summary>Towards negative infinity.</summary>
    public static decimal? Floor(decimal n, int scale) => Apply(n, scale, MidpointRounding.ToNegativeInfinity);

    /// <summary>Towards positive infinity.</summary>
    public static decimal? Ceiling(decimal n, int scale) => Apply(n, scale, MidpointRounding.ToPositiveInfinity);

    private static decimal? Apply(decimal n, int scale, MidpointRounding mode)
    {
        if (scale >= 0)
        {
            return scale >= MaxScale ? n : decimal.Round(n, scale, mode);
        }

        if (scale < -MaxScale)
        {
            // Every step of this size exceeds the largest number: only zero is representable.
            return n == 0m || mode is MidpointRounding.ToEven or MidpointRounding.AwayFromZero or MidpointRounding.ToZero
                || (mode == MidpointRounding.ToNegativeInfinity && n > 0m) || (mode == MidpointRounding.ToPositiveInfinity && n < 0m) ? 0m : null;
        }

        try
        {
            var step = 1m;
            for (var i = 0; i < -scale; i++)
            {
                step *= 10m;
            }

            // Whole steps first: dividing by the step alone would round before the tie is seen.
            var whole = decimal.Truncate(n / step);
            var rest = n - (whole * step);
            return (whole + RestOf(rest, step, whole, mode)) * step;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal RestOf(decimal rest, decimal step, decimal whole, MidpointRounding mode)
    {
        var sign = Math.Sign(rest);
        if (sign == 0)
        {
            return 0m;
        }

        var half = Math.Abs(rest).CompareTo(step / 2m);
        return mode switch
        {
            MidpointRounding.ToZero => 0m,
            MidpointRounding.ToNegativeInfinity => sign < 0 ? -1m : 0m,
            MidpointRounding.ToPositiveInfinity => sign > 0 ? 1m : 0m,
            MidpointRounding.AwayFromZero => half >= 0 ? sign : 0m,
            _ => half > 0 || (half == 0 && whole % 2m != 0m) ? sign : 0m,
        };
    }
}
