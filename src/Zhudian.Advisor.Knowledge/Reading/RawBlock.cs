using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>A machine block with everything it inherits. Base of <see cref="RawTable"/> and <see cref="RawFence"/>.</summary>
/// <param name="Kind">Which block.</param>
/// <param name="Heading">The nearest heading above, with its attribute paragraph.</param>
/// <param name="Attributes">依据 … 责任人 inherited file → headings → this heading (columns and rule keys override it).</param>
/// <param name="Location">First character of the block.</param>
internal abstract record RawBlock(RawBlockKind Kind, RawHeading Heading, BlockAttributes Attributes, SourceLocation Location)
{
    /// <summary>豁免 of the heading.</summary>
    public ImmutableArray<Waiver> Waivers => Heading.Waivers;

    /// <summary>Info of an element of this block.</summary>
    public ElementInfo Info(string name, SourceLocation? location = null, BlockAttributes? attributes = null)
        => new(name, Heading.Title, location ?? Location, attributes ?? Attributes, Waivers);
}

/// <summary>A pipe table.</summary>
internal sealed record RawTable(RawBlockKind Kind, RawHeading Heading, BlockAttributes Attributes, SourceLocation Location, ImmutableArray<RawCell> Header, ImmutableArray<RawRow> Rows)
    : RawBlock(Kind, Heading, Attributes, Location)
{
    /// <summary>Index of the column with this header text, or -1.</summary>
    public int Column(string name)
    {
        for (var i = 0; i < Header.Length; i++)
        {
            if (string.Equals(Header[i].Text, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A <c>rule</c> or <c>case</c> fence; children of <paramref name="Root"/> are its top-level entries.</summary>
internal sealed record RawFence(RawBlockKind Kind, RawHeading Heading, BlockAttributes Attributes, SourceLocation Location, LineNode Root)
    : RawBlock(Kind, Heading, Attributes, Location);
