namespace Zhudian.Advisor.Rules.Tests;

/// <summary>A published table (no quoted cells in these files but for commas inside quotes) as rows of cells by heading.</summary>
internal static class CsvRows
{
    public static List<Dictionary<string, string>> Read(params string[] path)
    {
        var lines = File.ReadAllLines(Path.Combine([Shared.Data!, .. path])).Where(l => l.Length > 0).Select(Cells).ToList();
        return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)).ToList();
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { string.Empty };
        var quoted = false;
        foreach (var c in line.TrimStart('\uFEFF'))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(string.Empty);
            }
            else
            {
                cells[^1] += c;
            }
        }

        return cells;
    }
}
