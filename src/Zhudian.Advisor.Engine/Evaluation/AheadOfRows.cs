using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Derived quantities of the first variable of a rule that every binding asks for, whatever the facts: they are computed quantity by quantity over all
/// rows before the bindings are enumerated row by row, node by node over whole columns where there are nodes for a formula
/// (<see cref="Columns.ColumnNode"/>), else row by row, one formula many times in succession.
/// </summary>
internal sealed class AheadOfRows
{
    private readonly List<DerivedDef> _found = [];
    private readonly HashSet<DerivedDef> _seen = new(ReferenceEqualityComparer.Instance);

    private AheadOfRows()
    {
    }

    /// <summary>The quantities of a rule, those that others need first.</summary>
    public static DerivedDef[] Of(RuleDef rule)
    {
        var ahead = new AheadOfRows();
        if (rule.Variables is not [{ Entity.Role: EntityRole.Entity, Slot: var slot }, ..])
        {
            return [];
        }

        foreach (var condition in rule.Conditions)
        {
            ahead.Add(condition.Bound, slot);
            if (condition.Bound is not BoundLiteral { Value.IsTrue: true })
            {
                return [.. ahead._found];
            }
        }

        // Every row of a rule without real conditions and further variables gives a conclusion.
        foreach (var field in rule is { Variables.Length: 1, Absences.IsEmpty: true } ? rule.Actions.SelectMany(a => a.Fields) : [])
        {
            ahead.Add(field.Slot.Bound, slot);
        }

        return [.. ahead._found];
    }

    private void Add(BoundExpression? node, int slot)
    {
        switch (node)
        {
            case null or BoundItemExpression or BoundLambda:
                return;
            case BoundMember { IsProjection: false, Target: BoundLocal { Symbol: var local }, Member: DerivedMember { Derived: var derived } } when local.Slot == slot:
                if (_seen.Add(derived))
                {
                    Add(derived.Bound, 0);
                    _found.Add(derived);
                }

                return;
            case BoundIf or BoundConjunction or BoundDisjunction or BoundFor or BoundQuantified or BoundFilter or BoundIn or BoundItemName:
                // Only the first part is evaluated in any case.
                Add(node.Children[0], slot);
                return;
        }

        foreach (var child in node.Children)
        {
            Add(child, slot);
        }
    }
}
