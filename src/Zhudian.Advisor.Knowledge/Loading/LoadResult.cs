using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>
/// What loading gave: the knowledge base (null when there is any error) and all findings, ordered by file, line and column.
/// </summary>
public sealed record LoadResult(KnowledgeBase? Knowledge, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Errors only.</summary>
    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(d => d.Severity == Severity.Error);
}
