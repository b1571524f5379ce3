using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>What came of publishing.</summary>
/// <param name="Diagnostics">Problems of this run (not those of <see cref="Draft.Diagnostics"/>, unless they stopped it).</param>
/// <param name="Pages">Number of pages where the format has pages; null otherwise.</param>
public sealed record PublishResult(ImmutableArray<Diagnostic> Diagnostics, int? Pages = null)
{
    /// <summary>True when the document was written.</summary>
    public bool Ok => !Diagnostics.Any(d => d.Severity == Severity.Error);

    internal static PublishResult Failed(Diagnostic diagnostic) => new([diagnostic]);

    /// <summary>The refusal of a draft with errors; null when it may be published.</summary>
    internal static PublishResult? Refuse(Draft draft)
        => draft.HasErrors ? new([.. draft.Diagnostics.Where(d => d.Severity == Severity.Error)]) : null;
}
