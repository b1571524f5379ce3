using System.Collections.Immutable;
using System.Diagnostics;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>How a rule stands for a subject.</summary>
public enum WhyNotOutcome
{
    /// <summary>It fires.</summary>
    Fires,

    /// <summary>Some condition is false.</summary>
    Refuted,

    /// <summary>Facts are missing.</summary>
    Unknown,

    /// <summary>Some condition is not applicable.</summary>
    NotApplicable,

    /// <summary>Some condition is broken.</summary>
    Fault,

    /// <summary>The rule is not in force on the day.</summary>
    NotInForce,

    /// <summary>There is no such rule.</summary>
    NoRule,

    /// <summary>No binding of the rule has this key.</summary>
    NoSubject,
}

/// <summary>Why a rule did not fire.</summary>
/// <param name="Rule">编号 asked for.</param>
/// <param name="Key">Key asked for.</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Binding">Key of the binding shown: the one nearest to firing.</param>
/// <param name="Failing">Condition steps that are not true, nearest threshold first.</param>
/// <param name="Missing">Missing facts.</param>
/// <param name="Root">All steps; null when nothing was evaluated.</param>
public sealed record WhyNotResult(string Rule, string Key, WhyNotOutcome Outcome, string Binding, ImmutableArray<ProofNode> Failing, ImmutableArray<MissingItem> Missing, ProofNode? Root)
{
    /// <summary>Bindings of this key that were looked at.</summary>
    public int Tried { get; init; }

    /// <summary>The budget ended the search: a binding nearer to firing may exist.</summary>
    public bool Cut { get; init; }

    /// <summary>What may have been meant, where there is no such rule or subject: 编号, titles and kinds, or keys.</summary>
    public ImmutableArray<string> Near { get; init; } = [];
}

/// <summary>Bounds of the question.</summary>
/// <param name="MaxBindings">Bindings looked at, in order of rows.</param>
/// <param name="TimeLimit">Guard, 10 s.</param>
public sealed record WhyNotOptions(int MaxBindings = 2000, TimeSpan? TimeLimit = null)
{
    public static WhyNotOptions Default { get; } = new();
}

/// <summary>Why a rule did not fire for a subject: failing atoms, their values, the distance to the threshold.</summary>
public static class WhyNot
{
    private const int MaxNear = 8;
    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(10);

    /// <summary>Rules a text may mean: the rule with this 编号, else those under a heading with this text, else those that draw this kind; empty when there is none.</summary>
    public static ImmutableArray<string> Rules(KnowledgeBase knowledge, string text)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(text);
        var byId = Of(r => string.Equals(r.Id, text, StringComparison.Ordinal));
        var byTitle = byId.IsEmpty ? Of(r => string.Equals(r.Info.Title, text, StringComparison.Ordinal)) : byId;
        return byTitle.IsEmpty ? Of(r => r.Actions.Any(a => string.Equals(a.Kind.Name, text, StringComparison.Ordinal))) : byTitle;

        ImmutableArray<string> Of(Func<RuleDef, bool> fits) => [.. knowledge.Rules.Where(fits).Select(r => r.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Asks about a rule and the key of its first variable, or of all its variables joined by +.</summary>
    public static WhyNotResult Ask(Assessment assessment, string rule, string key, WhyNotOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(key);
        var context = assessment.State.Context;
        var plans = context.Plan.Rules.Where(p => string.Equals(p.Rule.Id, rule, StringComparison.Ordinal)).ToList();
        if (plans.Count == 0)
        {
            return Empty(rule, key, WhyNotOutcome.NoRule) with { Near = NearRules(assessment.Knowledge, rule) };
        }

        var plan = plans.Find(p => p.Rule.Info.Attributes.InForce(context.AsOf));
        if (plan is null)
        {
            return Empty(rule, key, WhyNotOutcome.NotInForce);
        }

        options ??= WhyNotOptions.Default;
        var clock = Stopwatch.StartNew();
        var (tried, cut) = (0, false);
        WhyNotResult? best = null;
        var bestRank = double.MaxValue;
        foreach (var values in BindingFinder.Find(context, plan, key, cancellation))
        {
            if (tried >= options.MaxBindings || clock.Elapsed > (options.TimeLimit ?? DefaultTime))
            {
                cut = true;
                break;
            }

            tried++;
            var root = ProofBuilder.Trace(context, plan, values, out var verdict);
            var failing = Atoms(root).Where(a => a.Truth != Truth.True).ToList();
            var rank = Rank(failing);
            if (best is null || rank < bestRank)
            {
                bestRank = rank;
                best = new WhyNotResult(
                    rule,
                    key,
                    OutcomeOf(verdict),
                    string.Join('+', values.Select(v => KeyText.Of(v))),
                    [.. failing.OrderBy(a => a.Distance?.Relative is { } r ? Math.Abs(r) : decimal.MaxValue)],
                    [.. verdict.Unknown?.Items() ?? []],
                    root);
            }
        }

        return (best ?? Empty(rule, key, WhyNotOutcome.NoSubject) with { Near = cut ? [] : NearKeys(BindingFinder.FirstKeys(context, plan), key) }) with { Tried = tried, Cut = cut };
    }

    private static ImmutableArray<string> NearRules(KnowledgeBase knowledge, string text)
    {
        var names = knowledge.Rules.SelectMany(r => r.Actions.Select(a => a.Kind.Name).Append(r.Id).Append(r.Info.Title)).Distinct(StringComparer.Ordinal).ToList();
        return NearKeys(names, text);
    }

    // The nearest by spelling, then what contains the text.
    private static ImmutableArray<string> NearKeys(IReadOnlyCollection<string> names, string text)
        => [.. (Suggestion.For(text, names) is { } near ? [near] : Array.Empty<string>())
            .Concat(text.Length == 0 ? [] : names.Where(n => n.Contains(text, StringComparison.Ordinal))).Concat(Suggestion.For(text, names) is null ? names : []).Distinct(StringComparer.Ordinal).Take(MaxNear)];

    private static WhyNotOutcome OutcomeOf(Verdict verdict)
        => verdict.False ? WhyNotOutcome.Refuted
            : verdict.Fault.IsFault ? WhyNotOutcome.Fault
            : verdict.Unknown is not null ? WhyNotOutcome.Unknown
            : verdict.NotApplicable ? WhyNotOutcome.NotApplicable : WhyNotOutcome.Fires;

    // Fewest failing atoms first, then the smallest distance.
    private static double Rank(List<ProofNode> failing)
        => failing.Sum(a => 1000.0 + (a.Distance?.Relative is { } relative ? Math.Min(500.0, (double)Math.Abs(relative)) : 500.0));

    /// <summary>Condition steps without further condition steps below them.</summary>
    private static IEnumerable<ProofNode> Atoms(ProofNode node)
    {
        foreach (var child in node.Children.Where(c => c.Kind == ProofKind.Condition))
        {
            if (child.Children.Any(c => c.Kind == ProofKind.Condition))
            {
                foreach (var atom in Atoms(child))
                {
                    yield return atom;
                }
            }
            else
            {
                yield return child;
            }
        }
    }

    private static WhyNotResult Empty(string rule, string key, WhyNotOutcome outcome) => new(rule, key, outcome, string.Empty, [], [], null);
}
