using System.Collections.Immutable;
using Zhudian.Advisor.Testing.Coverage;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>
/// A case that would cover something no case covers. What it expects is what the rules give now: nobody has said that this is right,
/// so it is a draft to be checked by an expert and never becomes a case by itself.
/// </summary>
/// <param name="Heading">Table the row belongs to; empty for a <c>case</c> fence.</param>
/// <param name="Covers">What it covers and no case did.</param>
/// <param name="From">The case it was made from; empty for rows made from the table itself.</param>
/// <param name="Change">What was changed, in Chinese.</param>
/// <param name="Text">The fence, or the header and row of a 用例 table.</param>
public sealed record CaseDraft(string Heading, ImmutableArray<CoverageItem> Covers, string From, string Change, string Text);

/// <summary>Drafts for what cases do not cover.</summary>
/// <param name="Drafts">Drafts, in order of the places they cover.</param>
/// <param name="Left">What no draft was found for.</param>
/// <param name="Trials">Changed cases that were evaluated.</param>
public sealed record DraftReport(ImmutableArray<CaseDraft> Drafts, ImmutableArray<CoverageItem> Left, int Trials);

/// <summary>Bounds of the search for drafts.</summary>
public sealed record DraftOptions
{
    public static DraftOptions Default { get; } = new();

    /// <summary>Only for files, rules or tables whose name contains this; null = all.</summary>
    public string? Filter { get; init; }

    /// <summary>Most changed cases to evaluate.</summary>
    public int MaxTrials { get; init; } = 50_000;

    /// <summary>Time for the whole search.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(3);
}
