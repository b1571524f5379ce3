using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Zhudian.Advisor.Cli.Tests.Support;
using Zhudian.Advisor.Reports.Publishing;

namespace Zhudian.Advisor.Cli.Tests.Documents;

/// <summary>Documents of a variant of the sample city, made by the command.</summary>
internal static class MadeDocuments
{
    /// <summary>The sample sheet as JSON in which texts that are whole strings are exchanged.</summary>
    public static async Task<string> SheetAsync(Folder folder, IReadOnlyDictionary<string, string> exchanged)
    {
        (await AdvisorRun.Run("sheet", "convert", AdvisorRun.Sample, folder.File("样例.json"))).Code.Should().Be(0);
        var text = new StringBuilder(await File.ReadAllTextAsync(folder.File("样例.json")));
        foreach (var (from, to) in exchanged)
        {
            text.Replace("\"" + from + "\"", JsonSerializer.Serialize(to));
        }

        return folder.Write("改名.json", text.ToString());
    }

    /// <summary>Runs report and gives the folder with the files.</summary>
    public static async Task<string> MakeAsync(Folder folder, string sheet, string formats, string edition = "内部")
    {
        var run = await AdvisorRun.Run("report", sheet, "--formats", formats, "--edition", edition, "--out", folder.File("out-" + edition));
        run.Code.Should().Be(0, run.Error + run.Output);
        return folder.File("out-" + edition);
    }

    public static string Read(string folder, string extension) => File.ReadAllText(Directory.GetFiles(folder, "*." + extension).Single());

    /// <summary>All text of a DOCX: body, notes, headers.</summary>
    public static string Docx(string folder)
    {
        using var docx = WordprocessingDocument.Open(Directory.GetFiles(folder, "*.docx").Single(), false);
        var main = docx.MainDocumentPart!;
        return main.Document!.InnerText + main.FootnotesPart?.Footnotes?.InnerText + string.Concat(main.HeaderParts.Select(h => h.Header!.InnerText));
    }

    /// <summary>Every text of a draft, one string a block or footnote.</summary>
    public static IEnumerable<string> Texts(Draft draft)
        => draft.Blocks.SelectMany(Texts).Concat(draft.Footnotes.Select(f => Text(f))).Append(draft.Metadata.Title);

    /// <summary>Every run of text of a draft.</summary>
    public static IEnumerable<TextRun> Runs(Draft draft) => draft.Blocks.SelectMany(Inlines).Concat(draft.Footnotes.SelectMany(f => f)).OfType<TextRun>();

    private static IEnumerable<DraftInline> Inlines(DraftBlock block) => block switch
    {
        HeadingBlock heading => heading.Text,
        ParagraphBlock paragraph => paragraph.Text,
        ListBlock list => list.Items.SelectMany(i => i).SelectMany(Inlines),
        CalloutBlock callout => callout.Blocks.SelectMany(Inlines),
        TableBlock table => table.Rows.SelectMany(r => r).Append(table.Caption).SelectMany(c => c),
        _ => [],
    };

    private static IEnumerable<string> Texts(DraftBlock block) => block switch
    {
        HeadingBlock heading => [Text(heading.Text)],
        ParagraphBlock paragraph => [Text(paragraph.Text)],
        ListBlock list => list.Items.SelectMany(i => i).SelectMany(Texts),
        CalloutBlock callout => callout.Blocks.SelectMany(Texts),
        TableBlock table => table.Rows.SelectMany(r => r).Append(table.Caption).Select(c => Text(c)),
        FigureBlock figure => [figure.Chart.Title],
        _ => [],
    };

    private static string Text(IEnumerable<DraftInline> inlines) => string.Concat(inlines.OfType<TextRun>().Select(r => r.Text));
}
