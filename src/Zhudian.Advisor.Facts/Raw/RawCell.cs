using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Facts.Raw;

/// <summary>What a reader found in a cell, before the vocabulary says what it means.</summary>
internal enum RawKind : byte
{
    /// <summary>Not written at all (a yaml key that is not there): a wide table makes no row of it.</summary>
    Absent,

    /// <summary>An empty cell.</summary>
    Blank,

    /// <summary>Text, trimmed and not empty.</summary>
    Text,

    /// <summary>A number the format itself knows as one (json, xlsx); may be the serial of a date.</summary>
    Number,

    /// <summary>true or false of json and xlsx.</summary>
    Boolean,

    /// <summary>A list of cells (yaml and json sequences).</summary>
    List,

    /// <summary>Named cells (coordinates in yaml and json).</summary>
    Map,

    /// <summary>A value made in memory.</summary>
    Typed,
}

/// <summary>One cell as read. <paramref name="Payload"/>: RawCell[] of a list, (string, RawCell)[] of a map, boxed <see cref="Value"/> of a typed cell.</summary>
internal readonly record struct RawCell(RawKind Kind, long Position, string? Text = null, decimal Number = 0, object? Payload = null)
{
    public static RawCell OfText(string? text, long position)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? new RawCell(RawKind.Blank, position) : new RawCell(RawKind.Text, position, trimmed);
    }

    /// <summary>A value made in memory; a string is what a worksheet cell would hold.</summary>
    public static RawCell OfValue(Value value) => value switch
    {
        { IsUnknown: true } => new RawCell(RawKind.Blank, 0),
        { Kind: ValueKind.String } => OfText(value.AsText, 0),
        _ => new RawCell(RawKind.Typed, 0, Payload: value),
    };

    /// <summary>Nothing was said.</summary>
    public bool IsEmpty => Kind is RawKind.Absent or RawKind.Blank;

    /// <summary>The cell as a person wrote it, for messages (at most 60 characters).</summary>
    public string Shown
    {
        get
        {
            var text = Kind switch
            {
                RawKind.Text => Text!,
                RawKind.Number => Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                RawKind.Boolean => Number == 1 ? "true" : "false",
                RawKind.List => "一个列表",
                RawKind.Map => "一组键值",
                RawKind.Typed => Payload!.ToString()!,
                _ => "空白",
            };
            return text.Length <= 60 ? text : text[..60] + "…";
        }
    }
}

/// <summary>
/// A place packed in 64 bits: line and column of a text, or row and column of a worksheet (both one-based, columns saturate at 1,048,575),
/// and the number of the file when a sheet is put together from several (0 = the sheet's own).
/// </summary>
internal static class RawPosition
{
    private const int ColumnBits = 20;
    private const long MaxColumn = (1 << ColumnBits) - 1;

    public static long Of(long line, long column, int file = 0) => (line << 32) | ((long)file << ColumnBits) | Math.Min(column, MaxColumn);

    public static int Line(long position) => (int)(position >> 32);

    public static int Column(long position) => (int)(position & MaxColumn);

    public static int File(long position) => (int)(position & 0xFFFFFFFF) >> ColumnBits;
}
