using System.Globalization;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>Plain text of a decimal: no exponent, no trailing zeros, reads back to the same number.</summary>
internal static class NumberText
{
    // Dividing by a one of full scale removes trailing zeros; decimal's own default format never uses an exponent (G29 does below 1E-5).
    private const decimal One = 1.0000000000000000000000000000m;

    public static string Of(decimal number) => (number / One).ToString(CultureInfo.InvariantCulture);

    public static bool TryFormat(decimal number, Span<char> target, out int length) => (number / One).TryFormat(target, out length, default, CultureInfo.InvariantCulture);
}
