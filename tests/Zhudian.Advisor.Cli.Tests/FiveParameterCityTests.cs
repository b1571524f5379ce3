using System.Text.Json;
using System.Text.Json.Nodes;
using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

/// <summary>
/// The sample city with nothing left but rivers, lakes, sections and the monthly values of temperature, pH, oxygen, CODMn, ammonia and phosphorus:
/// what most cities have in the first year (method tier C). It must still say where it stands and what to measure, and name no cause it cannot know.
/// </summary>
public sealed class FiveParameterCityTests
{
    private static readonly string[] Kept = ["评估", "城市", "县区", "河流", "湖库", "断面", "月监测"];
    private static readonly string[] Items = ["水温", "pH", "溶解氧", "高锰酸盐指数", "氨氮", "总磷"];

    // Candidates that only a list of sources, loads or flow can speak for or against.
    private static readonly string[] NeedLists = ["磷化工", "工业源", "养殖", "城市面源", "水量不足"];

    [Fact]
    public async Task The_situation_is_told_section_by_section_and_county_by_county()
    {
        using var json = await Evaluate();
        json.RootElement.GetProperty("faults").GetArrayLength().Should().Be(0);
        var kinds = Conclusions(json).GroupBy(c => c.GetProperty("kind").GetString()!).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

        foreach (var kind in new[] { "断面水质", "断面达标", "不稳定达标", "断面变化", "区域水质", "县区达标", "区域逐月", "区域变化", "县区不稳定", "年底测算", "旱雨结论", "汛期污染", "河湖错配", "紧迫河湖", "紧迫河湖名单" })
        {
            kinds.Should().ContainKey(kind, "it needs nothing but the five parameters");
        }

        kinds["断面水质"].Should().BeGreaterThan(30);
        kinds["区域逐月"].Should().Be(60, "ten months of the city and of each of its five counties");
        Conclusions(json).Where(c => Text(c, "kind") == "断面水质").Select(c => Text(c, "text")).Should().OnlyContain(t => t.Contains("/21项", StringComparison.Ordinal), "a class of five parameters must say that it is one");
    }

    [Fact]
    public async Task What_to_measure_next_is_planned()
    {
        using var json = await Evaluate();
        Conclusions(json).Where(c => Text(c, "kind") == "方法档次").Select(c => Value(c, "档次")).Should().OnlyContain(t => t == "C");

        var plan = Conclusions(json).Where(c => Text(c, "kind") == "补测建议").Select(c => (Object: Value(c, "对象"), Item: Value(c, "事项"), Frequency: Value(c, "频次"), Changes: Value(c, "可改变"))).ToList();
        plan.Where(p => p.Item == "参评项目").Should().HaveCount(15, "each section has only five of the 21 parameters");
        plan.Select(p => p.Item).Should().Contain(["流量", "旱雨对照", "营养状态参数", "企业清单", "入湖流量"]);
        plan.Should().OnlyContain(p => p.Frequency.Length > 0 && p.Changes.Length > 0);
    }

    [Fact]
    public async Task No_cause_is_invented()
    {
        using var json = await Evaluate();
        var causes = Conclusions(json).Where(c => Text(c, "kind") == "成因判定").Select(c => (Candidate: Value(c, "候选"), Verdict: Value(c, "判定"))).ToList();

        causes.Should().NotBeEmpty();
        causes.Select(c => c.Verdict).Should().BeSubsetOf(["可能", "不确定", "证据不足", "不大可能"], "monthly values alone neither prove nor exclude");
        causes.Where(c => NeedLists.Contains(c.Candidate, StringComparer.Ordinal)).Select(c => c.Verdict).Should().NotBeEmpty().And.OnlyContain(v => v == "证据不足");
        Conclusions(json).Select(c => Text(c, "kind")).Should().NotContain(["源类负荷", "县区负荷", "水源地水质", "黑臭分级", "问题台账", "问题汇总"], "an absent worksheet is no finding");
        json.RootElement.GetProperty("missingFacts").GetRawText().Should().Contain("清单:企业").And.Contain("清单:负荷").And.Contain("清单:水源地").And.Contain("清单:突出问题");
    }

    private static async Task<JsonDocument> Evaluate()
    {
        using var folder = new Folder();
        (await AdvisorRun.Run("sheet", "convert", AdvisorRun.Sample, folder.File("样例.json"))).Code.Should().Be(0);
        var sheet = JsonNode.Parse(await File.ReadAllTextAsync(folder.File("样例.json")))!.AsObject();
        var cut = new JsonObject();
        foreach (var name in Kept)
        {
            cut[name] = name == "月监测"
                ? new JsonArray([.. sheet[name]!.AsArray().Where(r => Items.Contains(r!["项目"]!.GetValue<string>(), StringComparer.Ordinal)).Select(r => r!.DeepClone())])
                : sheet[name]!.DeepClone();
        }

        // Nothing of the counties but their names either: rates of collection and the like come from other departments.
        cut["县区"] = new JsonArray([.. sheet["县区"]!.AsArray().Select(r => new JsonObject { ["编号"] = r!["编号"]!.DeepClone(), ["名称"] = r["名称"]!.DeepClone(), ["城市"] = r["城市"]!.DeepClone() })]);
        var run = await AdvisorRun.Run("evaluate", folder.Write("五参数.json", cut.ToJsonString()), "--format", "json");
        run.Code.Should().Be(0, run.Error + run.Output);
        return JsonDocument.Parse(run.Output);
    }

    private static IEnumerable<JsonElement> Conclusions(JsonDocument json) => json.RootElement.GetProperty("conclusions").EnumerateArray();

    private static string Text(JsonElement conclusion, string name) => conclusion.GetProperty(name).GetString()!;

    private static string Value(JsonElement conclusion, string field) => conclusion.GetProperty("values").GetProperty(field) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : conclusion.GetProperty("values").GetProperty(field).GetRawText();
}
