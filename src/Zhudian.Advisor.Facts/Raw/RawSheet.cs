namespace Zhudian.Advisor.Facts.Raw;

/// <summary>A sheet as read from any format: named worksheets of cells, nothing interpreted.</summary>
internal sealed class RawSheet(SheetPlace place)
{
    public SheetPlace Place { get; } = place;

    /// <summary>Worksheets in order of writing; names are distinct.</summary>
    public List<RawTable> Tables { get; } = [];

    /// <summary>Numbers of date cells count from 1904 instead of 1900 (workbook setting).</summary>
    public bool Date1904 { get; init; }
}

/// <summary>One worksheet: headings and rows. A row may be shorter than the headings: the rest is absent.</summary>
internal sealed class RawTable(string name, long position)
{
    public string Name { get; } = name;

    /// <summary>Where the worksheet itself stands.</summary>
    public long Position { get; } = position;

    public List<RawHeader> Headers { get; } = [];

    public List<RawRow> Rows { get; } = [];
}

/// <summary>One heading as written.</summary>
internal readonly record struct RawHeader(string Text, long Position);

/// <summary>One row.</summary>
internal readonly record struct RawRow(long Position, RawCell[] Cells)
{
    /// <summary>Cell under a heading; absent past the end.</summary>
    public RawCell Cell(int index) => index < Cells.Length ? Cells[index] : default;
}
