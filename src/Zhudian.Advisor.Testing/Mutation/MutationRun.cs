using System.Collections.Immutable;
using System.Diagnostics;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>
/// Changes the text of the rules in small ways, loads each changed base in memory, and asks whether some case notices:
/// first the cases of the same rule file (<c>X.md</c> and <c>X.用例.md</c>), then, when none does, all others.
/// </summary>
public sealed class MutationRun
{
    private readonly RuleTexts _texts;
    private readonly LoadOptions _load;
    private readonly MutationOptions _options;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly HashSet<string> _good;

    private MutationRun(KnowledgeBase knowledge, IReadOnlyList<(string Path, string Text)> files, LoadOptions load, MutationOptions options, CancellationToken cancellation)
    {
        _texts = new RuleTexts(files);
        _load = load;
        _options = options;
        var written = CaseRunner.Run(new EvaluationEngine(knowledge), null, cancellation);
        _good = written.Verdicts.Where(v => v.Passed).Select(Identity).ToHashSet(StringComparer.Ordinal);
        BrokenCases = written.Failed;
    }

    private int BrokenCases { get; }

    /// <summary>Tries a sample of mutants.</summary>
    /// <param name="knowledge">The base as written.</param>
    /// <param name="files">Its files: path as in the base, and text.</param>
    /// <param name="load">Options it was loaded with.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="progress">Told of every mutant tried.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static MutationReport Run(
        KnowledgeBase knowledge, IReadOnlyList<(string Path, string Text)> files, LoadOptions load, MutationOptions? options = null, IProgress<MutantResult>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(files);
        var bounds = options ?? MutationOptions.Default;
        var run = new MutationRun(knowledge, files, load, bounds, cancellation);
        var possible = MutantFinder.Of(knowledge, run._texts)
            .Where(m => !string.Equals(m.Before, m.After, StringComparison.Ordinal))
            .Where(m => bounds.Filter is not { } filter || m.Location.Path.Contains(filter, StringComparison.Ordinal) || m.Owner.Contains(filter, StringComparison.Ordinal))
            .OrderBy(m => m.Location.Path, StringComparer.Ordinal).ThenBy(m => m.Location.Line).ThenBy(m => m.Location.Column).ThenBy(m => m.Kind).ThenBy(m => m.After, StringComparer.Ordinal)
            .ToArray();
        var drawn = (Mutant[])possible.Clone();
        new Random(bounds.Seed).Shuffle(drawn);
        drawn = drawn[..Math.Min(Math.Max(0, bounds.Most), drawn.Length)];
        var results = new List<MutantResult>();
        foreach (var mutant in drawn)
        {
            if (run.Try(mutant, cancellation) is not { } result)
            {
                break;
            }

            results.Add(result);
            progress?.Report(result);
        }

        return new MutationReport(
            [.. results.OrderBy(r => r.Mutant.Location.Path, StringComparer.Ordinal).ThenBy(r => r.Mutant.Location.Line).ThenBy(r => r.Mutant.Location.Column)],
            possible.Length,
            drawn.Length,
            run.BrokenCases);
    }

    /// <summary>Null when the time of the whole run is up.</summary>
    private MutantResult? Try(Mutant mutant, CancellationToken cancellation)
    {
        var left = _options.MaxTime - _clock.Elapsed;
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        if (_texts.With(mutant.Edits) is not { } files)
        {
            return new MutantResult(mutant, string.Empty, MutantFate.NotLoaded, "改动处的文字与读入的不一致（带转义的单元格），没有试");
        }

        var line = files.First(f => string.Equals(f.Path, mutant.Location.Path, StringComparison.Ordinal)).Text.Split('\n')[mutant.Location.Line - 1].Trim();
        var loaded = KnowledgeLoader.Load(files, _load);
        if (loaded.Knowledge is not { } knowledge)
        {
            return new MutantResult(mutant, line, MutantFate.NotLoaded, loaded.Errors.First().ToString());
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(left < _options.MaxPerMutant ? left : _options.MaxPerMutant);
        try
        {
            var engine = new EvaluationEngine(knowledge);
            var killer = Killer(engine, Family(mutant.Location.Path), limit.Token) ?? Killer(engine, null, limit.Token);
            return killer is null ? new MutantResult(mutant, line, MutantFate.Survived, string.Empty) : new MutantResult(mutant, line, MutantFate.Killed, $"{killer.Location} {killer.Name}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return _clock.Elapsed >= _options.MaxTime ? null : new MutantResult(mutant, line, MutantFate.TimedOut, string.Empty);
        }
    }

    // Edits never change the number of lines, so a case keeps its place.
    private CaseVerdict? Killer(EvaluationEngine engine, string? filter, CancellationToken cancellation)
        => CaseRunner.Run(engine, filter, cancellation).Verdicts.FirstOrDefault(v => !v.Passed && _good.Contains(Identity(v)));

    private static string Identity(CaseVerdict verdict) => verdict.Location + "\n" + verdict.Name;

    private static string Family(string path)
        => path.EndsWith(".用例.md", StringComparison.Ordinal) ? path[..^".用例.md".Length] : path.EndsWith(".md", StringComparison.Ordinal) ? path[..^".md".Length] : path;
}
