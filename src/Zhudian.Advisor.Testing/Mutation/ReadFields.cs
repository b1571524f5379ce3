using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Testing.Mutation;

/// <summary>Fields some rule, table or formula can read. A number nothing reads (decimals for display, a note) decides nothing, so changing it makes no mutant.</summary>
internal sealed class ReadFields
{
    private readonly HashSet<FieldDef> _read = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);

    public ReadFields(KnowledgeBase knowledge)
    {
        var open = new Stack<BoundExpression>(knowledge.Rules.SelectMany(Trees).Concat(knowledge.Derived.Values.Select(d => d.Bound).OfType<BoundExpression>()).Concat(knowledge.Tables.Values.SelectMany(f => f.Editions).SelectMany(Trees)));
        while (open.TryPop(out var node))
        {
            if (node is BoundMember { Member: FieldSymbol { Field: var field } })
            {
                _read.Add(field);
            }

            foreach (var child in node.Children)
            {
                open.Push(child);
            }
        }

        // A table called with a row reads the fields named like its inputs.
        _inputs.UnionWith(knowledge.Tables.Values.SelectMany(f => f.Editions).SelectMany(t => t.Inputs).Select(i => i.Name));
    }

    public bool Contains(FieldDef field) => _read.Contains(field) || _inputs.Contains(field.Name) || field.Entity.Key.Contains(field);

    private static IEnumerable<BoundExpression> Trees(RuleDef rule)
        => rule.Conditions.Select(c => c.Bound).Concat(rule.Lets.Select(l => l.Bound)).Concat(rule.Absences.Select(a => a.Condition.Bound))
            .Concat(rule.Variables.Select(v => v.ListBound).OfType<BoundExpression>()).Concat(rule.Actions.SelectMany(a => a.Fields).SelectMany(f => Trees(f.Slot)));

    private static IEnumerable<BoundExpression> Trees(DecisionTable table)
        => table.Rows.SelectMany(r => r.Cells.Select(c => c.Bound).OfType<BoundExpression>().Concat(r.Outputs.SelectMany(Trees))).Concat(table.Defaults.Values.SelectMany(Trees));

    private static IEnumerable<BoundExpression> Trees(ValueSlot slot)
        => slot.Bound is { } bound ? [bound] : slot.Template?.Parts.Select(p => p.Bound).OfType<BoundExpression>() ?? [];
}
