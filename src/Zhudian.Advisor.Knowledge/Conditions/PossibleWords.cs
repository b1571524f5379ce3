using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.References;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>
/// Which texts a text expression can give: outputs of the rows of a called table, literals of a formula's branches, values rules write into a field of a
/// conclusion, reference rows, parameters with their alternatives. Null = open (facts of a sheet, templates, arguments, joined texts): then nothing is said.
/// Null and unknown results are no texts and do not open the set.
/// </summary>
internal sealed class PossibleWords(KnowledgeBuilder builder)
{
    private const int MaxDepth = 40;
    private const int MaxWords = 2000;
    private readonly Dictionary<object, ImmutableHashSet<string>?> _known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LocalSymbol, BoundExpression> _items = new(ReferenceEqualityComparer.Instance as IEqualityComparer<LocalSymbol>);

    /// <summary>Remembers what iteration variables of a tree run over.</summary>
    public void Enter(BoundExpression root)
    {
        foreach (var node in BoundTrees.All(root))
        {
            Dependencies.Remember(node, _items);
            if (node is BoundIn within)
            {
                _items[within.Input] = within.Value;
            }
        }
    }

    /// <summary>The texts; null when open.</summary>
    public ImmutableHashSet<string>? Of(BoundExpression node, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        switch (node)
        {
            case BoundLiteral { Value: var value }:
                return OfValue(value);
            case BoundIf choice:
                return Union(Of(choice.Then, depth + 1), Of(choice.Else, depth + 1));
            case BoundGlobal { Symbol: LetSymbol { Let: var let } }:
                return Remember(let, () => Of(let.Bound, depth + 1));
            case BoundGlobal { Symbol: ParameterSymbol { Parameter: var parameter } }:
                return parameter.Editions.Select(e => Union(OfValue(e.Value), e.Alternatives.IsDefaultOrEmpty ? [] : Union(e.Alternatives.Select(v => OfValue(v)))))
                    .Aggregate((ImmutableHashSet<string>?)[], Union);
            case BoundGlobal { Symbol: IDerivedSymbol { Derived: var derived } }:
                return OfDerived(derived, depth);
            case BoundMember { IsProjection: false, Member: IDerivedSymbol { Derived: var derived } }:
                return OfDerived(derived, depth);
            case BoundMemberCall { IsProjection: false, Member: IDerivedSymbol { Derived: var derived } }:
                return OfDerived(derived, depth);
            case BoundCall { Function: IDerivedSymbol { Derived: var derived } }:
                return OfDerived(derived, depth);
            case BoundCall call when UnitContext.TableOf(call.Function) is { } table && table.Outputs.Length == 1 && IsSingle(table.Policy):
                return OfTable(table.Family, 0, depth);
            case BoundPath { Target: BoundCall call, Name: var name } when UnitContext.TableOf(call.Function) is { } table && IsSingle(table.Policy):
                var output = table.Outputs.Select(o => o.Name).ToList().IndexOf(name);
                return output < 0 ? null : OfTable(table.Family, output, depth);
            case BoundPath { Target: BoundGlobal { Symbol: LetSymbol { Let.Bound: BoundCall call } }, Name: var name } when UnitContext.TableOf(call.Function) is { } table && IsSingle(table.Policy):
                var named = table.Outputs.Select(o => o.Name).ToList().IndexOf(name);
                return named < 0 ? null : OfTable(table.Family, named, depth);
            case BoundMember { IsProjection: false, Member: FieldSymbol { Field: var field } }:
                return OfField(field, depth);
            case BoundLocal local when _items.TryGetValue(local.Symbol, out var source) && local.Type is not (ListType or RecordType or ContextType):
                return source.Type is ListType ? Items(source, depth + 1) : Of(source, depth + 1);
            case BoundIndex index:
                return Items(index.Source, depth + 1);
            default:
                return null;
        }
    }

    private ImmutableHashSet<string>? Items(BoundExpression list, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        return list switch
        {
            BoundList items => Union(items.Children.Select(i => Of(i, depth + 1))),
            BoundFilter filter => Items(filter.Source, depth + 1),
            BoundGlobal { Symbol: LetSymbol { Let.Bound: var bound } } => Items(bound, depth + 1),
            BoundGlobal { Symbol: IDerivedSymbol { Derived.Bound: { } bound } } => Items(bound, depth + 1),
            BoundFor { Body: var body } => Of(body, depth + 1),
            _ => null,
        };
    }

    private ImmutableHashSet<string>? OfDerived(DerivedDef derived, int depth)
        => derived.Type is ListType || derived.Bound is not { } bound ? null : Remember(derived, () => Of(bound, depth + 1));

    private ImmutableHashSet<string>? OfTable(TableFamily family, int output, int depth)
    {
        var name = family.Editions.IsDefaultOrEmpty ? null : family.Editions[0].Outputs[output].Name;
        if (name is null || !IsText(family.Editions[0].Outputs[output].Type))
        {
            return null;
        }

        var slots = family.Editions.SelectMany(e => e.Rows.Select(r => r.Outputs[output]).Concat(e.Defaults.TryGetValue(name, out var value) ? [value] : []));
        return Union(slots.Select(s => OfSlot(s, depth)));
    }

    // 来源, 核验 and the like of a conclusion are written by the engine.
    private ImmutableHashSet<string>? OfField(FieldDef field, int depth)
    {
        if (!IsText(field.Type.Feel))
        {
            return null;
        }

        switch (field.Entity.Role)
        {
            case EntityRole.Reference when field.Entity.ReferenceRows is ReferenceTable rows && rows.RowCount is > 0 and <= MaxWords:
                return Remember(field, () => Union(Enumerable.Range(0, rows.RowCount).Select(r => OfValue(rows.Get(r, field.Slot)))));
            case EntityRole.Conclusion:
                return Remember(field, () => OfConclusion(field, depth));
            default:
                return field.DomainShape is { Negated: false } shape && shape.Intervals.All(i => i.IsPoint) ? Union(shape.Intervals.Select(i => OfValue(i.Low!.Value))) : null;
        }
    }

    private ImmutableHashSet<string>? OfConclusion(FieldDef field, int depth)
    {
        var slots = builder.Rules.SelectMany(r => r.Actions).Where(a => ReferenceEquals(a.Kind, field.Entity)).SelectMany(a => a.Fields).Where(f => f.Field == field).ToList();
        if (slots.Count == 0)
        {
            return null;
        }

        var words = Union(slots.Select(f => OfSlot(f.Slot, depth)));
        return field.Entity.WhenUnknown is { } unknown && unknown.Field == field ? Union(words, OfValue(unknown.Value)) : words;
    }

    private ImmutableHashSet<string>? OfSlot(ValueSlot slot, int depth)
        => slot.Constant is { } constant ? OfValue(constant) : slot.Bound is { } bound ? Of(bound, depth + 1) : null;

    private static ImmutableHashSet<string>? OfValue(in Value value) => value.AsText is { } text ? [text] : value.IsDefinite ? null : [];

    private static ImmutableHashSet<string>? Union(IEnumerable<ImmutableHashSet<string>?> sets) => sets.Aggregate((ImmutableHashSet<string>?)[], Union);

    private static ImmutableHashSet<string>? Union(ImmutableHashSet<string>? left, ImmutableHashSet<string>? right)
        => left is null || right is null || left.Count + right.Count > MaxWords ? null : left.Union(right);

    private static bool IsSingle(HitPolicy policy) => policy is HitPolicy.Unique or HitPolicy.Any or HitPolicy.First or HitPolicy.Priority;

    private static bool IsText(FeelType type) => type is EnumType || type == FeelType.String;

    // What leads back to itself is open: nothing is said of it, though every text comes from a branch that ends.
    private ImmutableHashSet<string>? Remember(object key, Func<ImmutableHashSet<string>?> make)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!_open.Add(key))
        {
            return null;
        }

        var words = make();
        _open.Remove(key);
        return _known[key] = words;
    }
}
