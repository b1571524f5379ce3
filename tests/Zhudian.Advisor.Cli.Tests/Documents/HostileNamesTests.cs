using System.Text.RegularExpressions;
using Zhudian.Advisor.Cli.Tests.Support;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;
using Zhudian.Advisor.Reports.Tests.Publishing;

namespace Zhudian.Advisor.Cli.Tests.Documents;

/// <summary>Names of a sheet that are markup in one of the languages on the way stay names in every format.</summary>
public sealed class HostileNamesTests
{
    private static readonly Dictionary<string, string> Hostile = new(StringComparer.Ordinal)
    {
        ["澄芦市"] = "`市`# {.x}[甲](b)",
        ["芦中桥"] = "[点我](http://evil.example/)",
        ["苇汀湖心"] = "# 大标题",
        ["苇汀湖北"] = "<script>alert(1)</script>",
        ["岩前渡"] = "$x^2$ \\newpage #pagebreak()",
        ["荷溪桥"] = "- 条目",
        ["荷汀闸"] = "1. 条目",
        ["渔坪大桥"] = "表：假表题",
        ["岩坪坝前"] = "**粗**_斜_`码`~~删~~",
        ["石矶头"] = "![图](http://evil.example/x.png)",
        ["汀芦新桥"] = "末句。{.固定文段 来源=假}",
        ["芦花洲"] = "[^n1] 与 [^没有]",
        ["苇汀口"] = "H~2~O 10^3^ <sub>2</sub><br>",
        ["岩坪上"] = "http://evil.example/a?b=1&c=2",
        ["芦沙泾口"] = "&lt;b&gt; &copy; &#33;",
        ["苇汀湖"] = "> [!重要] 湖",
        ["芦中区"] = "甲|乙\\|丙",
        ["示例磷肥甲厂"] = "]]> \"引\" '号' \\",
        ["示例磷矿乙厂"] = "#include \"/etc/passwd\"",
        ["汀芦河"] = "\\",
        ["示环发〔2026〕3号"] = "a&b<c>〔1〕**3**",
        ["岩前县人民政府"] = "``` chart",
        ["荷溪示例乡"] = "+ 加号",
    };

    [Fact]
    public async Task The_draft_keeps_its_structure_and_prints_each_name_as_it_is()
    {
        using var folder = new Folder();
        var benign = await DraftAsync(folder, Hostile.ToDictionary(p => p.Key, p => p.Key, StringComparer.Ordinal));
        var hostile = await DraftAsync(folder, Hostile);

        hostile.Diagnostics.Where(d => d.Code != "PUB024").Should().BeEmpty();
        hostile.Blocks.Select(Shape).Should().Equal(benign.Blocks.Select(Shape), "no name may open or close a block, a cell or a note");
        hostile.Footnotes.Length.Should().Be(benign.Footnotes.Length);
        var runs = MadeDocuments.Runs(hostile).ToList();
        runs.Should().OnlyContain(r => r.Link == null);
        Styles(hostile).Should().Equal(Styles(benign), "no name may be set in another look");

        var texts = MadeDocuments.Texts(hostile).ToList();
        foreach (var name in Hostile.Values)
        {
            texts.Should().Contain(t => t.Contains(name, StringComparison.Ordinal), name);
        }
    }

    [TypesetterFact]
    public async Task Every_format_prints_the_names_and_nothing_leads_out_of_the_document_or_the_folder()
    {
        using var folder = new Folder();
        var made = await MadeDocuments.MakeAsync(folder, await MadeDocuments.SheetAsync(folder, Hostile), "html,pdf,docx");

        Directory.GetFiles(made).Should().HaveCount(4, "three formats and the receipt, all in the folder asked for");
        var html = MadeDocuments.Read(made, "html");
        html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("href=\"http");
        var docx = MadeDocuments.Docx(made);
        var pdf = Directory.GetFiles(made, "*.pdf").Single();
        Tools.Run("pdfinfo", "-url", pdf).Should().NotContain("http");
        var text = Tools.Text(pdf);
        foreach (var name in Hostile.Values)
        {
            docx.Should().Contain(name);
            text.Should().Contain(Tools.Squeeze(name));
            html.Should().Contain(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(name));
        }
    }

    private static async Task<Draft> DraftAsync(Folder folder, IReadOnlyDictionary<string, string> names)
    {
        var made = await MadeDocuments.MakeAsync(folder, await MadeDocuments.SheetAsync(folder, names), "md");
        var markdown = MadeDocuments.Read(made, "md");
        Directory.Delete(made, recursive: true);
        return DraftReader.Parse(markdown);
    }

    private static string Shape(DraftBlock block) => block switch
    {
        HeadingBlock heading => $"标题{heading.Level}{heading.Numbering}",
        TableBlock table => $"表{table.Number}{table.Header.Length}×{table.Rows.Length}",
        ListBlock list => $"列表{list.Items.Length}",
        FigureBlock figure => $"图{figure.Chart.Series.Length}",
        _ => block.GetType().Name + block.Passage?.Kind,
    };

    private static IEnumerable<string> Styles(Draft draft)
        => MadeDocuments.Runs(draft).Where(r => r.Style != RunStyle.None && !Regex.IsMatch(r.Text, "^[0-9a-f]{64}$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(r => $"{r.Style} {r.Text}");
}
