using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

public sealed class DraftTests
{
    private const string Head = "---\n标题: 测试稿\n日期: 2026-03-05\n---\n\n";

    [Fact]
    public void Front_matter_survives_a_round_trip()
    {
        var metadata = new DraftMetadata("标题：一", "副题", "清江市", "综合解决方案", "讨论稿", "示例", new(2026, 3, 5), "内部资料", ["第一条: 说明", "第二条"]) { Contents = false };

        var draft = DraftReader.Parse(metadata.ToFrontMatter() + "\n正文。\n");

        draft.Diagnostics.Should().BeEmpty();
        draft.Metadata.Should().BeEquivalentTo(metadata);
        draft.Metadata.DateText.Should().Be("2026年3月5日");
    }

    [Fact]
    public void Headings_are_numbered_as_GBT_9704_says()
    {
        var draft = Parse("# 总则\n\n## 依据\n\n### 法律\n\n#### 国家\n\n#### 地方\n\n## 范围\n\n# 现状\n\n## 水质\n\n# 结语 {.不编号}\n\n# 清单 {.附件}\n");

        Headings(draft).Select(h => h.Number).Should().Equal("一、", "（一）", "1.", "（1）", "（2）", "（二）", "二、", "（一）", string.Empty, "附件1");
    }

    [Theory]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(101, "一百零一")]
    [InlineData(110, "一百一十")]
    public void Chinese_numerals_read_as_people_write_them(int n, string text) => HeadingNumbers.Chinese(n).Should().Be(text);

    [Theory]
    [InlineData("# 一、总则", "总则")]
    [InlineData("# （一）总则", "总则")]
    [InlineData("# 1.总则", "总则")]
    [InlineData("# 1.5米水深", "1.5米水深")]
    public void A_number_typed_by_hand_is_left_out_and_said_so(string heading, string text)
    {
        var draft = Parse(heading + "\n");

        InlineReader.PlainText(Headings(draft).Single().Text).Should().Be(text);
        draft.Diagnostics.Any(d => d.Code == "PUB022").Should().Be(!heading.EndsWith(text, StringComparison.Ordinal) || heading.Length - text.Length > 2);
    }

    [Fact]
    public void Passage_marks_are_read_with_id_source_and_expiry()
    {
        var draft = Parse("总磷超标。{.结论 #TP-C03/河口_断面*1}\n\n要坚持生态优先。{.固定文段 来源=\"某文件 第二条\" 有效期=2027-12-31}\n\n待补。{.编者}\n\n无标记 {不是属性}。\n");

        var passages = draft.Blocks.Select(b => b.Passage).ToList();
        draft.Diagnostics.Should().BeEmpty();
        passages[0].Should().Be(new Passage(PassageKind.Conclusion, "TP-C03/河口_断面*1", null, null));
        passages[1].Should().Be(new Passage(PassageKind.Fixed, null, "某文件 第二条", new(2027, 12, 31)));
        passages[2]!.Kind.Should().Be(PassageKind.Editor);
        passages[3].Should().BeNull();
        Text(draft.Blocks[0]).Should().Be("总磷超标。");
    }

    [Fact]
    public void Ranges_with_a_tilde_are_not_subscripts()
    {
        var draft = Parse("pH 6~9，Ⅰ~Ⅲ类，COD~Mn~ 与 10^3^ m³、PM₂.₅。\n");

        Runs(draft.Blocks[0]).Where(r => r.Style == RunStyle.Subscript).Select(r => r.Text).Should().Equal("Mn", "2.5");
        Runs(draft.Blocks[0]).Where(r => r.Style == RunStyle.Superscript).Select(r => r.Text).Should().Equal("3", "3");
        Text(draft.Blocks[0]).Should().Contain("6~9，Ⅰ~Ⅲ类");
    }

    [Fact]
    public void Strong_text_ending_in_a_full_width_colon_is_strong()
    {
        var draft = Parse("**结论：**河口断面总磷*偏高*。\n");

        Runs(draft.Blocks[0]).Select(r => (r.Text, r.Style)).Should().Equal(("结论：", RunStyle.Strong), ("河口断面总磷", RunStyle.None), ("偏高", RunStyle.Emphasis), ("。", RunStyle.None));
    }

    [Fact]
    public void Lines_of_a_paragraph_join_without_a_space_between_Chinese_characters()
        => Text(Parse("第一行\n第二行 a\nb\n").Blocks[0]).Should().Be("第一行第二行 a b");

    [Fact]
    public void Tables_take_caption_unit_width_and_alignment()
    {
        var draft = Parse("表：断面现状 {单位=mg/L .横向}\n\n| 断面 | 类别 | 总磷 |\n|:--|:-:|--:|\n| 河口 | Ⅲ | 0.18<br>注 |\n| a \\| b | | |\n");

        var table = draft.Blocks.OfType<TableBlock>().Single();
        draft.Diagnostics.Should().BeEmpty();
        table.Number.Should().Be("表1");
        InlineReader.PlainText(table.Caption).Should().Be("断面现状");
        (table.Unit, table.Width).Should().Be(("mg/L", TableWidth.Landscape));
        table.Columns.Should().Equal(ColumnAlignment.Left, ColumnAlignment.Center, ColumnAlignment.Right);
        InlineReader.PlainText(table.Rows[1][0]).Should().Be("a | b");
        table.Rows[0][2].Should().Contain(i => i is LineBreak);
    }

    [Fact]
    public void Footnotes_are_numbered_by_first_call_and_may_be_called_twice()
    {
        var draft = Parse("甲[^b]乙[^a]丙[^b]。\n\n[^a]: 第一注\n[^b]: 第二注 **重**\n");

        draft.Blocks.OfType<ParagraphBlock>().Single().Text.OfType<FootnoteCall>().Select(c => c.Number).Should().Equal(1, 2, 1);
        draft.Footnotes.Select(f => InlineReader.PlainText(f)).Should().Equal("第二注 重", "第一注");
    }

    [Fact]
    public void A_chart_fence_round_trips_with_gaps()
    {
        var chart = new ChartSpec(ChartKind.Line, "总磷", "mg/L", ["1月", "2月", "3月"], [new("2025年", [0.1, null, 0.3])], [new("限值", [0.2])], "说明") { Digits = 2 };

        var draft = Parse(ChartJson.ToFence(chart));

        draft.Diagnostics.Should().BeEmpty();
        var read = draft.Blocks.OfType<FigureBlock>().Single().Chart;
        read.Should().BeEquivalentTo(chart);
        read.Series[0].Values[1].Should().BeNull();
    }

    [Theory]
    [InlineData("正文", "PUB001", 1)]
    [InlineData("---\n标题: 甲\n日期: 2026-03-05\n红头: 某局\n---\n", "PUB002", 4)]
    [InlineData("---\n标题: 甲\n日期: 三月五日\n---\n", "PUB003", 1)]
    [InlineData(Head + "##### 五级\n", "PUB020", 6)]
    [InlineData(Head + "# 甲 {.红头}\n", "PUB023", 6)]
    [InlineData(Head + "甲。{.结伦 #a}\n", "PUB023", 6)]
    [InlineData(Head + "甲。{.固定文段}\n", "PUB025", 6)]
    [InlineData(Head + "甲。{.结论 #a}\n\n乙。{.结论 #a}\n", "PUB026", 8)]
    [InlineData(Head + "甲[^无]。\n", "PUB010", 6)]
    [InlineData(Head + "![图](a.png)\n", "PUB011", 6)]
    [InlineData(Head + "表：没有表\n\n正文\n", "PUB031", 6)]
    [InlineData(Head + "| a | b |\n|--|--|\n| 1 | 2 | 3 |\n", "PUB033", 8)]
    [InlineData(Head + "```chart\n{\n  \"类型\": 折线\n}\n```\n", "PUB030", 8)]
    [InlineData(Head + "```chart\n{\"类型\":\"饼\"}\n```\n", "PUB030", 7)]
    [InlineData(Head + "[点](javascript:alert(1))\n", "PUB013", 6)]
    public void Wrong_writing_is_named_with_its_line(string markdown, string code, int line)
    {
        var draft = DraftReader.Parse(markdown, "稿.md");

        draft.Diagnostics.Should().Contain(d => d.Code == code && d.Location!.Line == line);
    }

    [Theory]
    [InlineData("{\"类型\":\"折线\",\"标题\":\"t\",\"横轴\":[\"1\",\"2\"],\"系列\":[{\"名称\":\"a\",\"值\":[1]}],\"替代文字\":\"x\"}", "一一对应")]
    [InlineData("{\"类型\":\"折线\",\"标题\":\"t\",\"横轴\":[\"1\"],\"系列\":[{\"名称\":\"a\",\"值\":[\"高\"]}],\"替代文字\":\"x\"}", "null（缺测）")]
    [InlineData("{\"类型\":\"折线\",\"标题\":\"t\",\"横轴\":[\"1\"],\"系列\":[{\"名称\":\"a\",\"值\":[1]}]}", "替代文字")]
    [InlineData("{\"类型\":\"折线\",\"标题\":\"\\ud800\",\"横轴\":[\"1\"],\"系列\":[{\"名称\":\"a\",\"值\":[1]}],\"替代文字\":\"x\"}", "JSON")]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]", "JSON")]
    public void Wrong_charts_say_what_is_wrong(string json, string part)
        => Parse("```chart\n" + json + "\n```\n").Diagnostics.Should().ContainSingle(d => d.Code == "PUB030" && d.Message.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void Hostile_texts_give_diagnostics_and_no_exception()
    {
        string[] hostile =
        [
            new string('>', 30_000) + " a", string.Concat(Enumerable.Repeat("- ", 5_000)) + "a", new string('[', 30_000), new string('*', 30_000) + "a", string.Concat(Enumerable.Repeat("*a_", 8_000)),
            new string('{', 30_000) + "}", string.Concat(Enumerable.Repeat("{.a ", 7_000)), new string('|', 30_000), "|" + string.Concat(Enumerable.Repeat("a|", 200)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 200)) + "\n",
            string.Concat(Enumerable.Repeat("a[^x]", 6_000)) + "\n\n[^x]: [^x] [^x]\n", "\0\u0001\u202e\ufffe\ud800x\udfff\u200b", new string('a', 50_000), string.Concat(Enumerable.Repeat("<sub>", 6_000)), string.Concat(Enumerable.Repeat("a~", 15_000)),
        ];
        foreach (var text in hostile)
        {
            var draft = Parse(text + "\n");
            draft.Blocks.SelectMany(Runs).SelectMany(r => r.Text).Should().NotContain(c => char.IsControl(c) && c != '\n');
        }
    }

    [Fact]
    public void Too_large_a_draft_is_refused_whole()
    {
        var rows = string.Concat(Enumerable.Repeat("| 1 |\n", 3_001));

        Parse("| a |\n|--|\n" + rows).Diagnostics.Should().ContainSingle(d => d.Code == "PUB004" && d.Severity == Severity.Error);
        DraftReader.Parse(new string('甲', 4_000_001)).HasErrors.Should().BeTrue();
    }

    private static Draft Parse(string body) => DraftReader.Parse(Head + body, "稿.md");

    private static IEnumerable<HeadingBlock> Headings(Draft draft) => draft.Blocks.OfType<HeadingBlock>();

    private static IEnumerable<TextRun> Runs(DraftBlock block) => block is ParagraphBlock p ? p.Text.OfType<TextRun>() : [];

    private static string Text(DraftBlock block) => InlineReader.PlainText(((ParagraphBlock)block).Text);
}
