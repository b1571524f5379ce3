using Zhudian.Advisor.Reports.Docx;
using Zhudian.Advisor.Reports.Html;
using Zhudian.Advisor.Reports.Pdf;
using Zhudian.Advisor.Reports.Publishing;
using Zhudian.Advisor.Reports.Publishing.Reading;

namespace Zhudian.Advisor.Reports.Tests.Publishing;

/// <summary>One typesetter for all tests, and the sample draft published once in every format.</summary>
public sealed class PublishedSample : IAsyncLifetime
{
    private readonly Dictionary<string, PublishResult> _results = new(StringComparer.Ordinal);

    public Typesetter Typesetter { get; } = Typesetter.FromEnvironment();

    public string Folder { get; } = Directory.CreateTempSubdirectory("advisor-reports-").FullName;

    internal Draft Draft { get; } = DraftReader.Parse(SampleDraft.Markdown, "样稿.md");

    public async Task<string> PdfAsync() => await FileAsync(new PdfPublisher(Typesetter));

    public async Task<string> DocxAsync() => await FileAsync(new DocxPublisher(Typesetter));

    public async Task<string> HtmlAsync() => await FileAsync(new HtmlPublisher(Typesetter));

    public PublishResult Result(string extension) => _results[extension];

    /// <summary>Publishes a text as PDF into a file of its own.</summary>
    public async Task<(string Path, PublishResult Result)> PdfOfAsync(string markdown)
    {
        var draft = DraftReader.Parse(markdown);
        draft.Diagnostics.Should().NotContain(d => d.Severity == Zhudian.Advisor.Feel.Diagnostics.Severity.Error);
        var path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".pdf");
        await using var file = File.Create(path);
        var result = await new PdfPublisher(Typesetter).PublishAsync(draft, file);
        return (path, result);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Typesetter.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string> FileAsync(IPublisher publisher)
    {
        var path = Path.Combine(Folder, "sample." + publisher.Extension);
        if (!_results.ContainsKey(publisher.Extension))
        {
            Draft.Diagnostics.Should().BeEmpty();
            await using var file = File.Create(path);
            var result = await publisher.PublishAsync(Draft, file);
            result.Diagnostics.Should().BeEmpty();
            _results[publisher.Extension] = result;
        }

        return path;
    }
}

[CollectionDefinition(Name)]
public sealed class PublishedCollection : ICollectionFixture<PublishedSample>
{
    public const string Name = "published sample";
}
