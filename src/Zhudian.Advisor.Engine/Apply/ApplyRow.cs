using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Apply;

/// <summary>The four outcomes of a value (RULES.md §9).</summary>
public enum ApplyOutcome
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>Not applicable.</summary>
    NotApplicable,

    /// <summary>Facts are missing.</summary>
    Unknown,

    /// <summary>The input or the knowledge is broken.</summary>
    Fault,
}

/// <summary>Answer for one row.</summary>
/// <param name="Outcome">Outcome.</param>
/// <param name="Value">The value.</param>
/// <param name="Text">The value as text for a CSV cell; empty unless there is one.</param>
/// <param name="Missing">Why unknown.</param>
/// <param name="Fault">The fault.</param>
public sealed record ApplyRow(ApplyOutcome Outcome, Value Value, string Text, ImmutableArray<MissingItem> Missing, Diagnostic? Fault);

/// <summary>Answers for all rows, or why nothing could be applied.</summary>
/// <param name="Inputs">Names of the inputs, in order.</param>
/// <param name="Rows">One answer per row; empty when there are errors.</param>
/// <param name="Diagnostics">Errors of the name or of the columns.</param>
public sealed record ApplyResult(ImmutableArray<string> Inputs, ImmutableArray<ApplyRow> Rows, ImmutableArray<Diagnostic> Diagnostics);
