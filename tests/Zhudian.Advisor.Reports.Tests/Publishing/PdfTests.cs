using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

[Collection(PublishedCollection.Name)]
public sealed class PdfTests(PublishedSample sample)
{
    private const string Plain = "---\n标题: 版面\n日期: 2026-03-05\n封面: 否\n目录: 否\n---\n\n";
    private const double Millimetre = 72 / 25.4;

    [TypesetterFact]
    public async Task A_full_page_has_22_lines_of_28_characters_in_the_type_area()
    {
        var (pdf, _) = await sample.PdfOfAsync(Plain + new string('水', 3_000) + "\n");

        var lines = Lines(pdf, 2).Where(l => l.Text.Contains('水', StringComparison.Ordinal)).ToList();

        lines.Should().HaveCount(22);
        lines.Should().OnlyContain(l => l.Text.Length == 28);
        // GB/T 9704-2012 §5.2: type area 156 × 225 mm; page 2 is a left-hand page, so its outer margin of 26 mm is on the left.
        lines.Should().OnlyContain(l => Math.Abs(l.Left - (26 * Millimetre)) < 1.5 && Math.Abs(l.Right - l.Left - (156 * Millimetre)) < 1.5);
        var pitch = lines.Zip(lines.Skip(1), (a, b) => b.Top - a.Top).ToList();
        pitch.Should().OnlyContain(p => Math.Abs(p - (225 * Millimetre / 22)) < 0.1);
        (lines[^1].Bottom - lines[0].Top).Should().BeInRange(220 * Millimetre, 227 * Millimetre);
    }

    [TypesetterFact]
    public async Task The_text_is_extracted_complete()
    {
        var text = Tools.Text(await sample.PdfAsync());
        var found = Count(text);

        var wanted = DraftLinks.Inlines(sample.Draft.Blocks).OfType<TextRun>().Select(r => r.Text)
            .Concat(sample.Draft.Footnotes.SelectMany(f => f).OfType<TextRun>().Select(r => r.Text))
            .Concat(sample.Draft.Metadata.Notes);
        foreach (var (rune, count) in Count(Tools.Squeeze(string.Concat(wanted))))
        {
            found.GetValueOrDefault(rune).Should().BeGreaterThanOrEqualTo(count, rune.ToString());
        }

        text.Should().Contain(SampleDraft.RareNames[..1]).And.Contain("𫭟");
    }

    [TypesetterFact]
    public async Task Contents_name_the_page_on_which_each_heading_stands()
    {
        var pdf = await sample.PdfAsync();
        var texts = Enumerable.Range(1, Tools.Pages(pdf)).Select(p => Tools.Text(pdf, p)).ToList();
        var front = texts.FindIndex(t => t.Contains("—1—", StringComparison.Ordinal));
        var contents = string.Concat(texts.Take(front));

        foreach (var heading in sample.Draft.Blocks.OfType<HeadingBlock>().Where(h => h.Level <= 2))
        {
            var label = Tools.Squeeze(heading.Number + InlineReader.PlainText(heading.Text));
            var entry = Regex.Match(contents, Regex.Escape(label) + @"\.{3,}(?<page>\d+)", RegexOptions.None, TimeSpan.FromSeconds(1));
            entry.Success.Should().BeTrue(label);
            // The number printed runs into the next entry's text, never into digits: entries begin with 一、 （一） 附件 or a word.
            var page = int.Parse(entry.Groups["page"].Value, CultureInfo.InvariantCulture);
            texts[front + page - 1].Should().Contain(heading.Numbering == HeadingNumbering.Appendix ? InlineReader.PlainText(heading.Text) : label, label);
            texts[front + page - 1].Should().Contain($"—{page}—");
        }
    }

    [TypesetterFact]
    public async Task Fonts_are_embedded_by_their_names_and_none_is_Type_3()
    {
        var fonts = Tools.Run("pdffonts", await sample.PdfAsync()).Split('\n').Skip(2).Where(l => l.Length > 0).ToList();

        fonts.Should().NotContain(l => l.Contains("Type 3", StringComparison.Ordinal));
        fonts.Should().OnlyContain(l => Regex.IsMatch(l, @"\syes yes yes\s", RegexOptions.None, TimeSpan.FromSeconds(1)), "embedded, subset and with Unicode");
        var names = fonts.Select(l => l[(l.IndexOf('+', StringComparison.Ordinal) + 1)..].Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        names.Should().BeSubsetOf(["FandolFang-Regular-Identity-H", "LXGWWenKai-Regular", "NotoSansSC-Regular", "NotoSansSC-Medium", "NotoSerifSC-Regular", "NotoSerifSC-Bold"])
            .And.Contain(["FandolFang-Regular-Identity-H", "LXGWWenKai-Regular", "NotoSansSC-Medium", "NotoSerifSC-Bold"]);
    }

    [TypesetterFact]
    public async Task The_file_declares_PDF_UA_1_a_language_and_tags()
    {
        var raw = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await sample.PdfAsync()));

        raw.Should().MatchRegex(@"<pdfuaid:part>1</pdfuaid:part>").And.Contain("/Lang").And.Contain("/StructTreeRoot");
        Tools.Run("pdfinfo", await sample.PdfAsync()).Should().MatchRegex(@"Tagged:\s+yes").And.MatchRegex(@"Title:\s+清江市总磷污染控制综合解决方案");
    }

    [TypesetterFact]
    public async Task Footnotes_stand_on_the_page_of_their_call()
    {
        var text = new StringBuilder(Plain);
        for (var i = 1; i <= 25; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{new string('文', 160)}标记{i}号[^{i}]。\n\n[^{i}]: 注解{i}号。\n\n");
        }

        var (pdf, result) = await sample.PdfOfAsync(text.ToString());

        var pages = Enumerable.Range(1, result.Pages!.Value).Select(p => Tools.Text(pdf, p)).ToList();
        pages.Count.Should().BeGreaterThan(5);
        for (var i = 1; i <= 25; i++)
        {
            pages.FindIndex(t => t.Contains($"标记{i}号", StringComparison.Ordinal)).Should().Be(pages.FindIndex(t => t.Contains($"注解{i}号", StringComparison.Ordinal)), $"note {i}");
        }
    }

    [TypesetterFact]
    public async Task Page_numbers_stand_right_on_odd_and_left_on_even_pages_and_blank_pages_have_none()
    {
        var pdf = await sample.PdfAsync();
        var texts = Enumerable.Range(1, Tools.Pages(pdf)).Select(p => Tools.Text(pdf, p)).ToList();
        var front = texts.FindIndex(t => t.Contains("—1—", StringComparison.Ordinal));

        (front % 2).Should().Be(0, "the text begins on a right-hand page");
        texts[front - 1].Should().BeEmpty("the page left blank carries the watermark picture only");
        Number(front + 1).Should().BeGreaterThan(420);
        Number(front + 2).Should().BeLessThan(160);
        texts.Where((_, i) => i >= front).Should().OnlyContain(t => t.Contains("内部资料｜讨论稿｜示例", StringComparison.Ordinal));
        Tools.Run("pdfimages", "-list", pdf).Split('\n').Count(l => l.Contains("smask", StringComparison.Ordinal)).Should().Be(texts.Count, "the watermark is on every page");

        double Number(int page) => Lines(pdf, page).Last(l => l.Text.Contains('—', StringComparison.Ordinal)).Left;
    }

    [TypesetterFact]
    public async Task The_header_row_repeats_on_every_page_of_a_long_table_and_its_caption_is_never_alone()
    {
        var text = new StringBuilder(Plain).Append(new string('文', 28 * 18)).Append("\n\n表：长表\n\n| 栏目甲 | 栏目乙 |\n|---|---|\n");
        for (var i = 1; i <= 120; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| 行{i}号 | 值 |\n");
        }

        var (pdf, result) = await sample.PdfOfAsync(text.ToString());

        var pages = Enumerable.Range(1, result.Pages!.Value).Select(p => Tools.Text(pdf, p)).ToList();
        pages.Where(p => Regex.IsMatch(p, @"行\d+号", RegexOptions.None, TimeSpan.FromSeconds(1))).Should().HaveCountGreaterThan(2).And.OnlyContain(p => p.Contains("栏目甲", StringComparison.Ordinal));
        pages.Single(p => p.Contains("长表", StringComparison.Ordinal)).Should().Contain("行1号");
    }

    [TypesetterFact]
    public async Task Signs_that_mean_something_to_Typst_come_out_as_they_were_written()
    {
        const string hostile = "#let x = 1 $y$ @ref <lab> `code` \"q\" \\u{41} //c /*d*/ [a](b = #panic() _z_ ~ -- ;";
        var (pdf, result) = await sample.PdfOfAsync(Plain + "```text\n" + hostile + "\n```\n\n" + string.Concat(hostile.Select(c => char.IsAsciiLetterOrDigit(c) || c == ' ' ? c.ToString() : "\\" + c)) + "\n");

        result.Diagnostics.Should().BeEmpty();
        Tools.Text(pdf).Split(Tools.Squeeze(hostile)).Should().HaveCount(3, "once literally and once as a paragraph");
    }

    [TypesetterFact]
    public async Task A_character_that_no_font_has_is_named()
    {
        var (_, result) = await sample.PdfOfAsync(Plain + "象形𓀀字\n");

        result.Ok.Should().BeFalse();
        result.Diagnostics.Should().ContainSingle(d => d.Code == "PUB105" && d.Message.Contains("U+13000", StringComparison.Ordinal));
    }

    [TypesetterFact]
    public async Task Large_and_deep_drafts_are_set()
    {
        var text = new StringBuilder(Plain).Append("| ").AppendJoin(" | ", Enumerable.Range(1, 30)).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", 30))).Append('\n');
        for (var i = 0; i < 400; i++)
        {
            text.Append('|').Append(string.Concat(Enumerable.Repeat(" 单元格 |", 30))).Append('\n');
        }

        text.Append("\n- 一\n  - 二\n    - 三\n      - 四\n        - 五\n          1. 六\n\n> 引文\n\n").Append(new string('a', 400)).Append("\n\n[^1]\n\n[^1]: ").Append(new string('注', 3_000)).Append('\n');
        var (_, result) = await sample.PdfOfAsync(text.ToString());

        result.Diagnostics.Should().BeEmpty();
    }

    [TypesetterFact]
    public async Task The_same_draft_gives_the_same_bytes()
    {
        var publisher = new PdfPublisher(sample.Typesetter);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        await publisher.PublishAsync(sample.Draft, first);
        await publisher.PublishAsync(sample.Draft, second);

        second.ToArray().Should().Equal(first.ToArray());
    }

    private static Dictionary<Rune, int> Count(string text) => text.EnumerateRunes().GroupBy(r => r).ToDictionary(g => g.Key, g => g.Count());

    private static List<(string Text, double Left, double Top, double Right, double Bottom)> Lines(string pdf, int page)
    {
        var xml = Tools.Run("pdftotext", "-bbox-layout", "-f", $"{page}", "-l", $"{page}", pdf, "-");
        XNamespace html = "http://www.w3.org/1999/xhtml";
        return [.. XDocument.Parse(xml).Descendants(html + "line").Select(l => (
            Tools.Squeeze(string.Concat(l.Elements(html + "word").Select(w => w.Value))),
            Value(l, "xMin"), Value(l, "yMin"), Value(l, "xMax"), Value(l, "yMax"))).OrderBy(l => l.Item3)];

        static double Value(XElement e, string name) => double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }
}
