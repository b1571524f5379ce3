using Zhudian.Advisor.Feel.Symbols;


namespace Zhudian.Advisor.Feel.Functions;

/// <summary>The built-ins of DMN 1.5 §10.3.4 by group.</summary>
internal static class DmnFunctions
{
    /// <summary>Built-ins whose value depends on their arguments alone.</summary>
    public static IReadOnlyList<FunctionSymbol> Pure { get; } = 
    [
        .. ConversionFunctions.All, .. TemporalFunctions.Pure, .. BooleanFunctions.All, .. StringFunctions.All, .. RegexFunctions.All,
        .. ListFunctions.All, .. AggregateFunctions.All, .. NumericFunctions.All, .. RangeFunctions.All, .. ContextFunctions.All,
    ];

    /// <summary>All built-ins.</summary>
    public static IReadOnlyList<FunctionSymbol> All { get; } = [.. Pure, .. TemporalFunctions.Clock];
}
