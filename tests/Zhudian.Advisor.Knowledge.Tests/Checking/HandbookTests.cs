using System.Text.RegularExpressions;
using Zhudian.Advisor.Knowledge.Tests.Specs;

namespace Zhudian.Advisor.Knowledge.Tests.Checking;

public sealed partial class HandbookTests
{
    [Fact]
    public void Every_code_of_tables_rules_units_texts_and_names_has_a_line_in_the_handbook()
    {
        var root = Path.GetFullPath(Path.Combine(SpecFile.Directory, "..", "..", ".."));
        var handbook = File.ReadAllLines(Path.Combine(root, "rules", "诊断码.md"));
        var codes = Directory.EnumerateFiles(Path.Combine(root, "src", "Zhudian.Advisor.Knowledge"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)).ToHashSet();

        codes.Should().NotBeEmpty();
        codes.Where(c => !Array.Exists(handbook, l => l.StartsWith("| " + c + " |", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [GeneratedRegex("\"(?<code>(TAB|RUL|UNT|TXT|NAM|DMN)\\d{3})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
