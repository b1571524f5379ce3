namespace Zhudian.Advisor.Rules.Tests;

/// <summary>The folder of published data beside the checkout; tests that need it are skipped with a reason when it is absent.</summary>
internal static class Shared
{
    public static string? Data { get; } = SharedFactAttribute.Find("data");

    public static string Rules { get; } = Find("rules") ?? throw new DirectoryNotFoundException("rules");

    public static string Sample { get; } = Path.Combine(Path.GetDirectoryName(Rules)!, "src", "Zhudian.Advisor.Cli", "Sample", "澄芦市.yaml");

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, name);
            if (Directory.Exists(candidate) && (name != "rules" || File.Exists(Path.Combine(candidate, "RULES.md"))))
            {
                return candidate;
            }
        }

        return null;
    }
}
