using Xunit.Abstractions;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Tests.Specs;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Knowledge.Tests.Loading;

public sealed class RealRulesTests(ITestOutputHelper output)
{
    [Fact]
    public void The_rules_of_this_repository_load_without_errors()
    {
        var options = LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) };
        var result = KnowledgeLoader.LoadDirectory(Path.GetFullPath(Path.Combine(SpecFile.Directory, "..", "..")), options);

        foreach (var diagnostic in result.Diagnostics)
        {
            output.WriteLine(diagnostic.ToString());
        }

        // FEL036: functions of RULES.md §8 that the library does not have yet.
        result.Diagnostics.Where(d => d.Severity == Severity.Error && d.Code != "FEL036").Should().BeEmpty();
    }
}
