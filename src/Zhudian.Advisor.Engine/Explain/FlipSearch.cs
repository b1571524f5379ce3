using System.Collections.Immutable;
using System.Diagnostics;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>One search: moves facts by growing degrees until the conclusion turns, then narrows the degree by halving.</summary>
internal sealed class FlipSearch
{
    private const int MaxCandidates = 400;
    private const int MaxPairCandidates = 40;
    private const int Halvings = 14;
    private static readonly decimal[] PairDegrees = [0.05m, 0.2m, 0.5m, 1m, 5m];
    private readonly Assessment _assessment;
    private readonly Conclusion _conclusion;
    private readonly FlipOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly FlipTrial _trial;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _cut;

    public FlipSearch(Assessment assessment, Conclusion conclusion, FlipOptions options, CancellationToken cancellation)
    {
        _assessment = assessment;
        _conclusion = conclusion;
        _options = options;
        _cancellation = cancellation;
        _trial = new FlipTrial(assessment, conclusion, cancellation);
    }

    public FlipResult Run()
    {
        var proof = _assessment.Prove(_conclusion);
        var candidates = proof.Facts().Select(f => FlipCandidate.Of(f, _options.AllKinds)).OfType<FlipCandidate>().OrderBy(c => c.Cell.ToString(), StringComparer.Ordinal).ToList();
        if (candidates.Count > MaxCandidates)
        {
            candidates = candidates.GetRange(0, MaxCandidates);
            _cut = true;
        }

        var found = candidates.SelectMany(Single).ToList();
        if (found.Count == 0 && _options.MaxFacts >= 2)
        {
            found = Pairs(candidates);
        }

        var verified = found
            .OrderBy(f => f.Length).ThenBy(f => f.Sum(c => c.Distance)).ThenBy(f => f[0].Cell.ToString(), StringComparer.Ordinal)
            .Select(Verify).OfType<FlipFound>().Take(_options.MaxResults).ToImmutableArray();
        return new FlipResult(_conclusion, verified, _trial.Count, !_cut);
    }

    private IEnumerable<ImmutableArray<FactChange>> Single(FlipCandidate candidate)
    {
        if (!candidate.IsNumber)
        {
            foreach (var other in candidate.Others())
            {
                if (Turns([(candidate, other)]))
                {
                    yield return [Change(candidate, other)];
                }
            }

            yield break;
        }

        foreach (var up in new[] { false, true })
        {
            if (Nearest([candidate], FlipCandidate.Degrees, up, up) is { } found)
            {
                yield return found;
            }
        }
    }

    private List<ImmutableArray<FactChange>> Pairs(List<FlipCandidate> candidates)
    {
        var numbers = candidates.Where(c => c.IsNumber).ToList();
        if (numbers.Count > MaxPairCandidates)
        {
            numbers = numbers.GetRange(0, MaxPairCandidates);
            _cut = true;
        }

        var found = new List<ImmutableArray<FactChange>>();
        for (var i = 0; i < numbers.Count; i++)
        {
            for (var j = i + 1; j < numbers.Count; j++)
            {
                for (var directions = 0; directions < 4 && !Spent(); directions++)
                {
                    if (Nearest([numbers[i], numbers[j]], PairDegrees, (directions & 1) != 0, (directions & 2) != 0) is { } pair)
                    {
                        found.Add(pair);
                    }
                }
            }
        }

        return found;
    }

    // Grows the degree until the conclusion turns, then halves the last step.
    private ImmutableArray<FactChange>? Nearest(FlipCandidate[] facts, IReadOnlyList<decimal> degrees, bool firstUp, bool secondUp)
    {
        var low = 0m;
        foreach (var degree in degrees)
        {
            if (Spent() || At(facts, degree, firstUp, secondUp) is not { } setting)
            {
                return null;
            }

            if (!Turns(setting))
            {
                low = degree;
                continue;
            }

            var high = degree;
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (low + high) / 2;
                if (At(facts, middle, firstUp, secondUp) is { } between && Turns(between))
                {
                    (high, setting) = (middle, between);
                }
                else
                {
                    low = middle;
                }
            }

            if (facts.Length == 1)
            {
                foreach (var rounded in facts[0].Rounded(setting[0].Value, firstUp))
                {
                    if (Turns([(facts[0], rounded)]))
                    {
                        setting = [(facts[0], rounded)];
                        break;
                    }
                }
            }

            return [.. setting.Select(s => Change(s.Fact, s.Value))];
        }

        return null;
    }

    private static (FlipCandidate Fact, Value Value)[]? At(FlipCandidate[] facts, decimal degree, bool firstUp, bool secondUp)
    {
        var setting = new (FlipCandidate, Value)[facts.Length];
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts[i].Moved(degree, i == 0 ? firstUp : secondUp) is not { } value)
            {
                return null;
            }

            setting[i] = (facts[i], value);
        }

        return setting;
    }

    private bool Turns((FlipCandidate Fact, Value Value)[] setting)
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

        return _trial.Turns(facts);
    }

    private FlipFound? Verify(ImmutableArray<FactChange> changes)
    {
        var facts = _trial.Facts;
        foreach (var change in changes)
        {
            facts = facts.SetItem(change.Cell, change.After);
        }

        var after = _assessment.State.Engine.Evaluate(_assessment.Sheet, _assessment.State.Context.Options with { Facts = facts }, _cancellation);
        var now = after.Conclusions.FirstOrDefault(c => string.Equals(c.Id, _conclusion.Id, StringComparison.Ordinal) && ReferenceEquals(c.Kind, _conclusion.Kind));
        return now is not null && (WhatIf.SameVerdict(_conclusion, now) || Repeats(now, changes)) ? null : new FlipFound(changes, changes.Sum(c => c.Distance), now);
    }

    // All that differs is the changed fact itself, repeated by the conclusion.
    private bool Repeats(Conclusion now, ImmutableArray<FactChange> changes)
        => now.FromUnknown == _conclusion.FromUnknown && now.ReviewOnly == _conclusion.ReviewOnly && now.Values.Length == _conclusion.Values.Length
            && _conclusion.Values.Zip(now.Values).Where(p => !string.Equals(KeyText.Of(p.First.Value), KeyText.Of(p.Second.Value), StringComparison.Ordinal))
                .All(p => p.First.Value.Kind == ValueKind.String || changes.Any(c => c.Before.Equals(p.First.Value) && c.After.Equals(p.Second.Value)));

    private bool Spent()
    {
        _cancellation.ThrowIfCancellationRequested();
        var spent = _trial.Count >= _options.MaxTrials || _clock.Elapsed > (_options.TimeLimit ?? TimeSpan.FromSeconds(20));
        _cut |= spent;
        return spent;
    }

    private static FactChange Change(FlipCandidate fact, in Value value) => new(fact.Cell, fact.Before, value, fact.Distance(value));
}
