using Zhudian.Advisor.Feel.Symbols;


namespace Zhudian.Advisor.Feel.Functions;

/// <summary>The Chinese functions of RULES.md §8.</summary>
internal static class KnowledgeFunctions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FunctionSymbol> All { get; } = [.. GapFunctions.All, .. CoverageFunctions.All, .. WordFunctions.All, .. ArrangingFunctions.All, .. NumberFunctions.All];
}
