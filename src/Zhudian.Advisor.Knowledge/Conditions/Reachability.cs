using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>
/// Rules that can never fire because a conclusion they need is made by no rule, or only by rules that can never fire themselves. A rule needs the rows
/// of a kind when 对 ranges over it, or when a condition asks for some row of it (<c>some</c>, <c>count(…) &gt; 0</c>).
/// </summary>
internal static class Reachability
{
    public static void Check(KnowledgeBuilder builder, IReadOnlySet<RuleDef> never)
    {
        var dead = new HashSet<RuleDef>(never, ReferenceEqualityComparer.Instance as IEqualityComparer<RuleDef>);
        for (var grown = true; grown;)
        {
            grown = false;
            var made = builder.Rules.Where(r => !dead.Contains(r)).SelectMany(r => r.Actions).Select(a => a.Kind).ToHashSet<EntityDef>(ReferenceEqualityComparer.Instance);
            foreach (var rule in builder.Rules.Where(r => !dead.Contains(r)).ToList())
            {
                if (Needs(rule).FirstOrDefault(n => n.Role == EntityRole.Conclusion && !made.Contains(n)) is { } kind)
                {
                    var makers = builder.Rules.Where(r => r.Actions.Any(a => ReferenceEquals(a.Kind, kind))).Select(r => r.Id).Distinct(StringComparer.Ordinal).ToList();
                    builder.Report(ConditionDiagnostics.Unreachable(rule.Info.Location, rule.Id, kind.Name, makers));
                    grown |= dead.Add(rule);
                }
            }
        }
    }

    private static IEnumerable<EntityDef> Needs(RuleDef rule)
        => rule.Variables.Select(v => v.Entity ?? (v.ListBound is { } list ? RowsOf(list) : null))
            .Concat(rule.Conditions.SelectMany(c => Conjuncts(c.Bound)).Select(Asked)).OfType<EntityDef>();

    private static IEnumerable<BoundExpression> Conjuncts(BoundExpression node) => node is BoundConjunction and ? and.Children.SelectMany(Conjuncts) : [node];

    private static EntityDef? Asked(BoundExpression condition) => condition switch
    {
        BoundQuantified { IsEvery: false, Iterators: [{ End: null } first, ..] } => RowsOf(first.Source),
        BoundComparison { Operator: BinaryOperator.Greater, Left: BoundCall { Function.Name: "count", Children: [var list, ..] }, Right: BoundLiteral { Value: { IsNumber: true } value } } when value.AsNumber >= 0 => RowsOf(list),
        BoundComparison { Operator: BinaryOperator.GreaterOrEqual, Left: BoundCall { Function.Name: "count", Children: [var list, ..] }, Right: BoundLiteral { Value: { IsNumber: true } value } } when value.AsNumber > 0 => RowsOf(list),
        _ => null,
    };

    private static EntityDef? RowsOf(BoundExpression list) => list is BoundFilter filter ? RowsOf(filter.Source) : list.Type is ListType ? Dependencies.ReadsRowsOf(list) : null;
}
