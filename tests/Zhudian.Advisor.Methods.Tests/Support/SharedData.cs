namespace Zhudian.Advisor.Methods.Tests.Support;

/// <summary>Published data of the folder <c>shared</c>.</summary>
internal static class SharedData
{
    /// <summary>Rows of a comma-separated file without quotes, by column name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(SharedFactAttribute.Find(path)!).Where(l => l.Length > 0).ToArray();
        var names = lines[0].TrimStart('\uFEFF').Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Zip(names).ToDictionary(p => p.Second, p => p.First, StringComparer.Ordinal))];
    }
}
