using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>One citation of 依据: source id and clause.</summary>
/// <param name="SourceId">Row key of the reference kind 来源, e.g. <c>GB3838-2002</c>.</param>
/// <param name="Clause">Free clause text, e.g. <c>表1</c>; empty when none was given.</param>
public sealed record Citation(string SourceId, string Clause)
{
    /// <inheritdoc/>
    public override string ToString() => Clause.Length == 0 ? SourceId : SourceId + " " + Clause;
}

/// <summary>Inherited attributes of a block or row (RULES.md §1): file → headings → block → row, nearest wins.</summary>
/// <param name="Basis">依据.</param>
/// <param name="Status">核验; null when nobody said (counts as 未核验).</param>
/// <param name="From">生效, inclusive; null = open.</param>
/// <param name="To">失效, inclusive; null = open.</param>
/// <param name="ReviewBy">复核日期.</param>
/// <param name="Owner">责任人.</param>
public sealed record BlockAttributes(
    ImmutableArray<Citation> Basis,
    VerificationStatus? Status,
    DateOnly? From,
    DateOnly? To,
    DateOnly? ReviewBy,
    string? Owner)
{
    public static BlockAttributes None { get; } = new([], null, null, null, null, null);

    /// <summary>核验 with the default for silence.</summary>
    public VerificationStatus EffectiveStatus => Status ?? VerificationStatus.Unverified;

    /// <summary>Whether a day lies in 生效–失效 (both inclusive).</summary>
    public bool InForce(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>豁免: one finding code silenced for a block, with its reason.</summary>
public sealed record Waiver(string Code, string Reason);

/// <summary>What every named element of the knowledge base has.</summary>
/// <param name="Name">Identifier; for rules the 编号.</param>
/// <param name="Title">Heading text above the block, for people.</param>
/// <param name="Location">file:line:column of the definition.</param>
/// <param name="Attributes">Inherited attributes.</param>
/// <param name="Waivers">豁免 of the block.</param>
public sealed record ElementInfo(string Name, string Title, SourceLocation Location, BlockAttributes Attributes, ImmutableArray<Waiver> Waivers);
