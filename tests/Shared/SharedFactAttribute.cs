using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Zhudian.Advisor.TestSupport;

/// <summary>A test that reads published material outside the repository (the folder <c>shared</c> beside or above it); skipped with a reason where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] files)
    {
        if (Root is null)
        {
            Skip = "没有公开数据文件夹 shared";
        }
        else if (files.FirstOrDefault(f => Find(f) is null) is { } absent)
        {
            Skip = $"没有 shared/{absent}";
        }
    }

    /// <summary>The folder; null when there is none.</summary>
    public static string? Root { get; } = Search();

    /// <summary>A file or folder of it; null when absent.</summary>
    public static string? Find(string path) => Root is { } root && Path.Combine(root, path) is var full && (File.Exists(full) || Directory.Exists(full)) ? full : null;

    private static string? Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "data")))
            {
                return candidate;
            }
        }

        return null;
    }
}
