namespace Zhudian.Advisor.Feel.Tests;

/// <summary>A test that reads material outside the repository; skipped with a reason where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] files)
    {
        if (files.FirstOrDefault(f => Find(f) is null) is { } absent)
        {
            Skip = $"shared/{absent} is not there";
        }
    }

    /// <summary>A file of the shared folder beside or above the repository, or null.</summary>
    public static string? Find(string file)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "shared", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
