using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>One finding of the table analysis.</summary>
/// <param name="Diagnostic">Code, place, message and remedy.</param>
/// <param name="Rows">Row ids concerned, in order of the table; empty for gaps.</param>
/// <param name="Witness">An input that shows it, one value per input; null when the finding needs none.</param>
public sealed record TableFinding(Diagnostic Diagnostic, ImmutableArray<string> Rows, ImmutableArray<WitnessValue>? Witness)
{
    /// <summary>Code of the diagnostic.</summary>
    public string Code => Diagnostic.Code;
}

/// <summary>One input of a witness.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Value">Its value; null when it is not applicable or <paramref name="Missing"/>.</param>
/// <param name="Missing">The fact is missing.</param>
public sealed record WitnessValue(string Input, Value Value, bool Missing)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Input} = {(Missing ? "缺" : Value.ToString())}";
}
