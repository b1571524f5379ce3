using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>One body row; it has exactly as many cells as the header (other rows are reported and dropped).</summary>
internal sealed record RawRow(ImmutableArray<RawCell> Cells, SourceLocation Location)
{
    public RawCell this[int column] => Cells[column];
}
