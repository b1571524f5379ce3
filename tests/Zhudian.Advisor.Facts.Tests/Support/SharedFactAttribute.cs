namespace Zhudian.Advisor.Facts.Tests.Support;

/// <summary>A fact that needs the folder <c>shared</c> beside a parent of the repository; skipped with a reason where it is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (Folder() is null)
        {
            Skip = "没有 shared 文件夹";
        }
    }

    public static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var shared = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(shared))
            {
                return Path.Combine(at.FullName, "shared");
            }
        }

        return null;
    }
}
