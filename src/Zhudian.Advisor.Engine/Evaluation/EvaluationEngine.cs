using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Evaluates fact sheets over one knowledge base. Immutable and safe for all threads: keep one per knowledge base.
/// The result depends on knowledge, sheet and options only, never on the order of files, rules or rows.
/// </summary>
public sealed class EvaluationEngine
{
    /// <summary>Works out the plan of a knowledge base.</summary>
    /// <param name="knowledge">The knowledge base.</param>
    /// <param name="observer">Told of every step (coverage); the engine then runs on one thread only. Null in ordinary use.</param>
    public EvaluationEngine(KnowledgeBase knowledge, IEvaluationObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        Knowledge = knowledge;
        Plan = new EnginePlan(knowledge, observer);
    }

    /// <summary>An engine that has worked out ahead what is otherwise worked out when a sheet first needs it: indexes of tables, columns of derived quantities.</summary>
    public static EvaluationEngine Prepared(KnowledgeBase knowledge)
    {
        var engine = new EvaluationEngine(knowledge);
        foreach (var family in knowledge.Tables.Values)
        {
            foreach (var table in family.Editions)
            {
                TableEvaluator.Prepare(table);
            }
        }

        foreach (var derived in knowledge.Derived.Values)
        {
            engine.Plan.ColumnsOf(derived);
        }

        return engine;
    }

    /// <summary>The knowledge base.</summary>
    public KnowledgeBase Knowledge { get; }

    internal EnginePlan Plan { get; }

    /// <summary>Evaluates one sheet. Problems in rules or facts are faults and unknowns of the result; only cancellation throws.</summary>
    public Assessment Evaluate(FactSheet sheet, EvaluationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var context = new RunContext(Plan, sheet, options ?? EvaluationOptions.Default, cancellation);
        var sink = Run(context, context.Options.KeepEvidence, out var conflicts);
        return AssessmentBuilder.Build(this, context, sink, conflicts);
    }

    /// <summary>Runs the rules of a context, stratum by stratum.</summary>
    internal RuleSink Run(RunContext context, bool keepEvidence, out IReadOnlyDictionary<string, FaultEntry> conflicts)
        => Run(context, new EngineHost(Plan, context, keepEvidence), out conflicts);

    /// <summary>Runs the rules of a context on a host of it.</summary>
    internal RuleSink Run(RunContext context, EngineHost host, out IReadOnlyDictionary<string, FaultEntry> conflicts)
    {
        Give(context, host);
        var sink = new RuleSink(host);
        var found = new Dictionary<string, FaultEntry>(StringComparer.Ordinal);
        conflicts = found;
        var rules = Chosen(context);
        if (host.IsPlain)
        {
            foreach (var rule in rules)
            {
                if (rule.Ahead.Length > 0)
                {
                    host.ComputeColumns(rule.Early, context.SourceOf(rule.Steps[0].Variable!.Entity!));
                }
            }
        }

        var open = new List<ConclusionTable>();
        for (var at = 0; at < rules.Count;)
        {
            var stratum = rules[at].Rule.Stratum;
            for (; at < rules.Count && rules[at].Rule.Stratum == stratum; at++)
            {
                RuleRunner.Run(host, rules[at], sink);
                foreach (var action in rules[at].Actions)
                {
                    var table = context.Conclusions[action.Action.Kind];
                    if (!open.Contains(table))
                    {
                        open.Add(table);
                    }
                }
            }

            foreach (var table in open)
            {
                table.Seal(rows => found[rows[0].Action.Kind.Name + "[" + rows[0].Key + "]"] = Conflict(rows[0].Action.Kind, rows));
            }

            open.Clear();
        }

        return sink;
    }

    // In the order of the plan: by stratum, then 编号.
    private List<RulePlan> Chosen(RunContext context)
    {
        var rules = new List<RulePlan>(Plan.Rules.Length);
        foreach (var rule in Plan.Rules)
        {
            if (rule.Rule.Info.Attributes.InForce(context.AsOf) && (context.Options.OnlyRules is not { } only || only.Contains(rule.Rule.Id)))
            {
                rules.Add(rule);
            }
        }

        return rules;
    }

    /// <summary>Derived quantities that options give outright.</summary>
    internal static void Give(RunContext context, EngineHost host)
    {
        foreach (var given in context.Options.GivenDerived)
        {
            if (context.Plan.Knowledge.Derived.TryGetValue(given.Derived, out var derived) && derived.Parameters.Length == 0)
            {
                if (derived.Entity is null)
                {
                    host.Give(derived, Value.Null, given.Value);
                }
                else if (RowOf(context.SourceOf(derived.Entity), given.RowKey) is { } row)
                {
                    host.Give(derived, row, given.Value);
                }
            }
        }
    }

    private static Value? RowOf(RowSource source, string key)
    {
        if (source is FactTable facts)
        {
            var index = facts.IndexOfKey(key);
            return index < 0 ? null : Value.Row(source, index);
        }

        for (var i = 0; i < source.RowCount; i++)
        {
            if (string.Equals(source.KeyOf(i), key, StringComparison.Ordinal))
            {
                return Value.Row(source, i);
            }
        }

        return null;
    }

    private static FaultEntry Conflict(EntityDef kind, IReadOnlyList<ConclusionRow> rows)
    {
        var rules = rows.Select(r => r.Binding.Plan.Rule.Id).Distinct(StringComparer.Ordinal).ToImmutableSortedSet(StringComparer.Ordinal);
        var bindings = rules.Count > 1 ? rules.Select(r => "规则" + r) : rows.Select(r => r.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new FaultEntry(string.Join('、', rules), rows[0].Key, EngineFaults.KeyConflict(kind.Name, rows[0].Key, bindings));
    }
}
