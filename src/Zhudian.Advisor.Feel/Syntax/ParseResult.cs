using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Syntax;

/// <summary>Result of parsing: a tree, or null when no tree could be made; with errors the tree is partial and must not be bound.</summary>
public sealed record ParseResult<T>(T? Root, IReadOnlyList<Diagnostic> Diagnostics)
    where T : class
{
    public bool HasErrors => Root is null || Diagnostics.Count > 0 && Diagnostics.Any(d => d.Severity == Severity.Error);
}
