using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Zhudian.Advisor.Reports.Docx;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

[Collection(PublishedCollection.Name)]
public sealed class DocxTests(PublishedSample sample)
{
    private const string Plain = "---\n标题: 稿\n日期: 2026-03-05\n---\n\n";

    [TypesetterFact]
    public async Task The_validator_reports_nothing()
    {
        using var document = WordprocessingDocument.Open(await sample.DocxAsync(), false);

        Errors(document).Should().BeEmpty();
    }

    [TypesetterFact]
    public async Task The_contents_field_holds_the_page_numbers_of_the_PDF_and_asks_for_an_update()
    {
        using var document = WordprocessingDocument.Open(await sample.DocxAsync(), false);
        var pdf = await sample.PdfAsync();
        var texts = Enumerable.Range(1, Tools.Pages(pdf)).Select(p => Tools.Text(pdf, p)).ToList();
        var front = texts.FindIndex(t => t.Contains("—1—", StringComparison.Ordinal));
        var body = document.MainDocumentPart!.Document.Body!;

        var entries = body.Elements<Paragraph>().Where(p => Style(p) is "TOC1" or "TOC2").ToList();

        entries.Should().HaveCount(sample.Draft.Blocks.OfType<HeadingBlock>().Count(h => h.Level <= 2));
        foreach (var entry in entries.Where(e => !e.InnerText.Contains("附件", StringComparison.Ordinal)))
        {
            var runs = entry.Descendants<Text>().Select(t => t.Text).ToList();
            texts[front + int.Parse(runs[^1], CultureInfo.InvariantCulture) - 1].Should().Contain(Tools.Squeeze(runs[0]));
        }

        body.Descendants<FieldCode>().Should().Contain(c => c.Text.Contains("TOC \\o", StringComparison.Ordinal));
        document.MainDocumentPart.DocumentSettingsPart!.Settings.GetFirstChild<UpdateFieldsOnOpen>()!.Val!.Value.Should().BeTrue();
    }

    [TypesetterFact]
    public async Task Headings_passages_and_footnotes_are_real()
    {
        using var document = WordprocessingDocument.Open(await sample.DocxAsync(), false);
        var main = document.MainDocumentPart!;
        var body = main.Document.Body!;

        body.Elements<Paragraph>().Where(p => Style(p)!.StartsWith("Heading", StringComparison.Ordinal) || Style(p) == "AppendixTitle").Should().HaveCount(sample.Draft.Blocks.OfType<HeadingBlock>().Count());
        body.Elements<Paragraph>().Select(Style).Should().Contain(["PassageConclusion", "PassageFact", "PassageFixed", "PassageEditor"]);
        main.FootnotesPart!.Footnotes.Elements<Footnote>().Where(f => f.Id! > 0).Select(f => Tools.Squeeze(f.InnerText))
            .Should().Equal(sample.Draft.Footnotes.Select(f => Tools.Squeeze(InlineReader.PlainText(f))));
        body.Descendants<FootnoteReference>().Select(r => (int)r.Id!.Value).Should().Equal(Enumerable.Range(1, sample.Draft.Footnotes.Length));
        body.Descendants<Table>().Should().HaveCount(10).And.OnlyContain(t => t.Elements<TableRow>().First().Descendants<TableHeader>().Any());
        body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Should().HaveCount(4).And.OnlyContain(p => p.Description!.Value!.Contains("虚线", StringComparison.Ordinal));
        main.ImageParts.Should().HaveCount(4);
        main.HeaderParts.Should().OnlyContain(h => h.Header.OuterXml.Contains("string=\"示例\"", StringComparison.Ordinal));
        Tools.Squeeze(body.InnerText).Should().Contain("一、总则").And.Contain("𫭟江镇");
    }

    [Fact]
    public async Task Styles_name_the_official_faces_and_the_page_has_22_lines()
    {
        using var stream = new MemoryStream();
        await new DocxPublisher().PublishAsync(DraftReader.Parse(Plain + "正文。\n"), stream);
        using var document = WordprocessingDocument.Open(stream, false);

        var faces = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().Select(f => f.EastAsia?.Value).ToHashSet(StringComparer.Ordinal);
        faces.Should().Contain(["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"]);
        var section = document.MainDocumentPart.Document.Body!.Elements<SectionProperties>().Single();
        // 225 mm / 22 lines = 28.99 pt = 579.8 twentieths.
        section.GetFirstChild<DocGrid>()!.LinePitch!.Value.Should().Be(579);
        var margin = section.GetFirstChild<PageMargin>()!;
        (margin.Top!.Value, margin.Left!.Value, margin.Bottom!.Value, margin.Right!.Value).Should().Be((2098, 1588u, 1984, 1474u));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# 甲\n\n> [!注意]\n> 甲\n>\n> - 乙\n\n| a |\n|---|\n")]
    [InlineData("甲[^1]乙[^1]。[链](https://example.org/a?b=c&d=\"e\")[内](#甲)\n\n# 乙 {#甲}\n\n[^1]: 注 <https://example.org/>\n")]
    [InlineData("1. 一\n   1. 二\n      - 三\n\n         续\n\n5. 五\n\n```text\n a\n\n  b\n```\n\n\\newpage\n")]
    [InlineData("表：宽 {.横向}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n# 附 {.附件}\n\n表：宽二 {.横向 单位=m³}\n\n| a | b |\n|---|---|\n| 1<br>2 | H₂O |\n")]
    public async Task Odd_drafts_are_valid_too(string body)
    {
        using var stream = new MemoryStream();
        var result = await new DocxPublisher().PublishAsync(DraftReader.Parse(Plain.Replace("---\n\n", "水印: <&\">\n分级: 内部\n---\n\n", StringComparison.Ordinal) + body), stream);

        result.Ok.Should().BeTrue();
        using var document = WordprocessingDocument.Open(stream, false);
        Errors(document).Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_draft_gives_the_same_bytes()
    {
        var draft = DraftReader.Parse(SampleDraft.Markdown);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        await new DocxPublisher().PublishAsync(draft, first);
        await new DocxPublisher().PublishAsync(draft, second);

        second.ToArray().Should().Equal(first.ToArray());
    }

    [TypesetterFact]
    [Trait("Category", "Soak")]
    public async Task LibreOffice_finds_as_many_pages_as_the_PDF_has()
    {
        if (!Tools.Has("soffice"))
        {
            return;
        }

        var docx = await sample.DocxAsync();
        Tools.Run("soffice", "--headless", $"-env:UserInstallation=file://{sample.Folder}/lo", "--convert-to", "pdf", "--outdir", Path.Combine(sample.Folder, "converted"), docx);
        var pdf = await sample.PdfAsync();
        // LibreOffice leaves out the page that is blank on purpose.
        var written = Enumerable.Range(1, Tools.Pages(pdf)).Count(p => Tools.Text(pdf, p) .Length > 0);
        Tools.Pages(Path.Combine(sample.Folder, "converted", "sample.pdf")).Should().BeInRange(written - 1, written + 1);
    }

    private static List<string> Errors(WordprocessingDocument document) => [.. new[] { FileFormatVersions.Office2013, FileFormatVersions.Microsoft365 }
        .SelectMany(v => new OpenXmlValidator(v).Validate(document)).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}")];

    private static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
}
