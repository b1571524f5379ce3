using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>
/// Which rules must run so that some rules conclude as they do when all run: every rule of the kinds they make (two rules may give one key
/// different values) and, on and on, of the kinds these read, also through derived quantities and tables. Not thread-safe.
/// </summary>
public sealed class RuleNeeds
{
    private readonly ILookup<string, RuleDef> _byId;
    private readonly ILookup<EntityDef, RuleDef> _byKind;
    private readonly Dictionary<RuleDef, HashSet<EntityDef>> _reads = new(ReferenceEqualityComparer.Instance);
    private readonly KindReads _kinds = new();

    /// <summary>For the rules of a knowledge base.</summary>
    public RuleNeeds(KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _byId = knowledge.Rules.ToLookup(r => r.Id, StringComparer.Ordinal);
        _byKind = knowledge.Rules.SelectMany(r => r.Actions.Select(a => (a.Kind, Rule: r))).ToLookup(p => p.Kind, p => p.Rule);
    }

    /// <summary>编号 of the rules given and of all they need; names that are no rule are left out.</summary>
    public ImmutableHashSet<string> For(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Close(ids.SelectMany(id => _byId[id]));
    }

    /// <summary>编号 of the rules that decide what some rules may read: the makers of the kinds they list, and all these need.</summary>
    public ImmutableHashSet<string> Before(IEnumerable<RuleDef> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Close(rules.SelectMany(Reads).SelectMany(k => _byKind[k]));
    }

    private ImmutableHashSet<string> Close(IEnumerable<RuleDef> start)
    {
        var kinds = new HashSet<EntityDef>(ReferenceEqualityComparer.Instance);
        var rules = new HashSet<RuleDef>(ReferenceEqualityComparer.Instance);
        var open = new Stack<RuleDef>(start);
        while (open.TryPop(out var rule))
        {
            if (!rules.Add(rule))
            {
                continue;
            }

            foreach (var kind in rule.Actions.Select(a => a.Kind).Concat(Reads(rule)).Where(kinds.Add))
            {
                foreach (var maker in _byKind[kind])
                {
                    open.Push(maker);
                }
            }
        }

        return rules.Select(r => r.Id).ToImmutableHashSet(StringComparer.Ordinal);
    }

    /// <summary>Conclusion kinds that a rule may read, through derived quantities and tables too.</summary>
    public IReadOnlySet<EntityDef> Reads(RuleDef rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!_reads.TryGetValue(rule, out var kinds))
        {
            _reads[rule] = kinds = _kinds.Of(rule);
        }

        return kinds;
    }
}
