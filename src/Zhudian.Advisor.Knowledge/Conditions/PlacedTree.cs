using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>A bound tree of the knowledge base and the text it came from.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Source">Text its spans refer to.</param>
/// <param name="Exact">Whether the spans are offsets in <paramref name="Source"/>; otherwise only its start is known (holes of templates).</param>
/// <param name="Rule">Rule it belongs to; null elsewhere.</param>
internal sealed record PlacedTree(BoundExpression Root, SourceText Source, bool Exact = true, RuleDef? Rule = null)
{
    /// <summary>Place of a node of the tree.</summary>
    public SourceLocation Locate(BoundExpression node) => Source.Locate(Exact ? Math.Clamp(node.Span.Start, 0, Source.Text.Length) : 0);

    /// <summary>Text of a node; empty when it is not known.</summary>
    public string Text(BoundExpression node)
        => Exact && node.Span.Start >= 0 && node.Span.Length > 0 && node.Span.End <= Source.Text.Length ? Source.Text.Substring(node.Span.Start, node.Span.Length) : string.Empty;

    /// <summary>Every tree of rules, derived quantities and decision tables.</summary>
    public static IEnumerable<PlacedTree> All(KnowledgeBuilder builder)
    {
        foreach (var rule in builder.Rules)
        {
            foreach (var tree in Of(rule))
            {
                yield return tree;
            }
        }

        foreach (var derived in builder.Derived.Values.Where(d => d.Bound is not null))
        {
            yield return new PlacedTree(derived.Bound!, derived.FormulaText);
        }

        foreach (var table in builder.Tables.Values.SelectMany(f => f.Editions))
        {
            foreach (var cell in table.Rows.SelectMany(r => r.Cells).Where(c => c.Bound is not null))
            {
                // Cells are put together from tests whose spans are their own.
                yield return new PlacedTree(cell.Bound!, cell.Text, Exact: false);
            }

            foreach (var tree in table.Rows.SelectMany(r => r.Outputs).Concat(table.Defaults.Values).SelectMany(s => Of(s, null)))
            {
                yield return tree;
            }

            foreach (var constraint in table.Constraints)
            {
                yield return new PlacedTree(constraint.Bound, constraint.Text);
            }
        }
    }

    private static IEnumerable<PlacedTree> Of(RuleDef rule)
    {
        foreach (var variable in rule.Variables.Where(v => v is { ListBound: not null, Text: not null }))
        {
            yield return new PlacedTree(variable.ListBound!, variable.Text!, Exact: false, rule);
        }

        foreach (var condition in rule.Conditions.Concat(rule.Absences.Select(a => a.Condition)))
        {
            yield return new PlacedTree(condition.Bound, condition.Text, Rule: rule);
        }

        foreach (var let in rule.Lets)
        {
            yield return new PlacedTree(let.Bound, let.Text, Rule: rule);
        }

        foreach (var tree in rule.Actions.SelectMany(a => a.Fields).SelectMany(f => Of(f.Slot, rule)))
        {
            yield return tree;
        }
    }

    private static IEnumerable<PlacedTree> Of(ValueSlot slot, RuleDef? rule)
    {
        if (slot.Bound is { } bound)
        {
            var text = SlotBinder.IsExpression(slot.Text.Text) ? slot.Text.TrimFrom(1) : slot.Text;
            yield return new PlacedTree(bound, text, Rule: rule);
        }

        foreach (var part in slot.Template?.Parts ?? [])
        {
            if (part.Bound is { } hole)
            {
                yield return new PlacedTree(hole, slot.Text, Exact: false, rule);
            }
        }
    }
}
