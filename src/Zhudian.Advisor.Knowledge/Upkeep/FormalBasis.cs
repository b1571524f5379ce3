using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Upkeep;

/// <summary>
/// 正式定级 on an unverified basis (RULES.md §13): what a rule of such a kind can reach through tables, derived quantities and parameters
/// that is 未核验 or 未取得. Contested parameters print but do not gate, so they are left out.
/// </summary>
internal static class FormalBasis
{
    public static void Check(KnowledgeBuilder builder)
    {
        foreach (var rule in builder.Rules)
        {
            if (rule.Actions.FirstOrDefault(a => a.Kind.FormalGrade)?.Kind is { } kind && Weak(rule) is { Count: > 0 } weak)
            {
                builder.Report(UpkeepDiagnostics.Formal(rule.Info.Location, rule.Id, kind.Name, weak));
            }
        }
    }

    private static List<string> Weak(RuleDef rule)
    {
        var weak = new SortedSet<string>(StringComparer.Ordinal);
        if (IsWeak(rule.Info.Attributes))
        {
            weak.Add($"规则“{rule.Id}”");
        }

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<IEnumerable<BoundExpression>>([Trees(rule)]);
        while (open.TryPop(out var trees))
        {
            var roots = trees.ToList();
            foreach (var parameter in roots.SelectMany(Parameters).Where(p => !p.Editions.Any(e => e.Contested) && seen.Add(p)))
            {
                if (parameter.Editions.Any(e => IsWeak(e.Info.Attributes)))
                {
                    weak.Add($"参数“{parameter.Name}”");
                }
            }

            foreach (var step in Dependencies.Of(rule, roots).Where(s => seen.Add(s.To)))
            {
                Visit(step.To, weak, open);
            }
        }

        return [.. weak];
    }

    private static void Visit(object element, SortedSet<string> weak, Stack<IEnumerable<BoundExpression>> open)
    {
        switch (element)
        {
            case DerivedDef derived:
                if (IsWeak(derived.Info.Attributes))
                {
                    weak.Add($"派生量“{derived.Name}”");
                }

                open.Push(derived.Bound is { } bound ? [bound] : []);
                break;
            case TableFamily family:
                if (family.Editions.SelectMany(e => e.Rows).Any(r => IsWeak(r.Attributes)))
                {
                    weak.Add($"表“{family.Name}”");
                }

                open.Push(Dependencies.Trees(family));
                break;
            case EntityDef { ReferenceRows: IAttributedRows rows } kind:
                if (Enumerable.Range(0, kind.ReferenceRows.RowCount).Any(r => IsWeak(rows.AttributesOf(r))))
                {
                    weak.Add($"数据“{kind.Name}”");
                }

                break;
        }
    }

    private static bool IsWeak(BlockAttributes attributes) => attributes.EffectiveStatus is VerificationStatus.Unverified or VerificationStatus.NotObtained;

    private static IEnumerable<BoundExpression> Trees(RuleDef rule)
        => rule.Conditions.Select(c => c.Bound).Concat(rule.Lets.Select(l => l.Bound)).Concat(rule.Absences.Select(a => a.Condition.Bound))
            .Concat(rule.Variables.Select(v => v.ListBound).OfType<BoundExpression>()).Concat(rule.Actions.SelectMany(a => a.Fields).SelectMany(f => Dependencies.Trees(f.Slot)));

    private static IEnumerable<ParameterDef> Parameters(BoundExpression root)
    {
        var open = new Stack<BoundExpression>([root]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case BoundGlobal { Symbol: ParameterSymbol { Parameter: var parameter } }:
                    yield return parameter;
                    break;
                case BoundCall { Function: ParameterByDay { Parameter: var dated } }:
                    yield return dated;
                    break;
            }

            foreach (var child in node.Children)
            {
                open.Push(child);
            }
        }
    }
}
