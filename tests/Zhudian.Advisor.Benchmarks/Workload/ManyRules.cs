using System.Globalization;
using System.Text;

namespace Zhudian.Advisor.Benchmarks.Workload;

/// <summary>
/// A rule base of many rules: the files of a folder as they are, and copies of their rule fences under new numbers until the wanted count is
/// reached. Vocabulary, tables and derived quantities stay as they are, so each copy is bound and compiled anew over real names.
/// </summary>
internal static class ManyRules
{
    private const string Fence = "```rule";
    private const string Number = "编号:";

    /// <summary>Files with <paramref name="count"/> rules.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(string folder, int count)
    {
        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(p => (Path: Path.GetRelativePath(folder, p).Replace('\\', '/'), Text: File.ReadAllText(p)))
            .Where(f => f.Text.StartsWith("---", StringComparison.Ordinal) && !f.Path.StartsWith("spec/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var have = files.Sum(f => Fences(f.Text).Count);
        for (var round = 2; have > 0 && have < count; round++)
        {
            for (var i = 0; i < files.Count && have < count; i++)
            {
                have += Extend(files, i, round, count - have);
            }
        }

        return files;
    }

    // A copy stands right after its original: the headings above it say which kind it is about.
    private static int Extend(List<(string Path, string Text)> files, int at, int round, int most)
    {
        var text = files[at].Text;
        var result = new StringBuilder();
        var (from, added) = (0, 0);
        foreach (var (start, end) in Fences(text))
        {
            result.Append(text, from, end - from);
            from = end;
            var fence = text[start..end];
            var number = fence.IndexOf(Number, StringComparison.Ordinal);
            var line = number < 0 ? -1 : fence.IndexOf('\n', number);
            if (line < 0 || added == most || fence.AsSpan(number, line - number).Contains('_'))
            {
                continue;
            }

            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{round}");
            result.Append('\n').Append(fence, 0, line).Append(suffix).Append(fence, line, fence.Length - line);
            added++;
        }

        result.Append(text, from, text.Length - from);
        files[at] = (files[at].Path, result.ToString());
        return added;
    }

    private static List<(int Start, int End)> Fences(string text)
    {
        var fences = new List<(int, int)>();
        for (var start = text.IndexOf(Fence, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Fence, start + 1, StringComparison.Ordinal))
        {
            var close = text.IndexOf("\n```", start + Fence.Length, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            var end = text.IndexOf('\n', close + 1);
            fences.Add((start, end < 0 ? text.Length : end + 1));
        }

        return fences;
    }
}
