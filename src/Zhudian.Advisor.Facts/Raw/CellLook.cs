namespace Zhudian.Advisor.Facts.Raw;

/// <summary>How a spreadsheet shows a number cell, as payload of a <see cref="RawKind.Number"/> cell: 0.85 shown as 85 %, 46082 shown as a date.</summary>
internal sealed class CellLook
{
    private CellLook()
    {
    }

    public static CellLook Date { get; } = new();

    public static CellLook Percent { get; } = new();
}
