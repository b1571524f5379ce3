using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>
/// One table cell: the raw slice between the pipes, <c>\|</c> read as <c>|</c>, trimmed, one pair of surrounding backticks removed (RULES.md §2).
/// </summary>
/// <param name="Source">Text with its place; offset 0 is the first character of the text.</param>
/// <param name="Code">Whether it stood in backticks.</param>
internal sealed record RawCell(SourceText Source, bool Code)
{
    public string Text => Source.Text;

    /// <summary>Nothing was written.</summary>
    public bool IsEmpty => Source.Text.Length == 0;

    /// <summary><c>-</c>: nothing is said.</summary>
    public bool IsDash => string.Equals(Source.Text, "-", StringComparison.Ordinal);

    /// <summary>Empty or <c>-</c>.</summary>
    public bool IsBlank => IsEmpty || IsDash;

    public SourceLocation Location => Source.Locate(0);
}
