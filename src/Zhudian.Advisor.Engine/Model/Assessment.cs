using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Model;

/// <summary>Result of evaluating one sheet over one knowledge base: everything a document, a page or the JSON needs.</summary>
public sealed class Assessment
{
    internal Assessment(KnowledgeBase knowledge, FactSheet sheet)
    {
        Knowledge = knowledge;
        Sheet = sheet;
    }

    public KnowledgeBase Knowledge { get; }

    public FactSheet Sheet { get; }

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

    /// <summary>The receipt, kept here by who made it; null before somebody asked for it.</summary>
    internal Receipt? KnownReceipt { get; set; }
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
public sealed record FaultEntry(string Element, string Subject, Diagnostic Diagnostic)
{
    /// <summary>The rule that could not be decided because of it; empty where two rules contradict each other.</summary>
    public string Rule { get; init; } = string.Empty;
}

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
    string ConclusionsHash)
{
    /// <summary>What was taken otherwise than sheet and rules say; null in an ordinary evaluation.</summary>
    public ReceiptSettings? Settings { get; init; }
}
