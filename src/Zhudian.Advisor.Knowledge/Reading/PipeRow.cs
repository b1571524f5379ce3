using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>
/// Splits one line of a pipe table (GitHub Flavored Markdown §4.10) into raw cells. Every pipe without a backslash separates, inside backticks too,
/// exactly as Markdown viewers do.
/// </summary>
internal static class PipeRow
{
    /// <summary>Whether the line is the delimiter row <c>|---|:--:|</c>; then its number of cells.</summary>
    public static bool IsDelimiter(ReadOnlySpan<char> line, out int cells)
    {
        cells = 0;
        var text = line.Trim();
        if (text.IsEmpty || !text.Contains('-') || text.IndexOfAnyExcept("|:- \t") >= 0)
        {
            return false;
        }

        text = text[0] == '|' ? text[1..] : text;
        text = text.Length > 0 && text[^1] == '|' ? text[..^1] : text;
        foreach (var range in text.Split('|'))
        {
            var cell = text[range].Trim();
            cell = cell.Length > 0 && cell[0] == ':' ? cell[1..] : cell;
            cell = cell.Length > 0 && cell[^1] == ':' ? cell[..^1] : cell;
            if (cell.IsEmpty || cell.IndexOfAnyExcept('-') >= 0)
            {
                return false;
            }

            cells++;
        }

        return true;
    }

    /// <summary>Number of cells, without making them.</summary>
    public static int Count(ReadOnlySpan<char> line)
    {
        var (start, end) = Inside(line);
        var count = 1;
        for (var i = start; i < end; i++)
        {
            count += line[i] == '|' && !Escaped(line, i, start) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The cells with their places; at most <paramref name="limit"/> of them.</summary>
    public static List<RawCell> Split(string path, ReadOnlySpan<char> line, int lineNumber, int limit = int.MaxValue)
    {
        var (start, end) = Inside(line);
        var cells = new List<RawCell>();
        var from = start;
        for (var i = start; i <= end && cells.Count < limit; i++)
        {
            if (i == end || (line[i] == '|' && !Escaped(line, i, start)))
            {
                cells.Add(Cell(path, line, lineNumber, from, i));
                from = i + 1;
            }
        }

        return cells;
    }

    private static (int Start, int End) Inside(ReadOnlySpan<char> line)
    {
        var start = 0;
        var end = line.Length;
        while (start < end && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        start += start < end && line[start] == '|' ? 1 : 0;
        end -= end > start && line[end - 1] == '|' && !Escaped(line, end - 1, start) ? 1 : 0;
        return (start, end);
    }

    private static bool Escaped(ReadOnlySpan<char> line, int at, int start) => at > start && line[at - 1] == '\\';

    private static RawCell Cell(string path, ReadOnlySpan<char> line, int lineNumber, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(line[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(line[to - 1]))
        {
            to--;
        }

        var code = to - from >= 2 && line[from] == '`' && line[to - 1] == '`';
        if (code)
        {
            from++;
            to--;
        }

        var slice = line[from..to];
        if (!slice.Contains("\\|", StringComparison.Ordinal))
        {
            return new RawCell(SourceText.From(slice.ToString(), path, lineNumber, from + 1), code);
        }

        var pieces = new List<(string, int, int)>();
        var piece = 0;
        for (var i = 0; i + 1 < slice.Length; i++)
        {
            if (slice[i] == '\\' && slice[i + 1] == '|')
            {
                pieces.Add((slice[piece..i].ToString(), lineNumber, from + piece + 1));
                piece = i + 1;
                i++;
            }
        }

        pieces.Add((slice[piece..].ToString(), lineNumber, from + piece + 1));
        return new RawCell(SourceText.Concat(path, pieces), code);
    }
}
