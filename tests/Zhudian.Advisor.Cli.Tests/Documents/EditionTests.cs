using System.Text.Json;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Cli.Tests.Support;
using Zhudian.Advisor.Reports.Tests.Publishing;

namespace Zhudian.Advisor.Cli.Tests.Documents;

/// <summary>内部 and 公开 of the sample city's plan.</summary>
public sealed class EditionTests
{
    [TypesetterFact]
    public async Task No_enterprise_and_no_person_of_the_sheet_is_named_in_any_format_of_the_public_edition()
    {
        using var folder = new Folder();

        // One enterprise as such names are, with marks that are escaped differently in each format; one key that is a credit code.
        var sheet = await MadeDocuments.SheetAsync(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["示例黄磷丙厂"] = "示例（集团）黄磷_丙厂 A&B*1", ["E04"] = "91000000MA00000X0E" });
        var names = await NamesAsync(sheet);
        names.Should().HaveCountGreaterThanOrEqualTo(6);
        var made = await MadeDocuments.MakeAsync(folder, sheet, "md,html,pdf,docx", "公开");

        Directory.GetFiles(made, "*.json").Should().BeEmpty("the whole assessment names everyone");
        var pdf = Directory.GetFiles(made, "*.pdf").Single();
        foreach (var text in new[] { MadeDocuments.Read(made, "md"), System.Net.WebUtility.HtmlDecode(MadeDocuments.Read(made, "html")), MadeDocuments.Docx(made), Tools.Text(pdf), Tools.Run("pdfinfo", pdf) })
        {
            var squeezed = Tools.Squeeze(text).Replace("\\", string.Empty, StringComparison.Ordinal);
            foreach (var name in names)
            {
                squeezed.Should().NotContain(Tools.Squeeze(name));
            }
        }

        foreach (var text in new[] { MadeDocuments.Read(made, "md"), MadeDocuments.Docx(made), Tools.Text(pdf) })
        {
            text.Should().Contain("公开版").And.Contain("企业01").And.Contain("芦中污水处理厂", "plants are graded 公开");
        }

        Tools.Text(pdf, 1).Should().Contain("公开版", "the cover says which edition it is");
    }

    [Fact]
    public async Task The_internal_edition_names_them_says_so_and_carries_the_key_to_the_numbers()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md");
        var text = MadeDocuments.Read(made, "md");
        text.Should().Contain("技术报告（内部版）").And.Contain("| 企业01 | 示例磷肥甲厂 | 企业.名称 | E01 |");
        foreach (var name in await NamesAsync(AdvisorRun.Sample))
        {
            text.Should().Contain(name);
        }
    }

    [Fact]
    public async Task Numbers_of_both_editions_agree_and_everything_else_is_the_same()
    {
        using var folder = new Folder();
        var open = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md", "公开"), "md");
        var inside = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md"), "md");
        foreach (var row in inside[inside.IndexOf("表：编号对照", StringComparison.Ordinal)..].Split('\n').Where(l => l.StartsWith("| 企业", StringComparison.Ordinal)).Select(l => l.Split('|')))
        {
            inside = inside.Replace(row[2].Trim(), row[1].Trim(), StringComparison.Ordinal);
        }

        Told(open).Should().Be(Told(inside)).And.Contain("企业01");

        // Footnotes are counted through the whole document.
        static string Told(string markdown) => Regex.Replace(Section(markdown, "表：三磷问题"), @"\[\^n[0-9]+\]", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_public_edition_is_the_same_whatever_the_sensitive_numbers_words_and_answers_are()
    {
        using var folder = new Folder();
        var sheet = folder.Write("别.yaml", Swapped(Swapped(await File.ReadAllTextAsync(AdvisorRun.Sample), "敏感区: 不在敏感区", "敏感区: 饮用水水源保护区"), "磷石膏库: 是", "磷石膏库: 否")
            .Replace("113.0", "113.2", StringComparison.Ordinal));
        var open = await DraftAsync(AdvisorRun.Sample, "公开");
        open.Should().Contain("（不公开）").And.Be(await DraftAsync(sheet, "公开"));
        (await DraftAsync(AdvisorRun.Sample, "内部")).Should().NotBe(await DraftAsync(sheet, "内部"));

        async Task<string> DraftAsync(string of, string edition)
            => Regex.Replace(MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, of, "md", edition), "md"), "`[0-9a-f]{64}`", "`哈希`", RegexOptions.None, TimeSpan.FromSeconds(1));

        static string Swapped(string text, string one, string other)
        {
            text.Should().Contain(one).And.Contain(other);
            return text.Replace(one, "\0", StringComparison.Ordinal).Replace(other, one, StringComparison.Ordinal).Replace("\0", other, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_ordinary_word_that_is_also_a_sensitive_fact_is_replaced_where_it_is_printed_as_the_fact_only()
    {
        using var folder = new Folder();
        var text = await File.ReadAllTextAsync(AdvisorRun.Sample);
        text.Should().Contain("责任主体: 芦中区人民政府");
        var sheet = folder.Write("城.yaml", text.Replace("责任主体: 芦中区人民政府", "责任主体: 市水利局", StringComparison.Ordinal));
        var open = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, sheet, "md", "公开"), "md");
        var inside = MadeDocuments.Read(await MadeDocuments.MakeAsync(folder, sheet, "md"), "md");
        Section(inside, "# 排污口一口一策").Should().Contain("| 芦中示例散排口 | 芦中区 | 城镇生活污水散排口 | 汀芦河 | 市水利局 |");
        Section(open, "# 排污口一口一策").Should().Contain("| 芦中示例散排口 | 芦中区 | 城镇生活污水散排口 | 汀芦河 | 责任主体").And.NotContain("| 市水利局 |");

        // Whom to ask for a flow is no secret: those mentions stay, all of them.
        var mentions = Count(Section(inside, "# 监测与评估"), "市水利局");
        mentions.Should().BeGreaterThan(0);
        Count(Section(open, "# 监测与评估"), "市水利局").Should().Be(mentions);

        static int Count(string where, string what) => where.Split(what).Length - 1;
    }

    [Theory]
    [InlineData("示例黄磷丙厂")]
    [InlineData("E01")]
    public async Task A_name_or_a_key_of_one_character_refuses_the_public_edition_and_writes_nothing(string shortened)
    {
        using var folder = new Folder();
        var sheet = await MadeDocuments.SheetAsync(folder, new Dictionary<string, string>(StringComparer.Ordinal) { [shortened] = "丙" });
        var run = await AdvisorRun.Run("report", sheet, "--formats", "md", "--edition", "公开", "--out", folder.File("out"));
        run.Code.Should().Be(1);
        run.Error.Should().Contain("PUB040").And.Contain("企业.名称");
        Directory.Exists(folder.File("out")).Should().BeFalse();
    }

    [Fact]
    public async Task A_public_edition_beside_the_key_of_the_internal_one_says_so()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, AdvisorRun.Sample, "md");
        var run = await AdvisorRun.Run("report", AdvisorRun.Sample, "--formats", "md", "--edition", "公开", "--out", made);
        run.Code.Should().Be(0, run.Error);
        run.Error.Should().Contain("评估与回执.json").And.Contain("不要与公开版一起发出");
    }

    [Fact]
    public async Task An_unknown_edition_is_refused_with_the_names_of_those_there_are()
    {
        using var folder = new Folder();
        var run = await AdvisorRun.Run("report", AdvisorRun.Sample, "--edition", "绝密", "--out", folder.File("out"));
        run.Code.Should().Be(1);
        (run.Error + run.Output).Should().Contain("内部").And.Contain("公开");
    }

    private static string Section(string markdown, string heading)
    {
        var start = markdown.IndexOf(heading, StringComparison.Ordinal);
        var end = markdown.IndexOf("\n# ", start + 2, StringComparison.Ordinal);
        return markdown[start..end];
    }

    /// <summary>Names of the worksheets 企业 and 专家意见.</summary>
    private static async Task<List<string>> NamesAsync(string sheet)
    {
        using var folder = new Folder();
        var json = folder.File("名.json");
        (await AdvisorRun.Run("sheet", "convert", sheet, json)).Code.Should().Be(0);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        return [.. document.RootElement.GetProperty("企业").EnumerateArray().Select(e => e.GetProperty("名称").GetString()!)
            .Concat(document.RootElement.GetProperty("专家意见").EnumerateArray().Select(e => e.TryGetProperty("姓名", out var name) ? name.GetString()! : string.Empty))
            .Where(n => n.Length > 0 && n != "无").Distinct(StringComparer.Ordinal)];
    }
}
