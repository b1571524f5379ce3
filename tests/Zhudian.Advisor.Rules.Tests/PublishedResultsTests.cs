using System.Globalization;
using Zhudian.Advisor.Engine.Apply;

namespace Zhudian.Advisor.Rules.Tests;

/// <summary>Published results, computed again by the shipped rules (no domain number in these tests but the published ones).</summary>
public sealed class PublishedResultsTests(Handbook handbook) : IClassFixture<Handbook>
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly string[] Classes = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"];

    // shared/data/cnemc_daily_stations/README.md names the lake-type sections of the daily set.
    private static readonly HashSet<string> DailyLakes = ["急水港桥", "西山", "湖滨(老)", "裕溪口(老)", "坝上中(胡家岭)", "蛤蟆石"];

    // Lake and reservoir sections of the snapshot, by name and place (the page does not carry the type).
    private static readonly HashSet<string> SnapshotLakes =
    [
        "急水港桥", "拖山", "五里湖心", "西山", "阳澄湖心", "老山乡", "蒋坝镇", "高良涧镇", "骆马湖", "骆马湖乡", "三场", "湖滨(老)", "湖滨", "西半湖湖心", "巢湖船厂",
        "忠庙", "兆河入湖区", "武昌湖", "大官湖", "西湖湖心", "南矶山", "都昌", "坝上", "湖心岛", "康山", "西梁子湖湖南", "湖心A(洪湖湖心A)", "湖心B(洪湖湖心B)", "咸宁湖心", "富水水库",
    ];

    [SharedFact]
    public void Daily_stations_3851_of_3852_classes_are_reproduced_from_unrounded_values()
    {
        var (agree, differing) = CountClasses(CsvRows.Read("cnemc_daily_stations", "daily_20200510_20210405.csv"), DailyLakes);

        agree.Should().Be(3851);
        differing.Should().Equal("2020-11-04 宗关");
    }

    [SharedFact]
    public void The_snapshot_400_of_400_classes_are_reproduced()
    {
        var (agree, differing) = CountClasses(CsvRows.Read("cnemc_snapshot_raw", "snapshot_20200508.csv"), SnapshotLakes);

        agree.Should().Be(400);
        differing.Should().BeEmpty();
    }

    [SharedFact]
    public void Hulun_lake_10_of_10_indices_and_states_are_reproduced()
    {
        var years = CsvRows.Read("lake_tli_published", "hulun_lake_tli_2011_2020.csv");
        var rows = years.Select(y => Row(("叶绿素a指数", y["TLI(Chl.a)"]), ("总磷指数", y["TLI(TP)"]), ("总氮指数", y["TLI(TN)"]), ("透明度指数", y["TLI(SD)"]))).ToList();

        var indices = Apply("综合营养指数四项", rows).Select(r => r.Value.AsNumber).ToList();
        var states = Apply("营养状态四项", rows).Select(r => r.Text).ToList();

        years.Should().HaveCount(10);
        indices.Zip(years, (ours, y) => Math.Abs(ours - decimal.Parse(y["TLI(∑)"], CultureInfo.InvariantCulture))).Should().OnlyContain(d => d <= 0.001m);
        states.Should().Equal(years.Select(y => y["营养状态"]));
    }

    [SharedFact]
    public void Wuhan_20_of_20_sections_comply_as_published()
    {
        var sections = CsvRows.Read("city_bulletins", "wuhan_rivers_202106.csv");

        var answers = Apply("达标判定", [.. sections.Select(s => Row(("水质现状", s["水质现状"]), ("功能类别", s["功能类别"])))]);

        sections.Should().HaveCount(20);
        answers.Select(a => a.Text).Should().Equal(sections.Select(s => s["达标情况"]));
    }

    private (int Agree, List<string> Differing) CountClasses(List<Dictionary<string, string>> readings, HashSet<string> lakes)
    {
        string[] five = ["pH", "溶解氧(mg/L)", "高锰酸盐指数(mg/L)", "氨氮(mg/L)", "总磷(mg/L)"];
        var published = readings.FindAll(r => Classes.Contains(r["水质类别"], StringComparer.Ordinal) && Array.TrueForAll(five, p => Raw(r, p).Length > 0));
        var rows = published.ConvertAll(r => Row(
            ("水体类型", lakes.Contains(r["断面名称"]) ? "湖库" : "河流"), ("pH", Raw(r, five[0])), ("溶解氧", Raw(r, five[1])), ("水温", Raw(r, "水温(℃)")),
            ("高锰酸盐指数", Raw(r, five[2])), ("氨氮", Raw(r, five[3])), ("总磷", Raw(r, five[4]))));
        var answers = Apply("五参数类别", rows);
        var differing = published.Where((r, i) => answers[i].Value.AsText != r["水质类别"]).Select(r => r["文件日期"] + " " + r["断面名称"]).ToList();
        return (published.Count - differing.Count, differing);
    }

    private IReadOnlyList<ApplyRow> Apply(string name, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var result = ApplyRun.Run(handbook.Engine, name, rows, Day);
        result.Diagnostics.Should().BeEmpty();
        result.Rows.Should().OnlyContain(r => r.Outcome == ApplyOutcome.Value);
        return result.Rows;
    }

    private static string Raw(Dictionary<string, string> reading, string column)
        => decimal.TryParse(reading[column + "_原始值"], NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? reading[column + "_原始值"] : string.Empty;

    private static IReadOnlyDictionary<string, string> Row(params (string Name, string Cell)[] cells) => cells.ToDictionary(c => c.Name, c => c.Cell, StringComparer.Ordinal);
}
