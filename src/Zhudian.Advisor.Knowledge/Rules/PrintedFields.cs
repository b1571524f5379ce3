using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Derived;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>Stored fields that a rule writes into its conclusion itself: those that stand in its fields under 则, its texts and its 令. Quantities computed elsewhere are not followed.</summary>
public static class PrintedFields
{
    /// <summary>Fields written by a rule.</summary>
    public static IReadOnlySet<FieldDef> Of(RuleDef rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var trees = rule.Actions.SelectMany(a => a.Fields).SelectMany(f => Dependencies.Trees(f.Slot)).Concat(rule.Lets.Select(l => l.Bound));
        return trees.OfType<BoundExpression>().SelectMany(BoundTrees.All).OfType<BoundMember>().Select(m => m.Member).OfType<FieldSymbol>().Select(s => s.Field).ToHashSet();
    }
}
