using System.Globalization;
using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>Published results, computed again by the shipped rules on the original CSV through a saved column mapping.</summary>
public sealed class PublishedResultsTests(Handbook handbook) : IClassFixture<Handbook>
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly string[] Classes = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"];
    private static readonly string[] Five = ["pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷"];

    [SharedFact]
    public void Daily_stations_3851_of_3852_classes_are_reproduced_from_unrounded_values()
    {
        var (agree, differing) = CountClasses("cnemc_daily_stations", "daily_20200510_20210405.csv");

        agree.Should().Be(3851);
        differing.Should().Equal("2020-11-04 宗关");
    }

    [SharedFact]
    public void The_snapshot_400_of_400_classes_are_reproduced()
    {
        var (agree, differing) = CountClasses("cnemc_snapshot_raw", "snapshot_20200508.csv");

        agree.Should().Be(400);
        differing.Should().BeEmpty();
    }

    [SharedFact]
    public void Hulun_lake_10_of_10_indices_and_states_are_reproduced()
    {
        var indices = Apply("综合营养指数四项", "呼伦湖分指数.yaml", "lake_tli_published", "hulun_lake_tli_2011_2020.csv");
        var states = Apply("营养状态四项", "呼伦湖分指数.yaml", "lake_tli_published", "hulun_lake_tli_2011_2020.csv");

        indices.Should().HaveCount(10);
        indices.Select(r => Math.Abs(r.Answer.Value.AsNumber - decimal.Parse(r.Row["TLI(∑)"], CultureInfo.InvariantCulture))).Should().OnlyContain(d => d <= 0.001m);
        states.Select(r => r.Answer.Value.AsText).Should().Equal(states.Select(r => r.Row["营养状态"]));
    }

    [SharedFact]
    public void Wuhan_20_of_20_sections_comply_as_published()
    {
        var sections = Apply("达标判定", "武汉月报.yaml", "city_bulletins", "wuhan_rivers_202106.csv");

        sections.Should().HaveCount(20);
        sections.Select(s => s.Answer.Value.AsText).Should().Equal(sections.Select(s => s.Row["达标情况"]));
    }

    [SharedFact]
    public void A_class_is_given_although_one_of_the_five_is_missing()
    {
        // The README of the set: 412 rows have a published class although one of the five is missing.
        var partial = Apply("五参数类别", "国家站五参数.yaml", "cnemc_daily_stations", "daily_20200510_20210405.csv")
            .Where(r => Classes.Contains(r.Row["水质类别"], StringComparer.Ordinal) && Five.Any(p => !r.Inputs[p].IsNumber)).ToList();

        partial.Should().HaveCount(412);
        partial.Should().OnlyContain(r => r.Answer.Outcome == ApplyOutcome.Value);
    }

    private (int Agree, List<string> Differing) CountClasses(params string[] path)
    {
        var complete = Apply("五参数类别", "国家站五参数.yaml", path)
            .Where(r => Classes.Contains(r.Row["水质类别"], StringComparer.Ordinal) && Array.TrueForAll(Five, p => r.Inputs[p].IsNumber)).ToList();
        var differing = complete.Where(r => r.Answer.Value.AsText != r.Row["水质类别"]).Select(r => r.Row["文件日期"] + " " + r.Row["断面名称"]).ToList();
        return (complete.Count - differing.Count, differing);
    }

    private List<(Dictionary<string, string> Row, IReadOnlyDictionary<string, Value> Inputs, ApplyRow Answer)> Apply(string name, string map, params string[] path)
    {
        var (stream, diagnostics) = RowStream.Open(Path.Combine([Shared.Data!, .. path]), Path.Combine(AppContext.BaseDirectory, "Maps", map), Inputs(name), handbook.Loaded.Knowledge!);
        diagnostics.Should().BeEmpty();
        var rows = stream!.Rows().ToList();
        rows.SelectMany(r => r.Problems).Should().BeEmpty();
        var result = ApplyRun.Run(handbook.Engine, name, [.. rows.Select(r => r.Inputs)], Day);
        result.Diagnostics.Should().BeEmpty();
        return [.. rows.Zip(result.Rows, (row, answer) => (stream.Headers.Zip(row.Fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal), row.Inputs, answer))];
    }

    private RowInput[] Inputs(string name)
        => handbook.Engine.Knowledge.Derived.TryGetValue(name, out var derived)
            ? [.. derived.Parameters.Select(p => new RowInput(p.Name, p.Type))]
            : [.. handbook.Engine.Knowledge.Tables[name].Editions[0].Inputs.Select(i => new RowInput(i.Name, i.Type, i.Unit))];
}
