using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>A field of a conclusion that says something else.</summary>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>A conclusion that appears, disappears or says something else.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Id">Id of the conclusion.</param>
/// <param name="Conclusion">Name of the conclusion kind.</param>
/// <param name="Rule">编号.</param>
/// <param name="RuleLocation">Where the rule stands now; in the old base when it is gone.</param>
/// <param name="Text">The sentence now; of the old base when the conclusion disappeared.</param>
/// <param name="Fields">Fields that differ, for a change.</param>
/// <param name="Causes">Changed elements on its proofs (or on the attempt that no longer fires); empty when none is on them.</param>
/// <param name="Explained">False when too many conclusions changed to build the proofs of each; then <paramref name="Causes"/> is empty.</param>
public sealed record ImpactChange(
    ChangeKind Kind, string Id, string Conclusion, string Rule, SourceLocation RuleLocation, string Text, ImmutableArray<FieldChange> Fields, ImmutableArray<ElementChange> Causes, bool Explained);

/// <summary>What changes for one sheet.</summary>
/// <param name="Path">File.</param>
/// <param name="City">City; empty when the sheet could not be read.</param>
/// <param name="Changes">By id.</param>
/// <param name="Undecided">Bindings that could not be decided, before and after.</param>
/// <param name="Faults">Faults, before and after.</param>
/// <param name="Diagnostics">Why it could not be read with one of the bases; empty otherwise.</param>
public sealed record SheetImpact(
    string Path, string City, ImmutableArray<ImpactChange> Changes, (int Before, int After) Undecided, (int Before, int After) Faults, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool Read => Diagnostics.IsEmpty;
}

/// <summary>What a change of the rules changes.</summary>
/// <param name="Elements">Elements that differ between the bases.</param>
/// <param name="Sheets">In order of path.</param>
public sealed record ImpactReport(ImmutableArray<ElementChange> Elements, ImmutableArray<SheetImpact> Sheets);
