using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Finds headings in a worksheet and cuts rows under them.</summary>
internal static class GridTable
{
    private static readonly string[] DefaultNames = ["Sheet", "工作表"];

    /// <summary>
    /// The first row with two or more cells holds the headings (title lines above it have one); without such a row the first row that is not
    /// empty. 评估, 完整性 and 来源 have no headings: every row is (项, 值). Null for the empty default worksheets of a new workbook.
    /// </summary>
    public static RawTable? Make(Grid grid, SheetPlace place, Findings findings)
    {
        var table = new RawTable(grid.Name, RawPosition.Of(1, 1));
        var rows = grid.Rows.Where(r => r.Cells.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return Array.Exists(DefaultNames, n => grid.Name.StartsWith(n, StringComparison.Ordinal)) ? null : table;
        }

        if (grid.Name is SheetWords.Settings or SheetWords.Completeness or SheetWords.Origin)
        {
            foreach (var (row, cells) in rows)
            {
                var spread = new RawCell[Math.Max(3, cells[^1].Column)];
                cells.ForEach(c => spread[c.Column - 1] = c.Cell);
                table.Rows.Add(new RawRow(RawPosition.Of(row, 1), spread));
            }

            return table;
        }

        var headAt = Math.Max(0, rows.FindIndex(r => r.Cells.Count >= 2));
        var head = rows[headAt];
        Merged(grid, head.Row, place, findings);
        var at = new Dictionary<int, int>();
        foreach (var (column, cell) in head.Cells)
        {
            at.Add(column, table.Headers.Count);
            table.Headers.Add(new RawHeader(CellReader.TextOf(cell) ?? string.Empty, cell.Position));
        }

        var orphans = new HashSet<int>();
        foreach (var (row, cells) in rows.Skip(headAt + 1))
        {
            var line = new RawCell[table.Headers.Count];
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = new RawCell(RawKind.Blank, RawPosition.Of(row, RawPosition.Column(table.Headers[i].Position)));
            }

            foreach (var (column, cell) in cells)
            {
                if (at.TryGetValue(column, out var index))
                {
                    line[index] = cell;
                }
                else if (orphans.Add(column))
                {
                    findings.Error(FactCodes.NoHeading, place.Locate(grid.Name, cell.Position), $"“{grid.Name}”这一列有内容而没有表头", "写上表头，或把说明文字移出表格");
                }
            }

            table.Rows.Add(new RawRow(RawPosition.Of(row, 1), line));
        }

        return table;
    }

    private static void Merged(Grid grid, int headRow, SheetPlace place, Findings findings)
    {
        foreach (var range in grid.Merges)
        {
            var digits = range[(range.LastIndexOf(':') + 1)..].TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)]);
            if (int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var last) && last >= headRow)
            {
                findings.Error(
                    FactCodes.MergedCells, new Feel.Diagnostics.SourceLocation(place.Path, 0, 0, $"{grid.Name}!{range}"), $"“{grid.Name}”有合并单元格 {range}：合并处只有左上一格有内容，其余会被当成空白", "取消合并，逐行填写");
            }
        }
    }
}
