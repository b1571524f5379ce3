using System.Text.Json;
using Zhudian.Advisor.Cli.Tests.Support;

namespace Zhudian.Advisor.Cli.Tests;

/// <summary>The shipped sample city through the command line.</summary>
public sealed class SampleCityTests
{
    [Fact]
    public async Task The_sample_city_is_evaluated_without_faults_and_names_what_it_could_not_decide()
    {
        var run = await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--format", "json");
        run.Code.Should().Be(0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        root.GetProperty("faults").GetArrayLength().Should().Be(0);
        root.GetProperty("conclusions").GetArrayLength().Should().BeGreaterThan(100);
        root.GetProperty("unknown").EnumerateArray().Should().OnlyContain(u => u.GetProperty("missing").GetArrayLength() > 0, "every undecided rule names what it waits for");
        root.GetProperty("missingFacts").GetArrayLength().Should().BeGreaterThan(0);
        root.GetProperty("missingFacts").EnumerateArray().Where(m => m.GetProperty("text").GetString()!.Contains("没有已审核的", StringComparison.Ordinal)).Should()
            .HaveCountGreaterThan(10).And.OnlyContain(m => m.GetProperty("provider").GetString()!.Length > 0 && m.GetProperty("nextStep").GetString()!.Length > 0, "a month without a row, too, says whom to ask and what to do");
        var first = root.GetProperty("conclusions")[0];
        foreach (var name in new[] { "id", "rule", "kind", "key", "subject", "text", "values", "outcome", "status", "basis" })
        {
            first.TryGetProperty(name, out _).Should().BeTrue(name);
        }
    }

    [Fact]
    public async Task Every_rule_of_the_shipped_base_speaks_of_the_sample_city_or_says_why_not()
    {
        using var json = JsonDocument.Parse((await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--format", "json")).Output);
        var spoken = json.RootElement.GetProperty("conclusions").EnumerateArray().Concat(json.RootElement.GetProperty("unknown").EnumerateArray())
            .Select(c => c.GetProperty("rule").GetString()!).ToHashSet(StringComparer.Ordinal);
        spoken.Count.Should().BeGreaterThan(35, "the sample has enough of everything that nearly each rule speaks");
    }

    [Fact]
    public async Task The_same_sheet_gives_the_same_bytes_and_the_receipt_replays()
    {
        using var folder = new Folder();
        var first = await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--format", "json");
        var second = await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--format", "json");
        second.Output.Should().Be(first.Output);
        var replay = await AdvisorRun.Run("replay", folder.Write("回执.json", first.Output), "--sheet", AdvisorRun.Sample);
        replay.Code.Should().Be(0, replay.Output + replay.Error);
        replay.Output.Should().Contain("逐字节相同");
    }

    [Fact]
    public async Task A_receipt_made_for_another_day_and_period_replays_too()
    {
        using var folder = new Folder();
        var first = await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--as-of", "2026-09-15", "--period", "2026-01..2026-08", "--format", "json");
        var replay = await AdvisorRun.Run("replay", folder.Write("回执.json", first.Output), "--sheet", AdvisorRun.Sample);
        replay.Code.Should().Be(0, replay.Output + replay.Error);
    }

    [Theory]
    [InlineData("{\"receipt\": {\"asOf\": \"\\ud800\"}}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"receipt\": {\"asOf\": \"2026-11-10\", \"period\": {\"from\": \"2026-01-01\", \"to\": \"2026-10-31\"}, \"conclusionsHash\": \"x\", \"files\": {\"a\": 1}}}")]
    public async Task A_receipt_that_is_none_is_refused_and_not_a_fault_of_ours(string receipt)
    {
        using var folder = new Folder();
        var replay = await AdvisorRun.Run("replay", folder.Write("回执.json", receipt), "--sheet", AdvisorRun.Sample);
        replay.Code.Should().Be(1, replay.Error);
        replay.Output.Should().Contain("与回执不同");
    }

    [Fact]
    public async Task A_value_taken_away_is_named_or_shown_as_coverage_and_never_passed_over()
    {
        using var folder = new Folder();
        var text = await File.ReadAllTextAsync(AdvisorRun.Sample);
        var line = text.Split('\n').First(l => l.Contains("断面: S02,", StringComparison.Ordinal) && l.Contains("2026-03", StringComparison.Ordinal) && l.Contains("总磷: 0.", StringComparison.Ordinal));
        var without = text.Replace(line, System.Text.RegularExpressions.Regex.Replace(line, "总磷: [0-9.]+", "总磷: ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        without.Should().NotBe(text);
        var before = await Conclusions(AdvisorRun.Sample, "断面水质", "S02+累计");
        var after = await Conclusions(folder.Write("缺.yaml", without), "断面水质", "S02+累计");
        before.Should().NotBeNull();
        after.Should().NotBeNull("nine of ten months still give a mean");
        after!.Value.GetProperty("coverage").EnumerateArray().Select(c => c.GetProperty("text").GetString()).Should().Contain(t => t!.Contains("总磷", StringComparison.Ordinal) && t.Contains("/10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_absent_enterprise_worksheet_never_proves_that_there_is_no_enterprise()
    {
        using var folder = new Folder();
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(await AsJson(folder)));

        // Worksheets whose rows name an enterprise, or an outfall that does, go with it.
        var kept = json.RootElement.EnumerateObject().Where(p => p.Name is not ("企业" or "排污口" or "外排监测" or "三磷核查" or "磷石膏年报" or "排污口监测" or "排污口流转" or "销号材料" or "完整性" or "来源")).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var run = await AdvisorRun.Run("evaluate", folder.Write("无企业.json", JsonSerializer.Serialize(kept)), "--format", "json");
        run.Code.Should().Be(0, run.Error);
        using var result = JsonDocument.Parse(run.Output);
        result.RootElement.GetProperty("missingFacts").GetRawText().Should().Contain("清单:企业");
        result.RootElement.GetProperty("unknown").GetRawText().Should().Contain("清单:企业");
    }

    [Fact]
    public async Task A_sheet_survives_the_way_through_xlsx_and_json_with_the_same_conclusions()
    {
        using var folder = new Folder();
        (await AdvisorRun.Run("sheet", "convert", AdvisorRun.Sample, folder.File("甲.xlsx"))).Code.Should().Be(0);
        (await AdvisorRun.Run("sheet", "convert", folder.File("甲.xlsx"), folder.File("乙.json"))).Code.Should().Be(0);
        var yaml = await AdvisorRun.Run("evaluate", AdvisorRun.Sample, "--format", "json");
        var json = await AdvisorRun.Run("evaluate", folder.File("乙.json"), "--format", "json");
        json.Output.Should().Be(yaml.Output);
    }

    [Fact]
    public async Task Every_paragraph_of_the_plan_says_its_kind_and_every_claim_has_its_note()
    {
        using var folder = new Folder();
        var report = await AdvisorRun.Run("report", AdvisorRun.Sample, "--formats", "md", "--out", folder.File("out"));
        report.Code.Should().Be(0, report.Error);
        var lines = await File.ReadAllLinesAsync(Directory.GetFiles(folder.File("out"), "*.md").Single());
        var fenced = false;
        var claims = 0;
        foreach (var line in lines.Skip(Array.IndexOf(lines, "---", 1) + 1))
        {
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (fenced || line.Length == 0 || line[0] is '#' or '|' or '-' or '>' or '`' or '[' || line.StartsWith("表：", StringComparison.Ordinal))
            {
                continue;
            }

            line.Should().MatchRegex(@"\{\.(结论|事实|固定文段|编者)[^}]*\}$", "a reader must be told what each paragraph is");
            if (line.Contains("{.结论", StringComparison.Ordinal))
            {
                claims++;
                line.Should().Contain("[^n", "a claim without its note cannot be checked");
            }
        }

        claims.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task An_enterprise_with_less_than_two_kinds_of_evidence_is_not_named_among_objects_to_check()
    {
        using var folder = new Folder();
        var report = await AdvisorRun.Run("report", AdvisorRun.Sample, "--formats", "md", "--out", folder.File("out"));
        report.Code.Should().Be(0, report.Error);
        var text = await File.ReadAllTextAsync(Directory.GetFiles(folder.File("out"), "*.md").Single());

        // From 沿程溯源 on, since conflicting reaches speak of their sources too. E05 示例食品戊厂 has no kind of evidence, E02 示例磷矿乙厂 two (monitoring, site).
        var start = text.IndexOf("## 沿程溯源", StringComparison.Ordinal);
        var chapter = text[start..text.IndexOf("## 系数核算与填报对照", start, StringComparison.Ordinal)];
        chapter.Should().Contain("| E05 |").And.Contain("示例磷矿乙厂").And.NotContain("示例食品戊厂");
    }

    [Fact]
    public async Task The_experts_cases_of_the_shipped_rules_all_pass()
    {
        var run = await AdvisorRun.Run("rules", "test");
        run.Code.Should().Be(0, run.Output);
    }

    [Fact]
    public async Task A_blank_workbook_and_a_data_request_are_written_for_a_kind_of_document()
    {
        using var folder = new Folder();
        var run = await AdvisorRun.Run("sheet", "template", "--for", "综合解决方案", "--out", folder.File("模板.xlsx"));
        run.Code.Should().Be(0, run.Error);
        File.Exists(folder.File("模板.xlsx")).Should().BeTrue();
        (await File.ReadAllTextAsync(folder.File("模板-分部门数据需求清单.md"))).Should().Contain("市生态环境局");
    }

    private static async Task<string> AsJson(Folder folder)
    {
        (await AdvisorRun.Run("sheet", "convert", AdvisorRun.Sample, folder.File("样例.json"))).Code.Should().Be(0);
        return folder.File("样例.json");
    }

    private static async Task<JsonElement?> Conclusions(string sheet, string kind, string key)
    {
        using var json = JsonDocument.Parse((await AdvisorRun.Run("evaluate", sheet, "--format", "json")).Output);
        return json.RootElement.GetProperty("conclusions").EnumerateArray()
            .Where(c => c.GetProperty("kind").GetString() == kind && c.GetProperty("key").GetString() == key).Select(c => (JsonElement?)c.Clone()).FirstOrDefault();
    }
}
