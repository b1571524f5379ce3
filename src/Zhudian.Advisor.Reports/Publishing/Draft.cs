using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>A parsed draft: immutable, free of control characters, within its limits.</summary>
/// <param name="Metadata">The front matter.</param>
/// <param name="Blocks">Top-level blocks in order.</param>
/// <param name="Footnotes">Footnote texts; footnote number n is element n − 1.</param>
/// <param name="Diagnostics">Problems found while reading, in order of line.</param>
public sealed record Draft(
    DraftMetadata Metadata,
    ImmutableArray<DraftBlock> Blocks,
    ImmutableArray<ImmutableArray<DraftInline>> Footnotes,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>True when the draft must not be published.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
