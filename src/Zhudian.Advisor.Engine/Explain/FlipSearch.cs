using System.Collections.Immutable;
using System.Diagnostics;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>
/// One search. Degrees of change grow outside, facts run inside: every fact on the proof is moved a little before any is moved far, so the first
/// conclusions that turn are the nearest ones and the search can stop with its degree. What turned is narrowed by halving and verified at once.
/// </summary>
internal sealed class FlipSearch
{
    private const int MaxCandidates = 400;
    private const decimal WordDegree = 1m;
    private const double MendingShare = 0.7;
    private static readonly decimal[] PairDegrees = [0.05m, 0.2m, 0.5m, 1m, 5m];
    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(20);
    private readonly Conclusion _conclusion;
    private readonly FlipOptions _options;
    private readonly IProgress<FlipStage>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly FlipTrial _trial;
    private readonly FlipNarrowing _narrowing;
    private readonly FlipVerification _verification;
    private readonly List<FlipCandidate> _candidates;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly HashSet<FlipCandidate> _moving = [];
    private readonly HashSet<FlipCandidate> _mending = [];
    private readonly List<FlipFound> _verified = [];
    private readonly List<FlipStage> _stages = [];
    private int _limit;
    private bool _cut;
    private double _share = 1;

    public FlipSearch(Assessment assessment, Conclusion conclusion, FlipOptions options, IProgress<FlipStage>? progress, CancellationToken cancellation)
    {
        _conclusion = conclusion;
        _options = options;
        _progress = progress;
        _cancellation = cancellation;
        var proof = assessment.Prove(conclusion);
        _candidates = [.. proof.Facts().Select(f => FlipCandidate.Of(f, options.AllKinds)).OfType<FlipCandidate>().OrderBy(c => c.Cell.ToString(), StringComparer.Ordinal)];
        _trial = new FlipTrial(assessment, conclusion, _candidates.Take(MaxCandidates).Select(c => c.Cell), cancellation);
        _narrowing = new FlipNarrowing(Turns);
        _verification = new FlipVerification(assessment, conclusion, _trial, cancellation);
        _limit = options.MaxTrials;
    }

    public FlipResult Run()
    {
        var rest = Part.All;
        if (_candidates.Exists(c => c.IsNumber && c.CourseOf(up: true) != FlipCourse.Open))
        {
            // What a measure could do comes first, with several facts too; the rest has what is left of the time.
            (_share, rest) = (MendingShare, Part.Rest);
            Stage(1, _candidates, MaxCandidates, FlipCandidate.Degrees, Part.Better);
            if (_verified.Count == 0 && _options.MaxFacts >= 2)
            {
                // Those that move the conclusion by themselves; a few facts are paired in any case.
                var pool = _candidates.FindAll(c => c.IsNumber && (_candidates.Count <= 14 || _mending.Contains(c)));
                Stage(2, pool, 40, PairDegrees, Part.Better);
            }

            _share = 1;
        }

        var found = _verified.Count;
        Stage(1, _candidates, MaxCandidates, FlipCandidate.Degrees, rest);
        if (_verified.Count == found && found == 0 && _options.MaxFacts >= 2)
        {
            // What moved nothing of the conclusion alone rarely does together with another: it comes last.
            var numbers = _candidates.Where(c => c.IsNumber).OrderBy(c => _moving.Contains(c) ? 0 : 1).ToList();
            Stage(2, numbers, 40, PairDegrees, Part.All);
            if (_verified.Count == 0 && _options.MaxFacts >= 3)
            {
                _limit = _trial.Count + _options.TripleTrials;
                Stage(3, numbers, 14, PairDegrees, Part.All);
            }
        }

        return new FlipResult(_conclusion, [.. _verified.OrderBy(f => f.Course)], _trial.Count, _stages.TrueForAll(s => s is { Cut: false, Left: 0 }), [.. _stages]);
    }

    private void Stage(int facts, List<FlipCandidate> candidates, int most, IReadOnlyList<decimal> degrees, Part part)
    {
        var pool = candidates.Count > most ? candidates.GetRange(0, most) : candidates;
        var start = _trial.Count;
        var (reached, found) = (0m, 0);
        var moves = FlipMove.All(facts, pool);
        moves.RemoveAll(m => part == Part.Better ? m.Course != FlipCourse.Better : part == Part.Rest && m.Course == FlipCourse.Better);
        _cut = false;
        var words = facts == 1 && part != Part.Better && pool.Exists(c => !c.IsNumber);
        for (var at = 0; at < degrees.Count && !_cut && (moves.Count > 0 || (words && degrees[at] <= WordDegree)); at++)
        {
            var turned = new List<ImmutableArray<FactChange>>();
            moves = [.. moves.Where(m => !Try(m, degrees[at], at == 0 ? 0 : degrees[at - 1], turned))];
            if (words && degrees[at] == WordDegree && !Full(FlipCourse.Open))
            {
                turned.AddRange(Words(pool));
            }

            found += turned.Count;
            reached = _cut ? reached : degrees[at];
            Verify(turned);
            _progress?.Report(Describe());
            moves = [.. moves.Where(m => !Full(m.Course))];
        }

        _stages.Add(Describe());

        FlipStage Describe() => new(facts, pool.Count, reached, _trial.Count - start, found, candidates.Count - pool.Count, _cut) { Better = part == Part.Better };
    }

    private bool Full(FlipCourse course) => _verified.Count(f => f.Course == course) >= _options.MaxResults;

    // True when the move is done with: it turned the conclusion, or leaves the domain of a fact.
    private bool Try(FlipMove move, decimal degree, decimal before, List<ImmutableArray<FactChange>> turned)
    {
        if (Spent())
        {
            return false;
        }

        if (move.At(degree) is not { } setting)
        {
            return true;
        }

        var values = string.Join(' ', setting.Select(s => ValueText.Print(s.Value)));
        if (values == move.Last)
        {
            return false; // a whole number that a smaller degree moved as far
        }

        move.Last = values;
        var turns = Turns(setting);
        if (_trial.Moved && move is { Course: FlipCourse.Better, Facts.Length: 1 })
        {
            _mending.Add(move.Facts[0]);
        }

        if (!turns)
        {
            return false;
        }

        turned.Add(_narrowing.Narrow(move, setting, before, degree));
        return true;
    }

    private List<ImmutableArray<FactChange>> Words(List<FlipCandidate> pool)
    {
        var turned = new List<ImmutableArray<FactChange>>();
        foreach (var (fact, other) in pool.Where(c => !c.IsNumber).SelectMany(c => c.Others().Select(o => (c, o))))
        {
            if (!Spent() && Turns([new FactSetting(fact, other)]))
            {
                turned.Add([new FactChange(fact.Cell, fact.Before, other, fact.Distance(other))]);
            }
        }

        return turned;
    }

    private bool Turns(FactSetting[] setting)
    {
        if (Spent())
        {
            return false;
        }

        var facts = _trial.Facts;
        foreach (var (fact, value) in setting)
        {
            facts = facts.SetItem(fact.Cell, value);
        }

        var turns = _trial.Turns(facts);
        if (_trial.Moved && setting.Length == 1)
        {
            _moving.Add(setting[0].Fact);
        }

        return turns;
    }

    private void Verify(List<ImmutableArray<FactChange>> turned)
    {
        foreach (var changes in turned.OrderBy(f => f.Sum(c => c.Distance)).ThenBy(f => f[0].Cell.ToString(), StringComparer.Ordinal))
        {
            // A flip that was found is worth its verification even when the time is up; many of them are not.
            if (_verified.Count > 0 && Spent())
            {
                return;
            }

            if (!Full(FlipFound.Of(changes.Select(c => c.Course))) && _verification.Of(changes) is { } flip)
            {
                _verified.Add(flip);
            }
        }
    }

    private bool Spent()
    {
        _cancellation.ThrowIfCancellationRequested();
        var spent = _trial.Count >= _limit || _clock.Elapsed > (_options.TimeLimit ?? DefaultTime) * _share;
        _cut |= spent;
        return spent;
    }

    private enum Part
    {
        All,
        Better,
        Rest,
    }
}
