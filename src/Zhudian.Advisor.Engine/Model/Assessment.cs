using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Model;

/// <summary>Result of evaluating one sheet over one knowledge base: everything a document, a page or the JSON needs.</summary>
public sealed class Assessment
{
    private Receipt? _receipt;

    internal Assessment(KnowledgeBase knowledge, FactSheet sheet)
    {
        Knowledge = knowledge;
        Sheet = sheet;
    }

    public KnowledgeBase Knowledge { get; }

    public FactSheet Sheet { get; }

    /// <summary>What makes it reproducible; the hash of the conclusions is computed when first asked for.</summary>
    public Receipt Receipt => _receipt ??= ReceiptBuilder.Build(this);

    /// <summary>Ordered by rule id, then key.</summary>
    public required ImmutableArray<Conclusion> Conclusions { get; init; }

    /// <summary>Rule bindings that could not be decided for lack of facts.</summary>
    public required ImmutableArray<Undecided> Unknown { get; init; }

    /// <summary>Rule bindings whose condition was null (不适用).</summary>
    public required ImmutableArray<Undecided> NotApplicable { get; init; }

    /// <summary>Rules, tables or derived quantities that are broken on these facts.</summary>
    public required ImmutableArray<FaultEntry> Faults { get; init; }

    /// <summary>Absent facts, each with the rules that wait for it, most waited for first.</summary>
    public required ImmutableArray<MissingFact> MissingFacts { get; init; }

    /// <summary>Reads further values of this assessment for documents and pages.</summary>
    public required AssessmentReader Reader { get; init; }

    /// <summary>Frozen evaluation that proofs and explanations run over.</summary>
    internal EvaluationState State { get; init; } = null!;
}

/// <summary>One conclusion: a row of a conclusion kind made by a rule.</summary>
/// <param name="Id"><c>编号/key1+key2</c>, with <c>/kind</c> when 则 has several.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">The conclusion kind.</param>
/// <param name="Key">Key of the row for people.</param>
/// <param name="Subject">Key of the first variable of 对.</param>
/// <param name="Values">Field values in order of the kind's fields, implicit ones excluded.</param>
/// <param name="Row">The row of the kind.</param>
/// <param name="FromUnknown">Emitted through 未知时 because the rule could not be decided.</param>
public sealed record Conclusion(
    string Id, RuleDef Rule, EntityDef Kind, string Key, string Subject, ImmutableArray<(FieldDef Field, Value Value)> Values, Value Row, bool FromUnknown)
{
    internal ConclusionDetails Details { get; init; } = null!;

    /// <summary>Weakest 核验 on the proof.</summary>
    public required VerificationStatus Status { get; init; }

    /// <summary>Name of the element that made the status the weakest.</summary>
    public required string WeakestElement { get; init; }

    /// <summary>Weakest 来源 of the facts used; null when none was used.</summary>
    public required FactOrigin? Origin { get; init; }

    /// <summary>Distinct citations on the proof, in order of first use.</summary>
    public required ImmutableArray<Citation> Basis { get; init; }

    /// <summary>One Chinese sentence: the 说明 (first text field that is a template), else fields joined.</summary>
    public string Text => Details.Text;

    /// <summary>Definite despite gaps: e.g. 11/12 月; empty when nothing was missing.</summary>
    public ImmutableArray<CoverageNote> Coverage => Details.Coverage;

    /// <summary>缺省 stood in for a fact: printed 暂定.</summary>
    public bool Provisional => Details.Provisional;

    /// <summary>正式定级 on an unverified basis: the value is a reference, the outcome is 建议复核, never a grade.</summary>
    public required bool ReviewOnly { get; init; }

    /// <summary>Contested points on the proof and the value used.</summary>
    public required ImmutableArray<(string Parameter, Value Value)> Contested { get; init; }
}

/// <summary>Items known of all, and what is missing.</summary>
public sealed record CoverageNote(string Text, int Known, int Total, ImmutableArray<MissingItem> Missing);

/// <summary>A rule binding without a conclusion.</summary>
public sealed record Undecided(RuleDef Rule, string Subject, ImmutableArray<MissingItem> Missing)
{
    /// <summary>Keys of the bindings, all variables joined by +, that wait for just these facts; empty for a list that is not reported.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];
}

/// <summary>A fault and where it arose.</summary>
public sealed record FaultEntry(string Element, string Subject, Diagnostic Diagnostic);

/// <summary>An absent fact.</summary>
/// <param name="Item">What is missing.</param>
/// <param name="Rules">Rules (编号) that wait for it.</param>
/// <param name="Bindings">Number of bindings that wait for it.</param>
/// <param name="NextStep">缺时 of the field: whom to ask, what to measure, which substitute.</param>
/// <param name="Provider">提供部门.</param>
public sealed record MissingFact(MissingItem Item, ImmutableArray<string> Rules, int Bindings, string NextStep, string Provider);

/// <summary>What makes an assessment reproducible byte for byte (DESIGN.md §4).</summary>
public sealed record Receipt(
    string EngineVersion,
    int LanguageVersion,
    string KnowledgeHash,
    ImmutableArray<KnowledgeFile> Files,
    string SheetHash,
    string City,
    DateOnly AsOf,
    DatePeriod Period,
    DatePeriod? ComparePeriod,
    ImmutableArray<ContestedChoice> Contested,
    ImmutableArray<Attestation> Attestations,
    string ConclusionsHash);
