using System.Collections.Concurrent;
using System.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>
/// Changes the text of the rules in small ways, puts each change in force in memory, and asks whether some case notices:
/// only cases that touch what was changed, first those of the same rule file (<c>X.md</c> and <c>X.用例.md</c>).
/// </summary>
public sealed class MutationRun
{
    private readonly RuleTexts _texts;
    private readonly LoadOptions _load;
    private readonly MutationOptions _options;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CaseRecord _cases;

    private MutationRun(KnowledgeBase knowledge, IReadOnlyList<(string Path, string Text)> files, LoadOptions load, MutationOptions options, CancellationToken cancellation)
    {
        _texts = new RuleTexts(files);
        _load = load;
        _options = options;
        _cases = new CaseRecord(knowledge, options.OnlyTouching, cancellation);
    }

    /// <summary>Tries a sample of mutants.</summary>
    /// <param name="knowledge">The base as written.</param>
    /// <param name="files">Its files: path as in the base, and text.</param>
    /// <param name="load">Options it was loaded with.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="progress">Told of every mutant tried, one at a time.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static MutationReport Run(
        KnowledgeBase knowledge, IReadOnlyList<(string Path, string Text)> files, LoadOptions load, MutationOptions? options = null, IProgress<MutationProgress>? progress = null, CancellationToken cancellation = default)
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
        var results = run.TryAll(drawn, progress, cancellation);
        return new MutationReport(
            [.. results.OrderBy(r => r.Mutant.Location.Path, StringComparer.Ordinal).ThenBy(r => r.Mutant.Location.Line).ThenBy(r => r.Mutant.Location.Column).ThenBy(r => r.Mutant.Kind).ThenBy(r => r.Mutant.After, StringComparer.Ordinal)],
            possible.Length,
            drawn.Length,
            run._cases.Broken,
            bounds.Seed,
            run._clock.Elapsed);
    }

    private List<MutantResult> TryAll(Mutant[] drawn, IProgress<MutationProgress>? progress, CancellationToken cancellation)
    {
        var results = new List<MutantResult>();
        var queue = new ConcurrentQueue<Mutant>(drawn);
        Parallel.For(0, Math.Max(1, _options.Workers), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _options.Workers), CancellationToken = cancellation }, _ =>
        {
            var bench = new MutantBench(_texts, _load, _options.InPlace);
            while (queue.TryDequeue(out var mutant) && Try(bench, mutant, cancellation) is { } result)
            {
                lock (results)
                {
                    results.Add(result);
                    progress?.Report(new MutationProgress(results.Count, drawn.Length, result));
                }
            }
        });
        return results;
    }

    /// <summary>Null when the time of the whole run is up.</summary>
    private MutantResult? Try(MutantBench bench, Mutant mutant, CancellationToken cancellation)
    {
        var left = _options.MaxTime - _clock.Elapsed;
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        if (_texts.Edited(mutant.Edits) is not { } text)
        {
            return new MutantResult(mutant, string.Empty, MutantFate.NotLoaded, "改动处的文字与读入的不一致（带转义的单元格），没有试");
        }

        var line = text.Split('\n')[mutant.Location.Line - 1].Trim();
        var units = _cases.For(mutant);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(left < _options.MaxPerMutant ? left : _options.MaxPerMutant);
        try
        {
            var killer = bench.Ask(mutant, text, (engine, sheets) => units.SelectMany(u => u.Run(engine, sheets: sheets, cancellation: limit.Token)).FirstOrDefault(_cases.Kills), out var problem);
            return problem is not null ? new MutantResult(mutant, line, MutantFate.NotLoaded, problem)
                : killer is not null ? new MutantResult(mutant, line, MutantFate.Killed, $"{killer.Location} {killer.Name}")
                : new MutantResult(mutant, line, MutantFate.Survived, units.IsEmpty ? "没有用例走到这里" : string.Empty);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return _clock.Elapsed >= _options.MaxTime ? null : new MutantResult(mutant, line, MutantFate.TimedOut, string.Empty);
        }
    }
}
