using System.Text.RegularExpressions;
using Zhudian.Advisor.Knowledge.Tests.Specs;

namespace Zhudian.Advisor.Knowledge.Tests.Loading;

/// <summary>Every code that can be reported has an entry in the handbook, and every code of reading has a test.</summary>
public sealed class HandbookTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(SpecFile.Directory, "..", "..", ".."));

    [Fact]
    public void Every_code_of_the_knowledge_room_is_in_the_handbook()
    {
        var handbook = Codes(File.ReadAllText(Path.Combine(Root, "rules", "诊断码.md")));

        Codes(Sources()).Where(c => c.StartsWith("KNW", StringComparison.Ordinal)).Except(handbook).Should().BeEmpty();
    }

    [Fact]
    public void Every_KNW_code_is_met_in_a_spec_or_a_test()
    {
        var tested = Texts(Path.Combine(Root, "rules", "spec"), "*.md").Concat(Texts(Path.Combine(Root, "tests", "Zhudian.Advisor.Knowledge.Tests"), "*.cs"));

        Codes(Sources()).Where(c => c.StartsWith("KNW", StringComparison.Ordinal)).Except(Codes(string.Join('\n', tested))).Should().BeEmpty();
    }

    private static string Sources() => string.Join('\n', Texts(Path.Combine(Root, "src", "Zhudian.Advisor.Knowledge"), "*.cs").SelectMany(t => t.Split('\n')).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> Texts(string folder, string pattern)
        => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static HashSet<string> Codes(string text) => [.. Regex.Matches(text, @"\b[A-Z]{3}\d{3}\b", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Value)];
}
