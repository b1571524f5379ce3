using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Derived;

/// <summary>How one element reaches another: on the same row, along an acyclic reference, or anyhow.</summary>
internal enum StepKind
{
    SameRow,
    Acyclic,
    Any,
}

/// <summary>One use of an element by another. <paramref name="Along"/> is the 无环 field of an acyclic step, <paramref name="Forward"/> its direction.</summary>
internal sealed record Step(object From, object To, StepKind Kind, FieldDef? Along = null, bool Forward = true);

/// <summary>What bound trees use: derived quantities, tables and entities.</summary>
internal static class Dependencies
{
    /// <summary>Steps from an element through its trees; the subject row, if any, is in slot 0.</summary>
    public static IEnumerable<Step> Of(object from, IEnumerable<BoundExpression> trees)
    {
        var items = new Dictionary<LocalSymbol, BoundExpression>(ReferenceEqualityComparer.Instance as IEqualityComparer<LocalSymbol>);
        var open = new Stack<BoundExpression>(trees);
        var steps = new List<Step>();
        while (open.TryPop(out var node))
        {
            Remember(node, items);
            steps.Clear();
            AddSteps(from, node, items, steps);
            foreach (var step in steps)
            {
                yield return step;
            }

            var children = node.Children;
            for (var i = 0; i < children.Count; i++)
            {
                open.Push(children[i]);
            }
        }
    }

    /// <summary>All trees of a table.</summary>
    public static IEnumerable<BoundExpression> Trees(TableFamily family)
    {
        foreach (var table in family.Editions)
        {
            foreach (var row in table.Rows)
            {
                foreach (var bound in row.Cells.Select(c => c.Bound).Concat(row.Outputs.SelectMany(Trees)).OfType<BoundExpression>())
                {
                    yield return bound;
                }
            }

            foreach (var bound in table.Defaults.Values.SelectMany(Trees))
            {
                yield return bound;
            }
        }
    }

    /// <summary>All trees of a value slot.</summary>
    public static IEnumerable<BoundExpression> Trees(ValueSlot slot)
        => slot.Bound is { } bound ? [bound] : slot.Template?.Parts.Select(p => p.Bound).OfType<BoundExpression>() ?? [];

    /// <summary>The derived quantity or table a node itself uses; null when it uses none.</summary>
    public static object? UsedBy(BoundExpression node) => node switch
    {
        BoundMember { Member: IDerivedSymbol symbol } => symbol.Derived,
        BoundMemberCall { Member: IDerivedSymbol symbol } => symbol.Derived,
        BoundGlobal { Symbol: IDerivedSymbol symbol } => symbol.Derived,
        BoundCall { Function: IDerivedSymbol symbol } => symbol.Derived,
        BoundCall call => Checking.UnitContext.TableOf(call.Function)?.Family,
        _ => null,
    };

    /// <summary>Entities and kinds whose rows a node reads as a list.</summary>
    public static EntityDef? ReadsRowsOf(BoundExpression node) => node switch
    {
        BoundGlobal { Symbol: EntityRowsSymbol { Entity: var entity } } => entity,
        BoundMember { Member: InverseSymbol { Reference.Entity: var entity } } => entity,
        _ => null,
    };

    /// <summary>Notes what the iteration variables of a node run over: a step from the variable is a step from the list.</summary>
    public static void Remember(BoundExpression node, Dictionary<LocalSymbol, BoundExpression> items)
    {
        switch (node)
        {
            case BoundFor loop:
                Each(loop.Iterators);
                break;
            case BoundQuantified quantified:
                Each(quantified.Iterators);
                break;
            case BoundFilter filter:
                items[filter.Item] = filter.Source;
                break;
            case BoundCall { Children: [var list, ..] } call:
                for (var i = 0; i < call.Children.Count; i++)
                {
                    if (call.Children[i] is BoundItemExpression item)
                    {
                        items[item.Item] = list;
                    }
                }

                break;
        }

        void Each(IReadOnlyList<BoundIterator> iterators)
        {
            for (var i = 0; i < iterators.Count; i++)
            {
                if (iterators[i].End is null)
                {
                    items[iterators[i].Variable] = iterators[i].Source;
                }
            }
        }
    }

    private static void AddSteps(object from, BoundExpression node, Dictionary<LocalSymbol, BoundExpression> items, List<Step> steps)
    {
        switch (node)
        {
            case BoundMember { Member: IDerivedSymbol { Derived: var derived } } member:
                steps.Add(Along(from, derived, member.Target, items));
                break;
            case BoundMemberCall { Member: IDerivedSymbol { Derived: var derived } } call:
                steps.Add(Along(from, derived, call.Target, items));
                break;
            default:
                if (UsedBy(node) is { } element)
                {
                    steps.Add(new Step(from, element, StepKind.Any));
                }

                break;
        }

        if (ReadsRowsOf(node) is { } entity)
        {
            steps.Add(new Step(from, entity, StepKind.Any));
        }
    }

    // 本 itself, or a path from 本 whose reference steps all run along one 无环 field (or its inverse list).
    private static Step Along(object from, DerivedDef to, BoundExpression target, Dictionary<LocalSymbol, BoundExpression> items)
    {
        var (field, forward) = ((FieldDef?)null, true);
        var current = target;
        while (true)
        {
            switch (current)
            {
                case BoundLocal { Symbol: { Slot: 0, Name: "本" } }:
                    return field is null ? new Step(from, to, StepKind.SameRow) : new Step(from, to, StepKind.Acyclic, field, forward);
                case BoundMember { Member: FieldSymbol { Field: { Type: { Kind: DataKind.Reference, Acyclic: true } } reference } } member
                    when field is null || (field == reference && forward):
                    (field, forward, current) = (reference, true, member.Target);
                    break;
                case BoundMember { Member: InverseSymbol { Reference: { Type.Acyclic: true } reference } } member
                    when field is null || (field == reference && !forward):
                    (field, forward, current) = (reference, false, member.Target);
                    break;
                case BoundLocal local when items.TryGetValue(local.Symbol, out var source):
                    current = source;
                    break;
                case BoundFilter filter:
                    current = filter.Source;
                    break;
                case BoundIndex index:
                    current = index.Source;
                    break;
                default:
                    return new Step(from, to, StepKind.Any);
            }
        }
    }
}
