using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Xunit.Abstractions;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tests.Support;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Tests;

/// <summary>Hostile sheets: good yaml, json and workbooks, changed by bytes, by pieces and inside the parts of the package. Diagnostics, never an exception, never a hang.</summary>
public sealed class MutatedSheetTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const int CorpusSize = 60;
    private const int FewestCases = 100_000;
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(20);

    private static readonly string[] Pieces =
    [
        ": ", "- ", "{", "}", "[", "]", ",", "\n", "\r", "\t", "  ", "#", "&a", "*a", "!!binary ", "|", ">", "\"", "'", "\\u0000", "\\ud800", "null", "true", "~", "评估:", "断面:", "月监测:", "完整性:", "口径:", "数据来源:", "映射:",
        "编号", "总磷", "总磷 (μg/L)", "总磷 (t/a)", "无", "未检出", "0.01L", "<", "<0.0.1", "1e400", "-0", "99999999999999999999999999999999", "0x1F", "2026-02-30", "2026-13", "46347", "1900-02-29", "\0", "\uFEFF", "\u2028", "𠮷",
        "<row r=\"1048577\">", "<c r=\"XFE1\">", "<c r=\"A0\"><v>", "</c>", "</row>", "<f>1/0</f>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "<![CDATA[", "]]>", "t=\"s\"", "t=\"e\"", "<v>99999999999</v>", "<mergeCell ref=\"A1:XFD1048576\"/>",
    ];

    [Fact]
    public void Three_thousand_mutated_sheets_give_diagnostics_only() => Run(3_000, Seed);

    [SoakFact]
    [Trait("Category", "Soak")]
    public void A_million_mutated_sheets_give_diagnostics_only() => Run(1_000_000, Seed + 1);

    private void Run(int count, int seed)
    {
        var random = new Random(seed);
        var knowledge = TestKnowledge.Make();
        var corpus = Corpus();
        var total = Stopwatch.StartNew();
        var (done, good) = (0, 0);
        for (; done < count && total.Elapsed < LongestRun; done++)
        {
            var (format, bytes) = corpus[random.Next(corpus.Count)];
            var mutated = format == SheetFormat.Xlsx && random.Next(4) > 0 ? Parts(bytes, corpus, random) : Mutate(bytes, corpus, random);
            var watch = Stopwatch.StartNew();
            SheetResult? result = null;
            var failure = Record.Exception(() => { result = new SheetReader(knowledge).Read(mutated, format, "样例"); });
            var place = $"seed {seed}, case {done}, {format}";
            failure.Should().BeNull(place);
            PatientWatch.Shortest(watch.Elapsed, LongestCase, () => new SheetReader(knowledge).Read(mutated, format, "样例")).Should().BeLessThan(LongestCase, place);
            (result!.Sheet is null).Should().Be(result.Diagnostics.Any(d => d.Severity == Severity.Error), place);
            if (result.Sheet is not null)
            {
                good++;
                Record.Exception(() => { SheetCheck.Run(result, knowledge); }).Should().BeNull(place);
            }
        }

        output.WriteLine($"{done} sheets, {good} still good, {total.Elapsed}");
        done.Should().BeGreaterThanOrEqualTo(Math.Min(count, FewestCases), "the run was cut at {0}", LongestRun);
        good.Should().BeInRange(done / 100, done - (done / 10), "mutations must break sheets, but not all of them");
    }

    private static List<(SheetFormat Format, byte[] Bytes)> Corpus()
    {
        var corpus = new List<(SheetFormat, byte[])>();
        for (var i = 0; i < CorpusSize; i++)
        {
            var format = (SheetFormat)(i % 3);
            using var stream = new MemoryStream();
            SheetConvert.Write(RandomSheets.Make(i), format, stream);
            corpus.Add((format, stream.ToArray()));
        }

        corpus.Add((SheetFormat.Xlsx, RawWorkbook.Make(RawWorkbook.Section("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>12.5</v></c><c r=\"D2\" s=\"1\"><v>44000</v></c></row>"), "<si><t>S1</t></si>")));
        return corpus;
    }

    private static byte[] Mutate(byte[] bytes, List<(SheetFormat Format, byte[] Bytes)> corpus, Random random)
    {
        var text = new List<byte>(bytes);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Count + 1);
            var length = Math.Min(random.Next(1, 20), text.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    text.RemoveRange(at, length);
                    break;
                case 1:
                    text.InsertRange(at, text.GetRange(at, length));
                    break;
                case 2 when at < text.Count:
                    text[at] = (byte)random.Next(256);
                    break;
                case 3:
                    var other = corpus[random.Next(corpus.Count)].Bytes;
                    var from = random.Next(other.Length);
                    text.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(200), other.Length - from)));
                    break;
                default:
                    text.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. text];
    }

    // Changes the XML inside, so that the package itself still opens.
    private static byte[] Parts(byte[] workbook, List<(SheetFormat Format, byte[] Bytes)> corpus, Random random)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(workbook)))
        using (var changed = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(source.Entries.Count);
            for (var i = 0; i < source.Entries.Count; i++)
            {
                using var content = new MemoryStream();
                using (var entry = source.Entries[i].Open())
                {
                    entry.CopyTo(content);
                }

                using var part = changed.CreateEntry(source.Entries[i].FullName, CompressionLevel.NoCompression).Open();
                part.Write(i == chosen ? Mutate(content.ToArray(), corpus, random) : content.ToArray());
            }
        }

        return target.ToArray();
    }
}
