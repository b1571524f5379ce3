using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Impact;

/// <summary>Evaluates sheets with two versions of the rules and says what differs and because of which element.</summary>
public sealed class ImpactRun
{
    private readonly EvaluationEngine _before;
    private readonly EvaluationEngine _after;
    private readonly Func<KnowledgeBase, string, SheetResult> _read;
    private readonly ConclusionComparison _comparison;
    private readonly CancellationToken _cancellation;

    private ImpactRun(KnowledgeBase before, KnowledgeBase after, Func<KnowledgeBase, string, SheetResult> read, CancellationToken cancellation)
    {
        _before = new EvaluationEngine(before);
        _after = new EvaluationEngine(after);
        _read = read;
        _cancellation = cancellation;
        var (old, now) = (new ElementIndex(before), new ElementIndex(after));
        Elements = ElementIndex.Changes(old, now);
        _comparison = new ConclusionComparison(old, now, Elements);
    }

    private ImmutableArray<ElementChange> Elements { get; }

    /// <summary>Compares two bases over sheets.</summary>
    /// <param name="before">The base that was.</param>
    /// <param name="after">The base that is.</param>
    /// <param name="sheets">Paths of sheets.</param>
    /// <param name="read">Reads a sheet for a base (each reads with its own vocabulary); null = from the file.</param>
    /// <param name="progress">Told of every sheet.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ImpactReport Run(
        KnowledgeBase before, KnowledgeBase after, IEnumerable<string> sheets, Func<KnowledgeBase, string, SheetResult>? read = null, IProgress<SheetImpact>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var run = new ImpactRun(before, after, read ?? ((knowledge, path) => new SheetReader(knowledge).Read(path)), cancellation);
        var results = ImmutableArray.CreateBuilder<SheetImpact>();
        foreach (var path in sheets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var result = run.One(path);
            results.Add(result);
            progress?.Report(result);
        }

        return new ImpactReport(run.Elements, results.ToImmutable());
    }

    private SheetImpact One(string path)
    {
        var (old, problem) = Evaluate(_before, path);
        var (now, newProblem) = Evaluate(_after, path);
        if (old is null || now is null)
        {
            return new SheetImpact(path, string.Empty, [], default, default, [.. problem, .. newProblem.Except(problem)]);
        }

        return new SheetImpact(path, now.Sheet.City, _comparison.Compare(old, now), (old.Unknown.Length, now.Unknown.Length), (old.Faults.Length, now.Faults.Length), []);
    }

    private (Assessment? Assessment, ImmutableArray<Diagnostic> Problems) Evaluate(EvaluationEngine engine, string path)
    {
        var result = _read(engine.Knowledge, path);
        return result.Sheet is null
            ? (null, [.. result.Diagnostics.Where(d => d.Severity == Severity.Error)])
            : (engine.Evaluate(result.Sheet, cancellation: _cancellation), []);
    }
}
