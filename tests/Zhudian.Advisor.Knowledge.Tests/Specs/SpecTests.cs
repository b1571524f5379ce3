using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Knowledge.Tests.Specs;

public sealed class SpecTests
{
    public static IEnumerable<object[]> Examples() => SpecFile.ReadAll().Select(e => new object[] { e.File, e.Name });

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_spec_gives_what_it_says(string file, string name)
    {
        var example = SpecFile.ReadAll().Single(e => e.File == file && e.Name == name);
        var result = KnowledgeLoader.Load([("例.md", example.Input)], LoadOptions.Default with { Today = example.Today });

        var found = result.Diagnostics.Select(d => $"{d.Code} {d.Location?.Line ?? 0}:{d.Location?.Column ?? 0}");
        found.Should().Equal(example.Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}"), because: string.Join('\n', result.Diagnostics));
        for (var i = 0; i < example.Diagnostics.Length; i++)
        {
            var diagnostic = result.Diagnostics[i];
            (diagnostic.Message + " " + diagnostic.Hint).Should().Contain(example.Diagnostics[i].Text);
        }

        if (!example.Dump.IsEmpty)
        {
            result.Knowledge.Should().NotBeNull();
            KnowledgeDump.Lines(result.Knowledge!).Should().Contain(example.Dump);
        }
    }

    [Fact]
    public void Example_names_are_unique_within_a_file()
    {
        SpecFile.ReadAll().Should().NotBeEmpty().And.OnlyHaveUniqueItems(e => e.File + e.Name);
    }
}
