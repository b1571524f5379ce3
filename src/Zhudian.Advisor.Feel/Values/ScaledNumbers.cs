namespace Zhudian.Advisor.Feel.Values;

/// <summary>Bounds within which scaled numbers can be added and brought to the same decimals without thinking.</summary>
public static class ScaledNumbers
{
    /// <summary>No scaled number is larger, so that the sum of four million of them fits a <see cref="long"/>.</summary>
    public const long Most = long.MaxValue >> 22;

    /// <summary>Most decimals.</summary>
    public const int MostDigits = 12;

    /// <summary>Most decimals numbers may be stretched by: 10^6 times <see cref="Most"/> fits a long.</summary>
    public const int MostShift = 6;

    /// <summary>A number as a whole multiple of a power of ten; false when it has too many digits.</summary>
    public static bool TryScale(in decimal number, out long scaled, out int digits)
    {
        ref readonly var parts = ref DecimalParts.Of(in number);
        (scaled, digits) = (0, parts.Scale);
        if (!parts.FitsLong || Math.Abs(parts.Digits) > Most || digits > MostDigits)
        {
            return false;
        }

        scaled = parts.Digits;
        return true;
    }
}
