using System.Collections.Immutable;
using System.Diagnostics;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>
/// Loads a knowledge base from Markdown: reads all files, builds vocabulary, reference data and parameters, binds what is FEEL, and freezes.
/// Every problem of every file is reported in one go; no text makes it throw. The result never depends on the order of files.
/// </summary>
public static class KnowledgeLoader
{
    /// <summary>Loads all <c>*.md</c> of a folder.</summary>
    public static LoadResult LoadDirectory(string directory, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var diagnostics = new List<Diagnostic>();
        options ??= LoadOptions.Default;
        return Load(KnowledgeSource.FromDirectory(directory, options, diagnostics), options, diagnostics);
    }

    /// <summary>Loads files given by text.</summary>
    public static LoadResult Load(IEnumerable<(string Path, string Text)> files, LoadOptions? options = null)
        => Load(files.Select(f => KnowledgeSource.FromText(f.Path, f.Text)), options);

    /// <summary>Loads files given by bytes.</summary>
    public static LoadResult Load(IEnumerable<KnowledgeSource> sources, LoadOptions? options = null)
        => Load([.. sources], options ?? LoadOptions.Default, []);

    private static LoadResult Load(List<KnowledgeSource> sources, LoadOptions options, List<Diagnostic> diagnostics) => Load(sources, options, diagnostics, out _, out _);

    /// <summary>Loads and gives the builder and the binders as well (<see cref="KnowledgeEditor"/>).</summary>
    internal static LoadResult Load(List<KnowledgeSource> sources, LoadOptions options, List<Diagnostic> diagnostics, out KnowledgeBuilder builder, out FeelSession? session)
    {
        var clock = Stopwatch.StartNew();
        var citations = new List<PlacedCitation>();
        var files = FileSet.Read(sources, options, diagnostics, citations, clock);
        builder = new KnowledgeBuilder(files, options, diagnostics, citations);
        var feel = new FeelBindingPhase();
        foreach (var phase in Phases(feel))
        {
            if (clock.Elapsed > options.MaxTime)
            {
                builder.Report(ReadingDiagnostics.TooLong(options.MaxTime));
                break;
            }

            phase.Run(builder);
        }

        session = feel.Session;
        var findings = FindingList.Finish(builder);
        return new LoadResult(builder.HasErrors ? null : builder.Freeze(findings), findings);
    }

    /// <summary>The steps of loading, in order.</summary>
    private static ImmutableArray<IBindingPhase> Phases(FeelBindingPhase feel) => [new VocabularyPhase(), new DataPhase(), new ConstantPhase(), feel, new CasePhase(), new CheckPhase(), new AnalysisPhase()];
}
