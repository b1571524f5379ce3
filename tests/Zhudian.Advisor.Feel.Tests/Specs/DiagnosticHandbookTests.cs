using System.Text.RegularExpressions;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Syntax;

namespace Zhudian.Advisor.Feel.Tests.Specs;

/// <summary>The handbook of codes is complete, and its examples earn their codes.</summary>
public sealed partial class DiagnosticHandbookTests
{
    public static TheoryData<string, bool, string> Examples()
    {
        var data = new TheoryData<string, bool, string>();
        foreach (var row in SpecTable.Read("诊断.md").Where(r => r["例"] != "-"))
        {
            data.Add(row["诊断"], row["方言"] == "规则", row["例"]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_example_gives_the_code(string code, bool isKnowledge, string text)
    {
        var codes = isKnowledge
            ? Fixture.Feel.Problems(text, FeelDialect.Knowledge).Select(d => d.Code)
            : FeelEvaluator.Evaluate(text).Diagnostics.Select(d => d.Code);
        codes.Should().Contain(code);
    }

    [Fact]
    public void Every_code_in_the_source_is_in_the_handbook_and_no_other()
    {
        var source = Directory.EnumerateFiles(SpecTable.Root("src", "Zhudian.Advisor.Feel"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value.Trim('"')))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        SpecTable.Read("诊断.md").Select(r => r["诊断"]).Should().Equal(source);
    }

    [GeneratedRegex("\"FEL[0-9]{3}\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
