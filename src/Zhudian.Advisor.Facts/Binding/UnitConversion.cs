namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Arithmetic of unit conversion in <see cref="decimal"/>: multiply first, so that factors without a finite quotient lose nothing.</summary>
internal static class UnitConversion
{
    /// <summary>number × multiply ÷ divide; false when the result cannot be represented.</summary>
    public static bool TryScale(decimal number, decimal multiply, decimal divide, out decimal result)
    {
        try
        {
            result = number * multiply / divide;
            return true;
        }
        catch (OverflowException)
        {
            result = 0;
            return false;
        }
    }
}
