using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Rules;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>
/// The rules that run before the one a search is about. They run once with a log of the facts each reads; then only those run again that read a changed
/// fact, or conclusions of such a rule. What the others said is taken as it was.
/// </summary>
internal sealed class TrialRules
{
    private readonly List<(RulePlan Plan, ulong[] Read, IReadOnlySet<EntityDef> Kinds)> _rules = [];
    private readonly RunContext _base;

    /// <summary>Runs the rules of a context on a host that logs what it reads.</summary>
    public TrialRules(RunContext context, EngineHost host, ReadLog log, ImmutableHashSet<string> rules, RuleNeeds needs)
    {
        _base = context;
        EvaluationEngine.Give(context, host);
        var sink = new RuleSink(host);
        ByStratum([.. context.Plan.Rules.Where(r => rules.Contains(r.Rule.Id) && r.Rule.Info.Attributes.InForce(context.AsOf))], context, _ => true, plan =>
        {
            var outer = log.Enter();
            RuleRunner.Run(host, plan, sink);
            _rules.Add((plan, log.Exit(outer), needs.Reads(plan.Rule)));
        });
    }

    /// <summary>Runs what the changed facts may alter, on a host of a context that says otherwise.</summary>
    public void Run(RunContext context, EngineHost host, ulong[] changed)
    {
        EvaluationEngine.Give(context, host);
        var again = new HashSet<RulePlan>(ReferenceEqualityComparer.Instance);
        var kinds = new HashSet<EntityDef>(ReferenceEqualityComparer.Instance);
        foreach (var (plan, read, from) in _rules)
        {
            // In the order of strata: whatever a rule reads has been looked at before.
            if (!ReadLog.Disjoint(read, changed) || from.Overlaps(kinds))
            {
                again.Add(plan);
                kinds.UnionWith(plan.Rule.Actions.Select(a => a.Kind));
            }
        }

        foreach (var table in _base.Conclusions.Values.Where(t => !kinds.Contains(t.EntityKind)).ToList())
        {
            context.Take(table);
        }

        var sink = new RuleSink(host);
        ByStratum([.. _rules.Select(r => r.Plan).Where(p => p.Actions.Any(a => kinds.Contains(a.Action.Kind)))], context, kinds.Contains, plan =>
        {
            if (again.Contains(plan))
            {
                RuleRunner.Run(host, plan, sink);
                return;
            }

            foreach (var kind in plan.Actions.Select(a => a.Action.Kind).Where(kinds.Contains).Distinct())
            {
                context.Conclusions[kind].Copy(_base.Conclusions[kind], plan);
            }
        });
    }

    // As an evaluation does; of contradicting conclusions only the gap matters here.
    private static void ByStratum(List<RulePlan> rules, RunContext context, Func<EntityDef, bool> isNew, Action<RulePlan> run)
    {
        foreach (var stratum in rules.GroupBy(r => r.Rule.Stratum).OrderBy(g => g.Key))
        {
            var open = new HashSet<ConclusionTable>(ReferenceEqualityComparer.Instance);
            foreach (var plan in stratum)
            {
                run(plan);
                open.UnionWith(plan.Actions.Select(a => a.Action.Kind).Where(isNew).Select(kind => context.Conclusions[kind]));
            }

            foreach (var table in open)
            {
                table.Seal(_ => { });
            }
        }
    }
}
