using System.Diagnostics;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;
using Zhudian.Advisor.Testing.Coverage;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>
/// Drafts for rules: changes one thing of a passing case at a time (then one more), evaluates, and keeps what sees a condition the way no case did.
/// Conditions are evaluated up to the first that is false, so what is seen false there decided the rule (short-circuit MC/DC).
/// </summary>
internal sealed class RuleDrafts(KnowledgeBase knowledge, CoverageCollector collector, EvaluationEngine engine, DraftOptions options)
{
    private const int MostExpected = 3;
    private const int MostChanges = 2;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CaseVariants _variants = new(knowledge);

    /// <summary>Changed cases evaluated.</summary>
    public int Trials { get; private set; }

    /// <summary>Drafts from the passing cases among these units.</summary>
    public IEnumerable<CaseDraft> Of(IEnumerable<CaseUnit> passing, CancellationToken cancellation)
    {
        // What one change opens, a second one may reach: an “or” whose first part was turned off shows its second part.
        var round = passing.Where(u => u.Kind == CaseKind.Rule).Select(u => (Unit: u, Case: knowledge.RuleCases[u.Index], Change: string.Empty)).ToList();
        for (var changes = 1; changes <= MostChanges && round.Count > 0; changes++)
        {
            var next = new List<(CaseUnit Unit, RuleCase Case, string Change)>();
            foreach (var (unit, @case, before) in round.Where(r => Open(r.Unit)))
            {
                foreach (var (variant, change) in _variants.Of(@case))
                {
                    if (Trials >= options.MaxTrials || _clock.Elapsed > options.MaxTime)
                    {
                        yield break;
                    }

                    var both = before.Length == 0 ? change : $"{before}；{change}";
                    if (Try(unit, variant, both, cancellation) is { } draft)
                    {
                        yield return draft;
                        next.Add((unit, variant, both));
                        if (!Open(unit))
                        {
                            break;
                        }
                    }
                }
            }

            round = next;
        }
    }

    // Whether the case could reach anything that is not covered.
    private bool Open(CaseUnit unit) => collector.Items().Any(i => !i.Covered && i.Kind != CoverageKind.TableRow && unit.Needed!.Contains(i.Owner) && Wanted(i));

    private bool Wanted(CoverageItem item)
        => options.Filter is not { } filter || item.Location.Path.Contains(filter, StringComparison.Ordinal) || item.Owner.Contains(filter, StringComparison.Ordinal);

    private CaseDraft? Try(CaseUnit unit, RuleCase variant, string change, CancellationToken cancellation)
    {
        var original = knowledge.RuleCases[unit.Index];
        Trials++;
        collector.Fresh.Clear();
        if (RuleCaseRun.Evaluate(engine, variant, unit.Needed, cancellation) is not { } assessment || collector.Fresh.Count == 0)
        {
            return null;
        }

        var fresh = collector.Fresh.ToList();
        var rules = fresh.Select(f => f.Rule.Id).Distinct(StringComparer.Ordinal).ToList();
        var items = collector.Items().Where(i => fresh.Exists(f => f.Place == i.Location && f.Rule.Id == i.Owner)).Where(Wanted).ToList();
        if (items.Count == 0)
        {
            return null;
        }

        var (expected, forbidden, unknown) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var rule in rules)
        {
            Expect(assessment, original, rule, fresh.First(f => f.Rule.Id == rule).Key, expected, forbidden, unknown);
        }

        var name = $"待专家核对 {string.Join('、', rules)} 之 {Trials.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return CaseWriter.Fence(variant, name, expected, forbidden, unknown) is { } text
            ? new CaseDraft(string.Empty, [.. items], $"{original.Location} {original.Name}", change, text)
            : null;
    }

    private static void Expect(Assessment assessment, RuleCase original, string rule, string key, List<string> expected, List<string> forbidden, List<string> unknown)
    {
        var drawn = assessment.Conclusions.Where(c => string.Equals(c.Rule.Id, rule, StringComparison.Ordinal)).Take(MostExpected).ToList();
        if (drawn.Count > 0)
        {
            expected.AddRange(drawn.Select(Item));
            return;
        }

        var waiting = assessment.Unknown.Where(u => string.Equals(u.Rule.Id, rule, StringComparison.Ordinal) && !u.Subject.StartsWith("清单:", StringComparison.Ordinal)).Take(MostExpected).ToList();
        if (waiting.Count > 0)
        {
            unknown.AddRange(waiting.SelectMany(u => u.Keys.Take(1).DefaultIfEmpty(u.Subject)).Select(k => $"{rule}/{k}").Distinct(StringComparer.Ordinal));
            return;
        }

        var before = original.Expected.Select(e => e.ConclusionId).Where(id => id.StartsWith(rule + "/", StringComparison.Ordinal)).ToList();
        forbidden.AddRange(before.Count > 0 ? before : [key.Length == 0 ? rule : $"{rule}/{key}"]);
    }

    // Words, yes/no and numbers: what a verdict is made of. Sentences and rows are left to the expert.
    private static string Item(Conclusion conclusion)
        => string.Join(' ', conclusion.Values.Where(v => v.Value.Kind is ValueKind.Enum or ValueKind.Boolean or ValueKind.Number)
            .Select(v => (v.Field.Name, Literal: CaseLiteral.Cell(v.Value))).Where(v => v.Literal is not null && !v.Literal.Contains(' ', StringComparison.Ordinal))
            .Select(v => $"{v.Name} {v.Literal}").Prepend(conclusion.Id));
}
