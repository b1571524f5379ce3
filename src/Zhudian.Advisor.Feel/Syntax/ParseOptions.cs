namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Which names and which strictness apply.</summary>
public enum FeelDialect
{
    /// <summary>DMN 1.5 as it stands.</summary>
    Plain,

    /// <summary>Inside rule files (RULES.md §1, §7): names are identifiers, full-width punctuation and comparison chains are errors.</summary>
    Knowledge,
}

/// <summary>How to parse.</summary>
/// <param name="Dialect">Plain FEEL or rule files.</param>
/// <param name="Names">Visible names; only those with spaces or special characters matter. Built-in names need not be given; rule files have none.</param>
/// <param name="MaxDepth">Deepest nesting; past it parsing stops with FEL003.</param>
/// <param name="MaxLength">Longest text in UTF-16 units; past it FEL002.</param>
public sealed record ParseOptions(FeelDialect Dialect = FeelDialect.Plain, IEnumerable<string>? Names = null, int MaxDepth = 200, int MaxLength = 65536)
{
    public static ParseOptions Plain { get; } = new();

    public static ParseOptions Knowledge { get; } = new(FeelDialect.Knowledge);
}
