using System.Collections.Immutable;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>Which blocks go onto landscape pages together.</summary>
internal static class LandscapeRuns
{
    /// <summary>
    /// Number of blocks from <paramref name="start"/> on that share landscape pages: wide tables that follow each other, with
    /// the headings right before them (a heading must not stay behind on an upright page). Zero when upright.
    /// </summary>
    public static int Length(ImmutableArray<DraftBlock> blocks, int start)
    {
        var end = start;
        var tables = 0;
        while (true)
        {
            var next = end;
            while (next < blocks.Length && blocks[next] is HeadingBlock && (next == end || ((HeadingBlock)blocks[next]).Numbering != HeadingNumbering.Appendix))
            {
                next++;
            }

            if (next >= blocks.Length || blocks[next] is not TableBlock table || !TableShape.Of(table).Landscape || (tables > 0 && blocks[end] is HeadingBlock { Numbering: HeadingNumbering.Appendix }))
            {
                return tables == 0 ? 0 : end - start;
            }

            end = next + 1;
            tables++;
        }
    }
}
