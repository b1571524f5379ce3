using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Reads one pipe table into a <see cref="RawTable"/>, or skips it when it is prose (RULES.md §2).</summary>
internal sealed class TableReader(string path, TextLines lines, List<Diagnostic> diagnostics)
{
    private static readonly string[] MayBeEmpty = ["说明", "备注", "依据", "别名"];

    /// <summary>Reads from the header at <paramref name="at"/>, which moves past the table; null when it is prose.</summary>
    public RawTable? Read(ref int at, RawHeading heading, BlockAttributes attributes, Func<int, bool> ends)
    {
        var start = at;
        var header = PipeRow.Split(path, lines[at], at + 1);
        var kind = BlockShapes.OfTable([.. header.Select(c => c.Text)], out var nearMiss);
        var location = header[0].Location;
        at++;
        var delimited = at < lines.Count && PipeRow.IsDelimiter(lines[at], out var columns) && columns == header.Count;
        if (nearMiss is not null && delimited)
        {
            diagnostics.Add(ReadingDiagnostics.NearMiss(location, header[0].Text, nearMiss));
        }

        if (kind is { } known && delimited)
        {
            at++;
            var rows = ReadRows(ref at, header, ends);
            if (at == start + 2)
            {
                diagnostics.Add(ReadingDiagnostics.NoBody(location, header[0].Text));
            }

            return new RawTable(known, heading, attributes, location, [.. header], rows);
        }

        if (kind is not null && header.Count > 1)
        {
            diagnostics.Add(ReadingDiagnostics.Separator(new SourceLocation(path, start + 2, 1), header[0].Text));
        }

        while (at < lines.Count && !ends(at))
        {
            at++;
        }

        return null;
    }

    private ImmutableArray<RawRow> ReadRows(ref int at, List<RawCell> header, Func<int, bool> ends)
    {
        var rows = ImmutableArray.CreateBuilder<RawRow>();
        for (; at < lines.Count && !ends(at); at++)
        {
            var count = PipeRow.Count(lines[at]);
            var cells = PipeRow.Split(path, lines[at], at + 1, header.Count);
            var location = cells[0].Location;
            if (count != header.Count)
            {
                diagnostics.Add(ReadingDiagnostics.CellCount(location, count, header.Count, cells[0].Text));
                continue;
            }

            if (CheckCells(header, cells))
            {
                rows.Add(new RawRow([.. cells], location));
            }
        }

        return rows.ToImmutable();
    }

    private bool CheckCells(List<RawCell> header, List<RawCell> cells)
    {
        var whole = true;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].IsEmpty && Array.IndexOf(MayBeEmpty, header[i].Text) < 0)
            {
                diagnostics.Add(ReadingDiagnostics.EmptyCell(cells[i].Location, header[i].Text));
                whole = false;
            }

            var text = cells[i].Text;
            if (!cells[i].Code && text.AsSpan().IndexOfAny("*_<") >= 0
                && (string.Equals(header[i].Text, "公式", StringComparison.Ordinal) || text.StartsWith("= ", StringComparison.Ordinal)))
            {
                diagnostics.Add(ReadingDiagnostics.Backticks(cells[i].Location));
            }
        }

        return whole;
    }
}
