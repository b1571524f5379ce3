using System.Text;
using System.Text.RegularExpressions;
using Zhudian.Advisor.Reports.Docx;
using Zhudian.Advisor.Reports.Html;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

[Collection(PublishedCollection.Name)]
public sealed class HtmlTests(PublishedSample sample)
{
    [TypesetterFact]
    public async Task The_page_is_self_contained_and_its_links_have_targets()
    {
        var html = await File.ReadAllTextAsync(await sample.HtmlAsync());

        html.Should().NotContain("<script").And.NotContain("<link").And.NotContain("src=").And.NotContain("@import");
        Matches(html, "(?:href|xlink:href)=\"(?<v>[^\"#][^\"]*)\"").Should().BeEmpty("the sample links nowhere outside");
        var ids = Matches(html, "\\sid=\"(?<v>[^\"]+)\"");
        ids.Should().OnlyHaveUniqueItems();
        Matches(html, "href=\"#(?<v>[^\"]+)\"").Should().BeSubsetOf(ids);
        html.Should().Contain("lang=\"zh-CN\"").And.Contain("prefers-color-scheme: dark").And.Contain("name=\"viewport\"").And.Contain("@media print");
        Matches(html, "<svg[^>]*(?<v>viewBox)").Should().HaveCount(4);
    }

    [TypesetterFact]
    public async Task All_four_kinds_of_passage_are_marked()
    {
        var html = await File.ReadAllTextAsync(await sample.HtmlAsync());

        foreach (var kind in new[] { "结论", "事实", "固定文段", "编者" })
        {
            html.Should().MatchRegex($"<p[^>]*class=\"passage k-{kind}\">").And.MatchRegex($"<span class=\"seal\" title=\"{kind}[^\"]*\">{kind}</span>");
        }

        html.Should().Contain("固定文段（来源：虚构文件 第二条，有效期至2027-12-31）").And.Contain("id=\"摘要/1\"");
    }

    [Fact]
    public async Task Hostile_texts_stay_texts()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=alert(1)> \"'&amp; [x](javascript:alert(1)) [y](https://a.example/\"onclick=b)";
        var draft = DraftReader.Parse("---\n标题: <b>\"题\"</b>\n日期: 2026-03-05\n水印: <i>\n---\n\n# " + attack + "\n\n" + attack + "{.事实 #a<b>'}\n\n```text\n" + attack + "\n```\n");
        using var stream = new MemoryStream();
        await new HtmlPublisher().PublishAsync(draft, stream);
        var html = Encoding.UTF8.GetString(stream.ToArray());

        html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("href=\"javascript").And.NotContain("<b>").And.NotContain("<i>");
        Regex.IsMatch(html, "<[a-z]+[^>]*\\son[a-z]+\\s*=", RegexOptions.None, TimeSpan.FromSeconds(2)).Should().BeFalse();
    }

    [Fact]
    public async Task On_a_phone_a_caption_stays_in_view_beside_a_table_that_scrolls_and_the_contents_do_not_overflow_sideways()
    {
        using var stream = new MemoryStream();
        await new HtmlPublisher().PublishAsync(DraftReader.Parse(SampleDraft.Markdown), stream);
        var html = Encoding.UTF8.GetString(stream.ToArray());

        var captions = Matches(html, "(?<v><caption>.*?</caption>)");
        captions.Should().NotBeEmpty().And.OnlyContain(c => c.StartsWith("<caption><span class=\"label\">", StringComparison.Ordinal) && c.EndsWith("</span></caption>", StringComparison.Ordinal), "the label is what sticks; the caption is as wide as the table");
        html.Should().MatchRegex(@"caption > \.label \{[^}]*position: sticky; left: 0; max-width:");
        // With a limited height, a number of columns lets the rest overflow sideways (CSS Multi-column Layout 1, §8.2); auto does not.
        html.Should().Contain(".contents ul { columns: auto; max-height: 45vh; overflow-y: auto; }");
    }

    [Fact]
    public async Task A_chart_without_a_typesetter_leaves_its_alternative_text_and_data_with_gaps_named()
    {
        var draft = DraftReader.Parse("---\n标题: t\n日期: 2026-03-05\n---\n\n" + Zhudian.Advisor.Reports.Charts.ChartJson.ToFence(SampleDraft.Monthly("河口", 1)));
        using var stream = new MemoryStream();
        await new HtmlPublisher().PublishAsync(draft, stream);
        var html = Encoding.UTF8.GetString(stream.ToArray());

        html.Should().Contain("逐月均值折线");
        Matches(html, "<td class=\"r\">(?<v>缺测)</td>").Should().HaveCount(3);
    }

    [Fact]
    public async Task A_draft_with_errors_is_refused_and_nothing_is_written()
    {
        using var stream = new MemoryStream();
        foreach (var publisher in new IPublisher[] { new HtmlPublisher(), new DocxPublisher() })
        {
            var result = await publisher.PublishAsync(DraftReader.Parse("没有元数据"), stream);

            result.Ok.Should().BeFalse();
            result.Diagnostics.Should().Contain(d => d.Code == "PUB001");
        }

        stream.Length.Should().Be(0);
    }

    private static List<string> Matches(string text, string pattern)
        => [.. Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups["v"].Value)];
}
