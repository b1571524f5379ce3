namespace Zhudian.Advisor.Feel.Tests.Specs;

/// <summary>One row of a table of <c>rules/spec/feel</c>: cells by column name.</summary>
internal sealed record SpecRow(string File, int Line, bool IsKnowledge, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, string.Empty);
}

/// <summary>Reads the readable specifications.</summary>
internal static class SpecTable
{
    public static IEnumerable<SpecRow> Read(string file)
    {
        var isKnowledge = false;
        string[]? header = null;
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            number++;
            isKnowledge = line.StartsWith("方言：", StringComparison.Ordinal) ? line.Contains("规则", StringComparison.Ordinal) : isKnowledge;
            if (!line.StartsWith('|'))
            {
                header = null;
            }
            else if (header is null)
            {
                header = Cells(line);
            }
            else if (!line.StartsWith("|-", StringComparison.Ordinal))
            {
                yield return new SpecRow(file, number, isKnowledge, header.Zip(Cells(line)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
            }
        }
    }

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string Folder => Root("rules", "spec", "feel");

    /// <summary>A folder of the repository.</summary>
    public static string Root(params string[] parts)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine([directory.FullName, .. parts]);
            if (Directory.Exists(path) && File.Exists(Path.Combine(directory.FullName, "Directory.Build.props")))
            {
                return path;
            }
        }

        throw new DirectoryNotFoundException(string.Join('/', parts));
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(c => c.Trim()).Select(c => c.Length > 1 && c[0] == '`' && c[^1] == '`' ? c[1..^1] : c)];
}
