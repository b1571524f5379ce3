using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>
/// Fields that a rule may read on any sheet: its own trees, the derived quantities and tables they use, and the rules that make the kinds it
/// lists. Names resolved only while running (members of any value, a row given to a table) count as every field of that name.
/// </summary>
public sealed class FieldReads
{
    private readonly ILookup<EntityDef, RuleDef> _makers;
    private readonly ILookup<string, FieldDef> _byName;
    private readonly Dictionary<RuleDef, HashSet<FieldDef>> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EntityDef, HashSet<FieldDef>> _drawing = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DerivedDef, HashSet<FieldDef>> _derived = new(ReferenceEqualityComparer.Instance);
    private readonly bool _ofValues;

    /// <summary>Over a whole knowledge base.</summary>
    /// <param name="knowledge">The knowledge base.</param>
    /// <param name="ofValues">Leaves out fields that are only asked whether they are there (缺, 已知): what they say does not matter then.</param>
    public FieldReads(KnowledgeBase knowledge, bool ofValues = false)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _ofValues = ofValues;
        _makers = knowledge.Rules.SelectMany(r => r.Actions.Select(a => (a.Kind, Rule: r))).ToLookup(p => p.Kind, p => p.Rule);
        _byName = knowledge.Entities.Values.SelectMany(e => e.Fields).ToLookup(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>Fields that decide which rows of a conclusion kind there are and what they say.</summary>
    public IReadOnlySet<FieldDef> OfKind(EntityDef kind)
    {
        var fields = new HashSet<FieldDef>();
        foreach (var rule in _makers[kind])
        {
            fields.UnionWith(Of(rule));
        }

        return fields;
    }

    /// <summary>Fields that decide which rows of a conclusion kind there are, whatever these say.</summary>
    public IReadOnlySet<FieldDef> OfDrawing(EntityDef kind)
    {
        if (_drawing.TryGetValue(kind, out var known))
        {
            return known;
        }

        var fields = _drawing[kind] = [];
        foreach (var rule in _makers[kind])
        {
            var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
            var open = new Stack<BoundExpression>(rule.Conditions.Select(c => c.Bound).Concat(rule.Absences.Select(a => a.Condition.Bound)).Concat(rule.Variables.Select(v => v.ListBound)).OfType<BoundExpression>());
            while (open.TryPop(out var tree))
            {
                Collect(tree, fields, seen);
                foreach (var let in BoundTrees.All(tree).OfType<BoundGlobal>().Select(g => g.Symbol).OfType<LetSymbol>().Select(l => l.Let).Where(seen.Add))
                {
                    open.Push(let.Bound);
                }
            }

            foreach (var entity in rule.Variables.Select(v => v.Entity).Concat(rule.Absences.Select(a => a.Entity)).OfType<EntityDef>().Where(e => e.Role == EntityRole.Conclusion))
            {
                fields.UnionWith(OfDrawing(entity));
            }
        }

        return fields;
    }

    /// <summary>Fields that a rule may read.</summary>
    public IReadOnlySet<FieldDef> Of(RuleDef rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (_known.TryGetValue(rule, out var known))
        {
            return known;
        }

        // Entered before it is complete: kinds have no cycles (Strata), so nobody sees it half done.
        var fields = _known[rule] = [];
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var tree in KindReads.Trees(rule))
        {
            Collect(tree, fields, seen);
        }

        foreach (var entity in rule.Variables.Select(v => v.Entity).Concat(rule.Absences.Select(a => a.Entity)).OfType<EntityDef>())
        {
            List(entity, fields, seen);
        }

        return fields;
    }

    /// <summary>Fields that decide what a member of a row says: itself, the reference of an inverse list, or what a derived quantity may read.</summary>
    public IReadOnlySet<FieldDef> Of(MemberSymbol member)
        => member switch
        {
            FieldSymbol { Field: var field } => new HashSet<FieldDef> { field },
            InverseSymbol { Reference: var reference } => new HashSet<FieldDef>(OfKind(reference.Entity)) { reference },
            IDerivedSymbol { Derived: var derived } => Of(derived),
            _ => throw new ArgumentException("a member of another kind", nameof(member)),
        };

    private HashSet<FieldDef> Of(DerivedDef derived)
    {
        if (!_derived.TryGetValue(derived, out var fields))
        {
            _derived[derived] = fields = [];
            if (derived.Bound is { } bound)
            {
                Collect(bound, fields, new HashSet<object>(ReferenceEqualityComparer.Instance) { derived });
            }
        }

        return fields;
    }

    private void Collect(BoundExpression tree, HashSet<FieldDef> fields, HashSet<object> seen)
    {
        BoundExpression? asked = null;
        foreach (var node in BoundTrees.All(tree))
        {
            if (ReferenceEquals(node, asked))
            {
                continue;
            }

            switch (node)
            {
                case BoundCall { Function: BuiltIn { Name: "缺" or "已知" }, Children: [BoundMember { Member: FieldSymbol } only] } when _ofValues:
                    asked = only; // the next node: parents come first, and it is the only child
                    break;
                case BoundMember { Member: FieldSymbol { Field: var field } }:
                    fields.Add(field);
                    break;
                case BoundMember { Member: InverseSymbol { Reference: var reference } }:
                    fields.Add(reference);
                    break;
                case BoundPath { Name: var name }:
                    fields.UnionWith(_byName[name]);
                    break;
                case BoundItemName { Name: var name }:
                    fields.UnionWith(_byName[name]);
                    break;
                case BoundCall { Function: var function } when UnitContext.TableOf(function) is { } table:
                    fields.UnionWith(table.Inputs.SelectMany(i => _byName[i.Name]));
                    break;
            }
        }

        foreach (var step in Dependencies.Of(tree, [tree]))
        {
            switch (step.To)
            {
                case EntityDef entity:
                    List(entity, fields, seen);
                    break;
                case DerivedDef { Bound: { } bound } derived when seen.Add(derived):
                    Collect(bound, fields, seen);
                    break;
                case TableFamily family when seen.Add(family):
                    foreach (var inside in Dependencies.Trees(family))
                    {
                        Collect(inside, fields, seen);
                    }

                    break;
            }
        }
    }

    private void List(EntityDef entity, HashSet<FieldDef> fields, HashSet<object> seen)
    {
        if (entity.Role == EntityRole.Conclusion && seen.Add(entity))
        {
            fields.UnionWith(OfKind(entity));
        }
    }
}
