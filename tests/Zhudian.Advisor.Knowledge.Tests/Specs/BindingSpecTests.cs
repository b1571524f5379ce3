using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Tests.Binding;

namespace Zhudian.Advisor.Knowledge.Tests.Specs;

/// <summary>Examples of <c>rules/spec/tables</c>, <c>rules/spec/rules</c> and <c>rules/spec/text</c>: diagnostics, or expressions with their values on 2026-06-15; 未知甲 and 未知乙 are unknown values.</summary>
public sealed class BindingSpecTests
{
    private static readonly string[] Folders = ["tables", "rules", "text"];

    public static IEnumerable<object[]> Examples() => Folders.SelectMany(folder => SpecFile.ReadFolder(folder).Select(e => new object[] { folder, e.File, e.Name }));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_gives_what_it_says(string folder, string file, string name)
    {
        var example = SpecFile.ReadFolder(folder).Single(e => e.File == file && e.Name == name);
        var result = KnowledgeLoader.Load([("例.md", example.Input)], LoadOptions.Default with { AnalyseTables = file is "表的分析" or "不可能的条件" });

        var found = result.Diagnostics.Select(d => $"{d.Code} {d.Location?.Line ?? 0}:{d.Location?.Column ?? 0}");
        found.Should().Equal(example.Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}"), because: string.Join('\n', result.Diagnostics));
        for (var i = 0; i < example.Diagnostics.Length; i++)
        {
            (result.Diagnostics[i].Message + " " + result.Diagnostics[i].Hint).Should().Contain(example.Diagnostics[i].Text);
        }

        foreach (var query in example.Queries)
        {
            var arrow = query.LastIndexOf(" => ", StringComparison.Ordinal);
            Evaluate(result, query[..arrow]).Should().Be(query[(arrow + 4)..].Trim(), because: query);
        }
    }

    private static string Evaluate(LoadResult result, string query)
    {
        var feel = new KnowledgeFeel(result.Knowledge!);
        var bound = feel.Bind(SourceText.From(query), [("未知甲", FeelType.Any), ("未知乙", FeelType.Any)]);
        if (bound.Code is null)
        {
            return string.Join('；', bound.Diagnostics.Select(d => d.Code));
        }

        var run = new EvaluationRun(new SpecHost(new DateOnly(2026, 6, 15)));
        var frame = run.Rent(Math.Max(2, bound.Code.FrameSize));
        frame.Slots[0] = SpecHost.Missing("甲");
        frame.Slots[1] = SpecHost.Missing("乙");
        return ValueText.Print(bound.Code.Evaluate(frame));
    }
}
