namespace Zhudian.Advisor.Methods.Tests.Support;

/// <summary>The folder <c>shared</c> found by walking up from the test binaries; null where there is none.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    /// <summary>Rows of a comma-separated file without quotes, by column name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder!, path)).Where(l => l.Length > 0).ToArray();
        var names = lines[0].TrimStart('\uFEFF').Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Zip(names).ToDictionary(p => p.Second, p => p.First, StringComparer.Ordinal))];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return Path.Combine(folder.FullName, "shared");
            }
        }

        return null;
    }
}
