namespace Zhudian.Advisor.Benchmarks;

/// <summary>Where things lie around the program: the source tree, the product's rules, the workload's folder, the published command line.</summary>
internal static class Places
{
    private const string Solution = "Zhudian.Advisor.sln";

    /// <summary>Root of the source tree; null outside of one.</summary>
    public static string? Root { get; } = Above(AppContext.BaseDirectory).FirstOrDefault(d => File.Exists(Path.Combine(d, Solution)));

    /// <summary>Rules of the product.</summary>
    public static string? ProductRules { get; } = Root is null ? null : Existing(Path.Combine(Root, "rules"));

    /// <summary>Folder of the workload beside the source tree.</summary>
    public static string? Workload { get; } = Root is null ? null : Above(Root).Take(3).Select(d => Path.Combine(d, "shared", "bench")).FirstOrDefault(Directory.Exists);

    /// <summary>The command line as <c>build.sh</c> publishes it.</summary>
    public static string? Advisor { get; } = Root is null ? null : Existing(Path.Combine(Root, "bin", "advisor", "advisor.dll"));

    private static string? Existing(string path) => File.Exists(path) || Directory.Exists(path) ? path : null;

    private static IEnumerable<string> Above(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
