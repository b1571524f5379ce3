using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>What kind of case it was.</summary>
public enum CaseKind
{
    /// <summary>A <c>case</c> fence.</summary>
    Rule,

    /// <summary>A row of a 用例 table.</summary>
    Table,
}

/// <summary>Verdict of one case.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Suite">Rule file title or name of the table or derived quantity.</param>
/// <param name="Name">名称 or row name.</param>
/// <param name="Location">file:line:column of the case.</param>
/// <param name="Problems">Each broken expectation in Chinese, with what was expected and what came; empty = passed.</param>
public sealed record CaseVerdict(CaseKind Kind, string Suite, string Name, SourceLocation Location, ImmutableArray<string> Problems)
{
    public bool Passed => Problems.IsEmpty;

    /// <summary>Why, from inside, one per broken expectation that names a rule or row; empty for passed cases and where nobody asked.</summary>
    public ImmutableArray<CaseEvidence> Evidence { get; init; } = [];
}

/// <summary>All verdicts of a knowledge base, ordered by file and line.</summary>
public sealed record CaseReport(ImmutableArray<CaseVerdict> Verdicts)
{
    public int Passed => Verdicts.Count(v => v.Passed);

    public int Failed => Verdicts.Length - Passed;

    /// <summary>Good when there are cases and none failed: a knowledge base without cases is untested, not correct.</summary>
    public bool Good => Verdicts.Length > 0 && Failed == 0;
}
