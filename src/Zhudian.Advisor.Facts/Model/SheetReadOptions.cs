namespace Zhudian.Advisor.Facts.Model;

/// <summary>What the caller says over the sheet's own worksheet 评估, and the bounds of hostile input.</summary>
public sealed record SheetReadOptions
{
    public static SheetReadOptions Default { get; } = new();

    /// <summary>评价日 given on the command line; null = the sheet's own.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>期 given on the command line; null = the sheet's own, else 1 January to the end of the month before 评价日.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>Bounds.</summary>
    public SheetLimits Limits { get; init; } = SheetLimits.Default;
}

/// <summary>Bounds of one input file; past them it is refused with a message.</summary>
/// <param name="FileBytes">Size of the file.</param>
/// <param name="UnpackedBytes">Size of an xlsx when unpacked, all parts together.</param>
/// <param name="UnpackRatio">Unpacked to packed size of one part (only parts above 32 MB).</param>
/// <param name="Cells">Cells of all worksheets, blank ones between written ones included.</param>
/// <param name="CellLength">UTF-16 units of one cell (a spreadsheet allows 32,767).</param>
/// <param name="Depth">Nesting of yaml and json.</param>
public sealed record SheetLimits(long FileBytes, long UnpackedBytes, int UnpackRatio, int Cells, int CellLength, int Depth)
{
    /// <summary>Worksheets of one sheet: names are compared one with another.</summary>
    public const int MaxWorksheets = 400;

    /// <summary>Entries of 评估, 完整性 or 来源 when written as a map.</summary>
    public const int MaxSettings = 1000;

    public static SheetLimits Default { get; } = new(64L << 20, 256L << 20, 200, 5_000_000, 32_767, 8);
}
