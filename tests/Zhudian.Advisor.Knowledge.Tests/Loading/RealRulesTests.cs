using Xunit.Abstractions;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Tests.Specs;

namespace Zhudian.Advisor.Knowledge.Tests.Loading;

public sealed class RealRulesTests(ITestOutputHelper output)
{
    [Fact]
    public void The_rules_of_this_repository_load_without_errors()
    {
        var result = KnowledgeLoader.LoadDirectory(Path.GetFullPath(Path.Combine(SpecFile.Directory, "..", "..")));

        foreach (var diagnostic in result.Diagnostics)
        {
            output.WriteLine(diagnostic.ToString());
        }

        result.Diagnostics.Where(d => d.Severity == Severity.Error).Should().BeEmpty();
        result.Knowledge!.Entities.Should().NotBeEmpty();
    }
}
