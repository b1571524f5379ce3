using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>What the README shows is true of the shipped rules.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Its_example_rule_loads_as_a_file_beside_the_shipped_rules()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Shared.Rules)!, "README.md")).ReplaceLineEndings("\n");
        const string Fence = "````";
        var from = readme.IndexOf(Fence + "markdown\n", StringComparison.Ordinal) + Fence.Length + "markdown\n".Length;
        var example = readme[from..readme.IndexOf("\n" + Fence, from, StringComparison.Ordinal)];
        example.Should().Contain("```rule").And.Contain("编号: TP-C03");

        var files = Directory.EnumerateFiles(Shared.Rules, "*.md", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Shared.Rules, f).StartsWith("spec", StringComparison.Ordinal))
            .Select(f => KnowledgeSource.FromText(Path.GetRelativePath(Shared.Rules, f).Replace('\\', '/'), File.ReadAllText(f)))
            .Append(KnowledgeSource.FromText("水/例.md", example + "\n"));
        var loaded = KnowledgeLoader.Load(files, RuleBase.ForEvaluation);
        loaded.Errors.Should().BeEmpty();
        loaded.Knowledge!.Rules.Should().Contain(r => r.Id == "TP-C03");
    }
}
