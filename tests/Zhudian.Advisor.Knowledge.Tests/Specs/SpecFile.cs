using System.Collections.Immutable;
using System.Globalization;

namespace Zhudian.Advisor.Knowledge.Tests.Specs;

/// <summary>
/// One example of <c>rules/spec/knowledge/*.md</c>: a heading, a fence <c>````输入</c> (its lines count from 1), then either a table of all expected
/// diagnostics (诊断, 行, 列, 内容) or a fence <c>````期望</c> with lines that the dump of the knowledge base must contain; without the table there must be no finding.
/// </summary>
public sealed record SpecExample(string File, string Name, string Input, ImmutableArray<ExpectedDiagnostic> Diagnostics, ImmutableArray<string> Dump, ImmutableArray<string> Queries = default, DateOnly? Today = null)
{
    public override string ToString() => $"{File}: {Name}";
}

public sealed record ExpectedDiagnostic(string Code, int Line, int Column, string Text);

public static class SpecFile
{
    public static string Directory { get; } = Find();

    public static IEnumerable<SpecExample> ReadAll() => ReadAll(Directory);

    /// <summary>Examples of a folder beside <see cref="Directory"/>; a fence <c>````求值</c> has lines <c>expression => value</c>.</summary>
    public static IEnumerable<SpecExample> ReadFolder(string folder) => ReadAll(Path.GetFullPath(Path.Combine(Directory, "..", folder)));

    private static IEnumerable<SpecExample> ReadAll(string directory)
        => System.IO.Directory.EnumerateFiles(directory, "*.md").Order(StringComparer.Ordinal).SelectMany(Read);

    private static IEnumerable<SpecExample> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var file = Path.GetFileNameWithoutExtension(path);
        string? name = null;
        string? input = null;
        DateOnly? today = null;
        var diagnostics = ImmutableArray.CreateBuilder<ExpectedDiagnostic>();
        var dump = ImmutableArray.CreateBuilder<string>();
        var queries = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                if (name is not null && input is not null)
                {
                    yield return new SpecExample(file, name, input, diagnostics.ToImmutable(), dump.ToImmutable(), queries.ToImmutable(), today);
                }

                name = lines[i][3..];
                input = null;
                diagnostics.Clear();
                dump.Clear();
                queries.Clear();
                today = null;
            }
            else if (lines[i].StartsWith("检查日：", StringComparison.Ordinal))
            {
                today = DateOnly.ParseExact(lines[i].AsSpan(4), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
            else if (lines[i].StartsWith("````", StringComparison.Ordinal))
            {
                var kind = lines[i][4..].Trim();
                var start = ++i;
                while (!lines[i].StartsWith("````", StringComparison.Ordinal))
                {
                    i++;
                }

                switch (kind)
                {
                    case "输入":
                        input = string.Join('\n', lines[start..i]).Replace("⇥", "\t", StringComparison.Ordinal) + "\n";
                        break;
                    case "期望":
                        dump.AddRange(lines[start..i]);
                        break;
                    case "求值":
                        queries.AddRange(lines[start..i].Where(l => l.Trim().Length > 0));
                        break;
                    default:
                        throw new InvalidDataException($"{path}:{i}: fence 输入, 期望 or 求值 expected, found {kind}");
                }
            }
            else if (lines[i].StartsWith("| ", StringComparison.Ordinal) && IsCode(lines[i].AsSpan(2)))
            {
                var cells = lines[i].Split('|', StringSplitOptions.TrimEntries);
                diagnostics.Add(new ExpectedDiagnostic(cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture), cells[4]));
            }
        }

        if (name is not null && input is not null)
        {
            yield return new SpecExample(file, name, input, diagnostics.ToImmutable(), dump.ToImmutable(), queries.ToImmutable(), today);
        }
    }

    private static bool IsCode(ReadOnlySpan<char> text) => text.Length > 6 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[2]) && char.IsAsciiDigit(text[3]) && char.IsAsciiDigit(text[5]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var spec = Path.Combine(folder.FullName, "rules", "spec", "knowledge");
            if (System.IO.Directory.Exists(spec))
            {
                return spec;
            }
        }

        throw new DirectoryNotFoundException("rules/spec/knowledge above the test folder");
    }
}
