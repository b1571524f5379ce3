using System.Text.Json;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Cli.Tests.Support;
using Zhudian.Advisor.Reports.Tests.Publishing;

namespace Zhudian.Advisor.Cli.Tests.Documents;

/// <summary>What a reader of the sample city's plan must find.</summary>
public sealed class PlanTests
{
    // Kinds of conclusions the summary must stand on, one per area of the rule base.
    private static readonly string[] Areas = ["区域水质", "断面达标", "目标进展", "基线差距", "紧迫河湖", "水源地水质", "黑臭分级", "水生态受损", "成因判定", "源类负荷", "重点核查对象", "不作分配", "入湖控制", "目标存疑", "容量缺项", "一口一策", "三磷问题", "补测建议"];

    [Fact]
    public async Task The_summary_speaks_of_every_area_and_every_sentence_has_its_note()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md");
        var text = MadeDocuments.Read(made, "md");
        using var json = JsonDocument.Parse(MadeDocuments.Read(made, "json"));
        var rules = json.RootElement.GetProperty("conclusions").EnumerateArray().GroupBy(c => c.GetProperty("kind").GetString()!).ToDictionary(g => g.Key, g => g.Select(c => c.GetProperty("rule").GetString()!).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var summary = text[text.IndexOf("# 摘要", StringComparison.Ordinal)..text.IndexOf("# 总则", StringComparison.Ordinal)];

        var claims = summary.Split('\n').Where(l => l.EndsWith("{.结论}", StringComparison.Ordinal)).ToList();
        claims.Should().HaveCountGreaterThan(5);
        Regex.Matches(string.Concat(claims), "。", RegexOptions.None, TimeSpan.FromSeconds(1)).Count.Should().Be(
            Regex.Matches(string.Concat(claims), @"。\[\^n[0-9]+\]|。\*\*", RegexOptions.None, TimeSpan.FromSeconds(1)).Count, "each sentence ends with its note (a lead-in is no sentence)");

        var notes = string.Concat(Regex.Matches(summary, @"\[\^(?<n>n[0-9]+)\]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => Regex.Match(text, $@"^\[\^{m.Groups["n"].Value}\]: .*$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Value));
        foreach (var area in Areas)
        {
            rules[area].Should().Contain(r => notes.Contains(r, StringComparison.Ordinal), area);
        }
    }

    [Fact]
    public async Task Evidence_that_disagrees_is_said_in_the_summary_and_with_its_verdict()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md");
        var text = MadeDocuments.Read(made, "md");
        var summary = text[text.IndexOf("# 摘要", StringComparison.Ordinal)..text.IndexOf("# 总则", StringComparison.Ordinal)];
        using var json = JsonDocument.Parse(MadeDocuments.Read(made, "json"));
        var clashes = json.RootElement.GetProperty("conclusions").EnumerateArray()
            .Where(c => c.GetProperty("kind").GetString() == "成因判定" && c.GetProperty("text").GetString()!.Contains("不一致：", StringComparison.Ordinal)).ToList();
        clashes.Should().HaveCountGreaterThan(3);
        foreach (var clash in clashes)
        {
            text.Should().Contain(clash.GetProperty("text").GetString()! + "。");
            summary.Should().MatchRegex($"不一致（[^）]*）：[^。]*{clash.GetProperty("id").GetString()!.Split('+')[^1]}");
        }

        // A town's life holds 9.3 of 75.3 t (12.4 %) of the county's load: no main cause, and what holds more is named.
        summary.Should().MatchRegex("荷汀闸城镇生活（12.4%）").And.Contain("荷汀闸农业面源（47.9%").And.NotMatchRegex("很可能的有[^；。]*荷汀闸");
    }

    [Fact]
    public async Task Sections_that_were_not_assessed_are_named_with_the_reason_and_no_folder_number_is_cited()
    {
        using var folder = new Folder();
        var text = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md"), "md");
        text.Should().Contain("参与全市评价的断面 13 个，累计评价 11 个；没有评价的：汀芦新桥、岩坪上（参评项目不足）");
        Regex.IsMatch(text, @"(?<![0-9.])00[0-4] ?[（二三]|任务文件 ?00|00[0-4]带期限", RegexOptions.None, TimeSpan.FromSeconds(1)).Should().BeFalse();
        text.Should().NotContain("清单:").And.NotContain("地表水与总磷部分");
    }

    [Fact]
    public async Task The_same_number_is_said_everywhere_and_a_bare_number_has_its_reason_beside_it()
    {
        using var folder = new Folder();
        var text = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md"), "md");

        // Targets that are not reached: as many problems as the summary counts.
        var missed = Number(text, "没有达到(?<n>\\d+)项");
        Regex.Count(text, @"^\| P\d+ \| 下达目标未达到 ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Should().Be(missed).And.BeGreaterThan(0);

        // Statuses add up to the conclusions of the annex; what is no conclusion has a row of its own.
        var table = text[text.IndexOf("表：结论的核验状态", StringComparison.Ordinal)..];
        var statuses = Regex.Matches(table[..table.IndexOf("小计", StringComparison.Ordinal)], @"核验 \| (?<n>\d+) \|", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Sum(m => int.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture));
        statuses.Should().Be(Number(table, @"小计（[^）]*） \| (?<n>\d+) \|")).And.Be(Number(text, "上表共 (?<n>\\d+) 条结论")).And.Be(Number(text, "(?<n>\\d+) 条结论中"));
        Number(table, @"不是结论 \| (?<n>\d+) \|").Should().BeGreaterThan(0);

        text.Should().NotContain("，摘要提到", "what the summary says stands in the body too").And.Contain("表：湖库削减需求").And.Contain("#RD-12/");
        Lines(text, "| 0.00 | 0.00 | 0.00 | 上游来水").Should().NotBeEmpty("a capacity of 0 has its reason beside it");
        Lines(text, "| 100.0 | 1 | ").Should().NotBeEmpty().And.OnlyContain(l => l.Contains("只列了1个乡镇", StringComparison.Ordinal));

        // A target of 0.15 mg/L was issued for a section of class Ⅲ (0.2): ten months of 0.114 leave (0.15·12 − 1.14)/2 = 0.33.
        text.Should().Contain("岩前渡断面总磷目标 0.150 mg/L（下达的浓度目标").And.Contain("余下2个月平均须不高于 0.330 mg/L");

        static int Number(string where, string pattern) => int.Parse(Regex.Match(where, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture);
        static IEnumerable<string> Lines(string where, string what) => where.Split('\n').Where(l => l.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_month_without_an_item_that_is_measured_otherwise_says_so_in_the_sentence_and_in_the_table()
    {
        using var folder = new Folder();

        // June of 芦中桥: phosphorus 0.1339 (target 0.1) is taken away; what is left meets the target.
        const string June = "  - {断面: S02, 年月: 2026-06, 数据口径: 融合考核";
        var lines = (await File.ReadAllTextAsync(AdvisorRun.Sample)).Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith(June, StringComparison.Ordinal));
        lines[at].Should().Contain("总磷: 0.1339, ");
        lines[at] = lines[at].Replace("总磷: 0.1339, ", string.Empty, StringComparison.Ordinal);
        var text = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, folder.Write("城.yaml", string.Join('\n', lines)), "md"), "md");
        text.Should().Contain("9个有效月中1个月差于目标（5月溶解氧）；6月未测总磷，该月按其余9项评价；6月缺测曾差于目标的项目，是否达标未判定")
            .And.Contain("| 芦中桥 | 2026年1—10月 | 6月未测总磷，该月按其余9项评价 |");
    }

    [Fact]
    public async Task Every_conclusion_is_findable_in_the_text_or_by_its_kind_in_the_annex()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md");
        var text = MadeDocuments.Read(made, "md");
        using var json = JsonDocument.Parse(MadeDocuments.Read(made, "json"));
        var annex = text[text.IndexOf("# 结论汇总", StringComparison.Ordinal)..];
        foreach (var kind in json.RootElement.GetProperty("conclusions").EnumerateArray().GroupBy(c => c.GetProperty("kind").GetString()!))
        {
            annex.Should().Contain($"| {kind.Key} | ");
        }
    }

    [TypesetterFact]
    public async Task The_plan_has_at_most_120_pages_and_a_summary_of_three()
    {
        using var folder = new Folder();
        var pdf = Directory.GetFiles(await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "pdf"), "*.pdf").Single();
        Tools.Pages(pdf).Should().BeLessThanOrEqualTo(120, "DOMAIN §2.2: a technical report has 80 to 120 pages");
        var texts = Enumerable.Range(1, 12).Select(p => Tools.Text(pdf, p)).ToList();
        var first = texts.FindIndex(t => t.Contains("—1—", StringComparison.Ordinal));
        var last = texts.FindLastIndex(t => t.Contains("需上级协调事项", StringComparison.Ordinal));
        (last - first).Should().BeInRange(0, 2, "the summary ends with the passage left to the editors");
    }
}
