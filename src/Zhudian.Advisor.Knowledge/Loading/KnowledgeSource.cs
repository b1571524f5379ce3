using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>One file of a knowledge base before reading: path relative to the rule folder (forward slashes) and its bytes.</summary>
public sealed record KnowledgeSource(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>A file from text.</summary>
    public static KnowledgeSource FromText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// All <c>*.md</c> under a folder in ordinal order of their paths. Folders named <c>spec</c> (tests of the language) are left out.
    /// Files that cannot be read or are too large are reported and left out.
    /// </summary>
    internal static List<KnowledgeSource> FromDirectory(string directory, LoadOptions options, List<Diagnostic> diagnostics)
    {
        var sources = new List<KnowledgeSource>();
        try
        {
            var files = new List<FoundFile>();
            foreach (var full in Directory.EnumerateFiles(directory, "*.md", SearchOption.AllDirectories))
            {
                var relative = System.IO.Path.GetRelativePath(directory, full).Replace('\\', '/');
                if (!relative.StartsWith("spec/", StringComparison.Ordinal) && !relative.Contains("/spec/", StringComparison.Ordinal))
                {
                    files.Add(new FoundFile(full, relative));
                    if (files.Count > options.MaxFiles)
                    {
                        break;
                    }
                }
            }

            files.Sort((a, b) => string.CompareOrdinal(a.Relative, b.Relative));
            foreach (var file in files)
            {
                if (ReadFile(file.Full, file.Relative, options, diagnostics) is { } source)
                {
                    sources.Add(source);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(ReadingDiagnostics.CannotRead(directory, e.Message));
        }

        return sources;
    }

    private sealed record FoundFile(string Full, string Relative);

    private static KnowledgeSource? ReadFile(string full, string relative, LoadOptions options, List<Diagnostic> diagnostics)
    {
        try
        {
            var length = new FileInfo(full).Length;
            if (length > options.MaxFileBytes)
            {
                diagnostics.Add(ReadingDiagnostics.FileTooLarge(relative, length, options.MaxFileBytes));
                return null;
            }

            return new KnowledgeSource(relative, File.ReadAllBytes(full));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ReadingDiagnostics.CannotRead(relative, e.Message));
            return null;
        }
    }
}
