using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Model;

/// <summary>来源 of facts (RULES.md §13), strongest first. It prints; it never changes 核验.</summary>
public enum FactOrigin
{
    /// <summary>实测</summary>
    Measured,

    /// <summary>填报</summary>
    Reported,

    /// <summary>推估</summary>
    Estimated,

    /// <summary>示例</summary>
    Sample,
}

/// <summary>A city's data inventory for one run: typed by the vocabulary, columnar, immutable.</summary>
/// <param name="City">Name of the city (worksheet 评估).</param>
/// <param name="AsOf">评价日.</param>
/// <param name="Period">期.</param>
/// <param name="ComparePeriod">对比期; null when none was given.</param>
/// <param name="Tables">One table per entity of role 实体, absent worksheets included (未报, no rows).</param>
/// <param name="Choices">Worksheet 口径: choices of contested points, attestations, confirmations.</param>
/// <param name="Origins">Worksheet 数据来源: free rows (what, where from, licence) that documents print.</param>
/// <param name="Hashing">Makes <see cref="Sha256"/> of this sheet; who binds a sheet knows its canonical form.</param>
public sealed record FactSheet(
    string City,
    DateOnly AsOf,
    DatePeriod Period,
    DatePeriod? ComparePeriod,
    IReadOnlyDictionary<string, FactTable> Tables,
    SheetChoices Choices,
    ImmutableArray<OriginNote> Origins,
    Func<FactSheet, string> Hashing)
{
    private string? _sha256;

    /// <summary>A watermark every document must carry, e.g. 示例; null when none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Hash of the canonical form of the sheet (format independent), lower-case hex; computed when first asked for, racing threads may compute it twice.</summary>
    public string Sha256 => _sha256 ??= Hashing(this);
}

/// <summary>Whole days, both inclusive.</summary>
public sealed record DatePeriod(DateOnly From, DateOnly To);

/// <summary>One line of the worksheet 数据来源.</summary>
public sealed record OriginNote(string What, string Where, string Note);

/// <summary>Worksheet 口径.</summary>
/// <param name="Contested">Chosen value of contested parameters, with the reason.</param>
/// <param name="Attestations">专家核定 and 地方认定.</param>
public sealed record SheetChoices(ImmutableArray<ContestedChoice> Contested, ImmutableArray<Attestation> Attestations)
{
    public static SheetChoices None { get; } = new([], []);
}

/// <summary>A contested parameter set to one of its alternatives.</summary>
public sealed record ContestedChoice(string Parameter, Value Value, string Reason);

/// <summary>An attestation lifts 未核验 of one element for this city and term (RULES.md §13); it never lifts 未取得.</summary>
/// <param name="Element">Name of the rule, table, table row (<c>表名/行</c>), parameter or derived quantity.</param>
/// <param name="Status">地方认定 or 专家核定.</param>
/// <param name="Person">Name; empty for 地方认定.</param>
/// <param name="Unit">Unit of the person, or the deciding body.</param>
/// <param name="DocumentNumber">文号 of 地方认定.</param>
/// <param name="Reason">Reason.</param>
/// <param name="Date">Day it was made.</param>
/// <param name="Until">Last day it holds; null = open.</param>
/// <param name="Revoked">Day it was revoked; null = stands.</param>
public sealed record Attestation(
    string Element, VerificationStatus Status, string Person, string Unit, string DocumentNumber, string Reason, DateOnly Date, DateOnly? Until, DateOnly? Revoked);

/// <summary>Rows of one entity.</summary>
public abstract class FactTable : RowSource
{
    /// <summary>The entity.</summary>
    public abstract EntityDef Entity { get; }

    /// <summary>已报全, 部分 or 未报.</summary>
    public abstract Completeness Completeness { get; }

    /// <summary>Missing item <c>清单:企业</c> of an incomplete table; null when complete.</summary>
    public abstract UnknownInfo? Gap { get; }

    /// <summary>来源 of a row.</summary>
    public abstract FactOrigin OriginOf(int row);

    /// <summary>No row has a weaker 来源.</summary>
    public virtual FactOrigin WeakestOrigin => FactOrigin.Sample;

    /// <summary>Every row has the same 来源, <see cref="WeakestOrigin"/>.</summary>
    public virtual bool HasOneOrigin => false;

    /// <summary>The column of a field of numbers, for loops over it; null for other fields.</summary>
    public virtual NumberCells? NumbersOf(int slot) => null;

    /// <summary>Where the value of a cell was read (file and cell or line), for explanations and for <c>sheet check</c>.</summary>
    public abstract SourceLocation? LocationOf(int row, int slot);

    /// <summary>The row with a key (texts of the key fields joined by +); -1 when there is none.</summary>
    public abstract int IndexOfKey(string key);

    /// <summary>What the cell says; never computes.</summary>
    public abstract CellState StateOf(int row, int slot);

    /// <summary>Target row per row of a reference field whose target is an entity of the sheet (-1 = unknown or not applicable); empty for other fields.</summary>
    public abstract ReadOnlySpan<int> TargetRows(int slot);
}

/// <summary>A sheet, or the errors that prevent one; lints and gaps come with either.</summary>
public sealed record SheetResult(FactSheet? Sheet, ImmutableArray<Diagnostic> Diagnostics);
