using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;

namespace Zhudian.Advisor.Knowledge.Building;

/// <summary>Bounds and circumstances of loading a knowledge base.</summary>
public sealed record LoadOptions
{
    /// <summary>Defaults: 2 MB a file, 5,000 files, 2 minutes (a loaded machine takes many times what a free one does).</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>Largest file in bytes; a larger one is an error.</summary>
    public int MaxFileBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Most files of one knowledge base.</summary>
    public int MaxFiles { get; init; } = 5000;

    /// <summary>Most diagnostics kept; past it one last entry says how many more there are.</summary>
    public int MaxDiagnostics { get; init; } = 2000;

    /// <summary>Longest time for the whole load; past it loading stops with an error.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Day for the findings of upkeep (<c>rules check</c>): overdue reviews, expired sources and parameters, missing basis or cases, unverified basis behind formal kinds. Null skips them: loading never depends on the clock.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Whether to look for gaps, overlaps and needless rows in decision tables (<c>rules check</c>).</summary>
    public bool AnalyseTables { get; init; }

    /// <summary>Whether the analysis also says what it could not analyse.</summary>
    public bool AnalysisNotes { get; init; }

    /// <summary>Whether cases (<c>case</c> fences, 用例 tables) are read: tests of the rules need them, an evaluation does not, and they are a third of the work.</summary>
    public bool Cases { get; init; } = true;

    /// <summary>Functions that rule files may call; null = <see cref="FunctionLibrary.Knowledge"/>. Rooms above add their methods with <see cref="FunctionLibrary.With"/>.</summary>
    public IFunctionLibrary? Functions { get; init; }
}
