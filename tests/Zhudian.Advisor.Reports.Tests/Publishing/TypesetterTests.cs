using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Xunit.Abstractions;
using Zhudian.Advisor.Reports.Charts;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

[Collection(PublishedCollection.Name)]
public sealed class TypesetterTests(PublishedSample sample, ITestOutputHelper output)
{
    private static readonly ChartSpec Chart = SampleDraft.Monthly("河口", 1);

    [TypesetterFact]
    public async Task Gaps_stay_gaps_and_the_target_is_a_dashed_labelled_line()
    {
        var svg = await Svg(Chart);

        // 2025: months 1–3, 6–10 and 12 are known: three stretches, two of which are lines.
        var lines = Regex.Matches(svg, "<path d=\"(?<d>M[^\"]*)\"[^>]*stroke=\"var\\(--c1\\)\"[^>]*stroke-width=\"2\"", RegexOptions.None, TimeSpan.FromSeconds(2)).Select(m => m.Groups["d"].Value).ToList();
        lines.Should().NotBeEmpty();
        string.Concat(lines).Count(c => c == 'M').Should().BeGreaterThanOrEqualTo(2);
        svg.Should().MatchRegex("stroke=\"var\\(--target\\)\"[^>]*stroke-dasharray").And.Contain("Ⅲ类限值").And.Contain(">0.2<").And.Contain("mg/L");
        svg.Should().NotContain("rgb(1,2").And.NotContain("#0102").And.NotContain("NaN");
    }

    [TypesetterFact]
    public async Task A_bar_chart_draws_no_bar_for_a_missing_value()
    {
        var chart = Chart with { Kind = ChartKind.Bar, Series = [new("a", [1, null, 0, 2])], Categories = ["一", "二", "三", "四"], Targets = [] };

        var bars = Regex.Matches(await Svg(chart), "<path [^>]*fill=\"var\\(--c0\\)\"", RegexOptions.None, TimeSpan.FromSeconds(2));

        bars.Count.Should().BeInRange(2, 3, "two values above zero, and at most a bar of no height for the true zero");
    }

    [TypesetterFact]
    public async Task Hostile_chart_texts_stay_well_formed()
    {
        var chart = Chart with { Unit = "<&\"'>", Categories = [.. Chart.Categories.Select(c => c + "<b>&\"")], Series = [new("{a|x}</text><script>", Chart.Series[0].Values)] };

        var svg = await Svg(chart);

        System.Xml.Linq.XDocument.Parse(svg);
        svg.Should().NotContain("<script");
    }

    [TypesetterFact]
    public async Task A_job_over_its_time_limit_is_stopped_and_the_next_one_works()
    {
        await using var typesetter = new Typesetter(TypesetterOptions.FromEnvironment() with { TimeLimit = TimeSpan.FromMilliseconds(1) });

        var answer = await typesetter.ChartAsync(Chart, "c", ChartFormat.Page, CancellationToken.None);

        answer.Problem!.Code.Should().Be("PUB102");
        typesetter.ProcessId.Should().BeNull();
    }

    [TypesetterFact]
    public async Task A_crashed_child_is_started_again()
    {
        await using var typesetter = Typesetter.FromEnvironment();
        (await typesetter.CheckAsync()).Should().BeNull();
        using (var child = Process.GetProcessById(typesetter.ProcessId!.Value))
        {
            child.Kill();
            await child.WaitForExitAsync();
        }

        var answer = await typesetter.ChartAsync(Chart, "c", ChartFormat.Page, CancellationToken.None);

        answer.Problem.Should().BeNull();
        typesetter.Starts.Should().Be(2);
    }

    [TypesetterFact]
    public async Task Cancelling_throws_and_leaves_the_typesetter_usable()
    {
        await using var typesetter = Typesetter.FromEnvironment();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => typesetter.CheckAsync(cancel.Token)).Should().ThrowAsync<OperationCanceledException>();

        (await typesetter.CheckAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Absent_components_are_named_with_the_way_to_get_them()
    {
        await using var typesetter = new Typesetter(TypesetterOptions.FromEnvironment(n => n == "XDG_CACHE_HOME" ? Path.Combine(Path.GetTempPath(), "nothing-here") : null));

        var problem = await typesetter.CheckAsync();

        problem!.Code.Should().Be("PUB100");
        problem.Hint.Should().Contain("./build.sh");
    }

    [TypesetterFact]
    public async Task Absent_fonts_are_named()
    {
        await using var typesetter = new Typesetter(TypesetterOptions.FromEnvironment() with { FontFolders = [Path.Combine(sample.Folder, "no fonts")] });
        using var stream = new MemoryStream();

        var result = await new PdfPublisher(typesetter).PublishAsync(DraftReader.Parse("---\n标题: t\n日期: 2026-03-05\n---\n\n甲\n"), stream);

        result.Diagnostics.Should().ContainSingle(d => d.Code == "PUB101");
        stream.Length.Should().Be(0);
    }

    [Fact]
    public void A_deployers_own_fonts_come_first()
    {
        var options = TypesetterOptions.FromEnvironment(n => n switch { "ADVISOR_FONTS" => "/own", "ADVISOR_FONT_CACHE" => "/cache", "ADVISOR_NODE" => "/bin/node", _ => null });

        options.FontFolders.Should().Equal("/own", "/cache");
        options.Node.Should().Be("/bin/node");
    }

    [TypesetterFact]
    [Trait("Category", "Soak")]
    public async Task A_hundred_documents_keep_the_typesetter_small_and_quick()
    {
        var job = new TypstWriter(sample.Draft).Write();
        (await sample.Typesetter.PdfAsync(job, export: true, CancellationToken.None)).Problem.Should().BeNull();
        using var child = Process.GetProcessById(sample.Typesetter.ProcessId!.Value);
        var before = child.TotalProcessorTime;
        var times = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            var watch = Stopwatch.StartNew();
            (await sample.Typesetter.PdfAsync(job, export: true, CancellationToken.None)).Problem.Should().BeNull();
            times.Add(watch.Elapsed.TotalSeconds);
        }

        child.Refresh();
        var cpu = (child.TotalProcessorTime - before).TotalSeconds / 100;
        output.WriteLine($"processor time {cpu:0.00} s a document, elapsed median {times.Order().ElementAt(50):0.00} s, least {times.Min():0.00} s, memory {child.WorkingSet64 >> 20} MB");
        child.WorkingSet64.Should().BeLessThan(1_000L << 20);
        times.Min().Should().BeLessThan(1, "a 40-page document under one second warm");
    }

    private async Task<string> Svg(ChartSpec chart)
    {
        var answer = await sample.Typesetter.ChartAsync(chart, "c", ChartFormat.Page, CancellationToken.None);
        answer.Problem.Should().BeNull();
        return Encoding.UTF8.GetString(answer.Bytes);
    }
}
