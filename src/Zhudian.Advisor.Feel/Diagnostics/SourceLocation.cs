using System.Globalization;

namespace Zhudian.Advisor.Feel.Diagnostics;

/// <summary>A place people can go to: file (or cell address source) with one-based line and column.</summary>
/// <param name="Path">Path as the user knows it, with forward slashes; empty for text without a file.</param>
/// <param name="Line">One-based line; 0 when the place has no lines (a worksheet cell).</param>
/// <param name="Column">One-based column in UTF-16 units; 0 when unknown.</param>
/// <param name="Cell">Worksheet cell such as <c>断面!C7</c>, when the place is a cell.</param>
public sealed record SourceLocation(string Path, int Line, int Column, string? Cell = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        if (Cell is not null)
        {
            return Path.Length == 0 ? Cell : $"{Path}:{Cell}";
        }

        return Line == 0 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}:{Column}");
    }
}
