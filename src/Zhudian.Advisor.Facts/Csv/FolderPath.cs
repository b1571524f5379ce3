namespace Zhudian.Advisor.Facts.Csv;

/// <summary>Files a mapping may name: those in the sheet's own folder or below it. A sheet comes from others; it must not read the rest of the machine.</summary>
internal static class FolderPath
{
    /// <summary>Full path of a file below a folder; null when the name is rooted or leads out of the folder.</summary>
    public static string? Within(string folder, string file)
    {
        if (file.Length == 0 || Path.IsPathRooted(file) || file.Contains(':', StringComparison.Ordinal) || file.Any(char.IsControl))
        {
            return null;
        }

        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(Path.Combine(root, file.Replace('\\', '/')));
        return full.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }
}
