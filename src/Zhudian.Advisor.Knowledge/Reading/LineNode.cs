using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>
/// One entry or item of a line block (RULES.md §3). An entry has a <paramref name="Key"/>; an item has none and always a <paramref name="Value"/>.
/// An entry has either a value or children.
/// </summary>
/// <param name="Key">Text before the colon; null for an item and for the root.</param>
/// <param name="Value">Raw text, continuation lines joined by line feeds; null when the entry has children (or nothing).</param>
/// <param name="Children">In order of writing.</param>
/// <param name="Location">Of the key or the dash.</param>
internal sealed record LineNode(string? Key, SourceText? Value, ImmutableArray<LineNode> Children, SourceLocation Location)
{
    public bool IsItem => Key is null;

    /// <summary>First child with this key, or null.</summary>
    public LineNode? Child(string key)
    {
        foreach (var child in Children)
        {
            if (string.Equals(child.Key, key, StringComparison.Ordinal))
            {
                return child;
            }
        }

        return null;
    }
}
