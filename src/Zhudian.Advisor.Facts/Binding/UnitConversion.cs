namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Arithmetic of unit conversion in <see cref="decimal"/>: multiply first, so that factors without a finite quotient lose nothing.</summary>
internal static class UnitConversion
{
    /// <summary>number × multiply ÷ divide; false when the result cannot be represented.</summary>
    public static bool TryScale(decimal number, decimal multiply, decimal divide, out decimal result)
    {
        try
        {
            result = Trim(number * multiply / divide);
            return true;
        }
        catch (OverflowException)
        {
            result = 0;
            return false;
        }
    }

    // Division leaves no trailing zeros behind, multiplication does: 35 × 0.001 must print 0.035, whatever was written before.
    private static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;
}
