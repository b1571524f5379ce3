namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>Bounds on hostile drafts; a draft beyond one of them is refused with a diagnostic, never cut silently.</summary>
/// <remarks>A technical report of 120 pages has about 150,000 characters, 800 blocks and tables of 300 rows.</remarks>
public sealed record DraftLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static DraftLimits Default { get; } = new();

    /// <summary>Characters of the whole Markdown.</summary>
    public int Characters { get; init; } = 4_000_000;

    /// <summary>Characters of one line.</summary>
    public int LineLength { get; init; } = 40_000;

    /// <summary>Blocks of all levels.</summary>
    public int Blocks { get; init; } = 20_000;

    /// <summary>Depth of nested lists and quotations.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>Columns of a table.</summary>
    public int Columns { get; init; } = 30;

    /// <summary>Body rows of a table.</summary>
    public int Rows { get; init; } = 3_000;

    /// <summary>Footnotes.</summary>
    public int Footnotes { get; init; } = 3_000;

    /// <summary>Charts.</summary>
    public int Charts { get; init; } = 60;

    /// <summary>Problems reported before the rest is only counted.</summary>
    public int Diagnostics { get; init; } = 100;
}
