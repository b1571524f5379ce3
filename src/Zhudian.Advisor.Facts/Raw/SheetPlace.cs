using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Raw;

/// <summary>How packed positions of a sheet turn into places people can go to.</summary>
/// <param name="Path">Path as the user knows it.</param>
/// <param name="Grid">Positions are worksheet cells, not line and column.</param>
internal sealed record SheetPlace(string Path, bool Grid)
{
    /// <summary>Files that positions with a file number point into.</summary>
    public List<string> Files { get; } = [];

    /// <summary>A place; null for a cell that was written nowhere.</summary>
    public SourceLocation? Locate(string worksheet, long position)
    {
        if (position == 0)
        {
            return null;
        }

        var (line, column) = (RawPosition.Line(position), RawPosition.Column(position));
        if (RawPosition.File(position) is > 0 and var file && file <= Files.Count)
        {
            return new SourceLocation(Files[file - 1], line, column);
        }

        return Grid ? new SourceLocation(Path, 0, 0, worksheet + "!" + Address(line, column)) : new SourceLocation(Path, line, column);
    }

    /// <summary>A place, or the worksheet as a whole.</summary>
    public SourceLocation LocateOrFile(string worksheet, long position)
        => Locate(worksheet, position) ?? new SourceLocation(Path, 0, 0, Grid && worksheet.Length > 0 ? worksheet : null);

    /// <summary>Spreadsheet address: column letters (A, B … AA) and row.</summary>
    public static string Address(int row, int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (var n = column; n > 0 && at > 0; n = (n - 1) / 26)
        {
            letters[--at] = (char)('A' + ((n - 1) % 26));
        }

        return string.Concat(letters[at..], row.ToString(CultureInfo.InvariantCulture));
    }
}
