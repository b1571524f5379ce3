using System.Collections.Immutable;
using Zhudian.Advisor.Reports.Charts;

namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>A block of a draft. The family is closed; every block knows its one-based line in the Markdown.</summary>
public abstract record DraftBlock(int Line)
{
    /// <summary>Origin mark of the passage; null for unmarked blocks.</summary>
    public Passage? Passage { get; init; }
}

/// <summary>How a heading is numbered.</summary>
public enum HeadingNumbering
{
    /// <summary>一、 （一） 1. （1） by level (GB/T 9704 §7.3.3).</summary>
    Outline,

    /// <summary>No number (摘要, 结语).</summary>
    None,

    /// <summary>附件1, 附件2 …, each on a new page.</summary>
    Appendix,
}

/// <summary>A heading of level 1 to 4 with its finished number (一、 …; empty when unnumbered).</summary>
public sealed record HeadingBlock(int Level, string Number, string Anchor, HeadingNumbering Numbering, ImmutableArray<DraftInline> Text, int Line)
    : DraftBlock(Line);

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock(ImmutableArray<DraftInline> Text, int Line) : DraftBlock(Line);

/// <summary>A list; items hold paragraphs and nested lists only.</summary>
public sealed record ListBlock(bool Ordered, int Start, ImmutableArray<ImmutableArray<DraftBlock>> Items, int Line) : DraftBlock(Line);

/// <summary>Horizontal alignment of a table column.</summary>
public enum ColumnAlignment
{
    /// <summary>As the writer decides: centred short texts, left long ones.</summary>
    Auto,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>Right (numbers).</summary>
    Right,
}

/// <summary>Where a table may stand.</summary>
public enum TableWidth
{
    /// <summary>The layout decides from the contents.</summary>
    Auto,

    /// <summary>Upright pages whatever the width.</summary>
    Portrait,

    /// <summary>Landscape pages of its own.</summary>
    Landscape,
}

/// <summary>A table with header row, caption above (表1 …) and the unit at its upper right.</summary>
public sealed record TableBlock(
    string Number,
    ImmutableArray<DraftInline> Caption,
    string? Unit,
    TableWidth Width,
    ImmutableArray<ColumnAlignment> Columns,
    ImmutableArray<ImmutableArray<DraftInline>> Header,
    ImmutableArray<ImmutableArray<ImmutableArray<DraftInline>>> Rows,
    int Line) : DraftBlock(Line);

/// <summary>A chart with caption below (图1 …).</summary>
public sealed record FigureBlock(string Number, ChartSpec Chart, int Line) : DraftBlock(Line);

/// <summary>A framed hint or a verbatim quotation (Label null).</summary>
public sealed record CalloutBlock(string? Label, ImmutableArray<DraftBlock> Blocks, int Line) : DraftBlock(Line);

/// <summary>Text kept line by line in a fixed-pitch look (receipts, proofs).</summary>
public sealed record LiteralBlock(ImmutableArray<string> Lines, int Line) : DraftBlock(Line);

/// <summary>A forced page break.</summary>
public sealed record PageBreakBlock(int Line) : DraftBlock(Line);
