using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Bounds within which scaled numbers can be added and brought to the same decimals without thinking.</summary>
internal static class ScaledNumbers
{
    /// <summary>No scaled number is larger: those of stored columns are not, results of tables neither.</summary>
    public const long Most = long.MaxValue >> 22;

    /// <summary>Most decimals numbers may be stretched by: 10^6 times <see cref="Most"/> fits a long.</summary>
    public const int MostShift = 6;

    /// <summary>A number as a whole multiple of a power of ten; false when it has too many digits.</summary>
    public static bool TryScale(in decimal number, out long scaled, out int digits)
    {
        ref readonly var parts = ref DecimalParts.Of(in number);
        (scaled, digits) = (0, parts.Scale);
        if (!parts.FitsLong || Math.Abs(parts.Digits) > Most || digits > 12)
        {
            return false;
        }

        scaled = parts.Digits;
        return true;
    }
}
