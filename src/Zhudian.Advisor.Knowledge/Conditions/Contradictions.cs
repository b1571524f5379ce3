using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>
/// Conditions that can never hold: comparisons of one quantity that exclude each other within one rule or one <c>and</c>, and values outside the
/// 值域 of a field. Only comparisons with constants are looked at; everything else is taken as possible.
/// </summary>
internal sealed class Contradictions(KnowledgeBuilder builder, PossibleWords words)
{
    /// <summary>Conditions of a rule together; true when they can never hold.</summary>
    public bool Check(RuleDef rule)
    {
        var trees = rule.Conditions.Select(c => new PlacedTree(c.Bound, c.Text, Rule: rule)).ToList();
        return rule.Conditions.Any(c => c.Bound is BoundLiteral { Value.IsFalse: true }) | Check([.. trees.SelectMany(t => Flatten(t.Root).Select(n => (t, n)))], rule.Id);
    }

    /// <summary>Every <c>and</c> inside a tree, and every single comparison with a value that the quantity cannot have.</summary>
    public void Check(PlacedTree tree, bool isCondition)
    {
        foreach (var node in BoundTrees.All(tree.Root))
        {
            if (node is BoundConjunction conjunction && !(isCondition && ReferenceEquals(node, tree.Root)))
            {
                Check([.. Flatten(conjunction).Select(n => (tree, n))], null);
            }
            else if (!isCondition || !Flatten(tree.Root).Contains(node))
            {
                Single(tree, node);
            }
        }
    }

    private void Single(PlacedTree tree, BoundExpression node)
    {
        // x != 5 is the usual way to leave something out; that it always holds is no fault.
        if (node is not BoundComparison { Operator: BinaryOperator.NotEqual } && Atom(node) is { Value: var value, Shape: { Negated: false } shape } && !Outside(tree, node, value, shape)
            && (WordsOf(value) is null || !shape.Intervals.All(i => i.IsPoint)) && !new QuantityBounds(value.Type, WordsOf(value)).Take(shape))
        {
            builder.Report(ConditionDiagnostics.NeverTrue(tree.Locate(node), tree.Text(node)));
        }
    }

    private bool Check(List<(PlacedTree Tree, BoundExpression Node)> atoms, string? rule)
    {
        var seen = new Dictionary<string, (QuantityBounds Bounds, List<(PlacedTree Tree, BoundExpression Node)> From)>(StringComparer.Ordinal);
        var found = false;
        foreach (var (tree, node) in atoms)
        {
            if (Atom(node) is not var (value, shape, isNull) || QuantityKey.Of(value) is not { } key)
            {
                continue;
            }

            if (shape is not null && Outside(tree, node, value, shape))
            {
                found = true;
                continue;
            }

            if (!seen.TryGetValue(key, out var entry))
            {
                seen[key] = entry = (new QuantityBounds(value.Type, WordsOf(value)), []);
            }

            var possible = shape is null ? entry.Bounds.TakeNull(isNull) : entry.Bounds.Take(shape);
            entry.From.Add((tree, node));
            if (!possible)
            {
                // A single word that nobody gives is said by the check of words.
                if (entry.From.Count > 1)
                {
                    builder.Report(ConditionDiagnostics.Contradiction(tree.Locate(node), rule, entry.From.ConvertAll(f => Text(f.Tree, f.Node))));
                }

                found = true;
                seen.Remove(key);
            }
        }

        return found;
    }

    private static string Text(PlacedTree tree, BoundExpression node) => tree.Text(node) is { Length: > 0 } text ? text : tree.Source.Text;

    private bool Outside(PlacedTree tree, BoundExpression node, BoundExpression value, CellShape shape)
    {
        // Words of a 值域 are known one by one: the check of words names the nearest.
        if (shape.Negated || WordsOf(value) is not null || Stem(value) is not BoundMember { IsProjection: false, Member: FieldSymbol { Field: { DomainShape: { Negated: false } domain, Entity.Role: not EntityRole.Conclusion } field } })
        {
            return false;
        }

        var bounds = new QuantityBounds(FeelType.Any, null);
        if (bounds.Take(domain) && bounds.Take(shape))
        {
            return false;
        }

        builder.Report(ConditionDiagnostics.OutsideDomain(tree.Locate(node), Text(tree, node), field.ToString(), field.DomainText!));
        return true;
    }

    private IEnumerable<string>? WordsOf(BoundExpression value) => value.Type is EnumType || value.Type == FeelType.String ? words.Of(value) is { Count: > 0 } known ? known : null : null;

    private static BoundExpression Stem(BoundExpression value) => value is BoundGlobal { Symbol: LetSymbol { Let.Bound: var bound } } ? Stem(bound) : value;

    private static List<BoundExpression> Flatten(BoundExpression root)
    {
        var atoms = new List<BoundExpression>();
        var open = new Stack<(BoundExpression Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Node is BoundConjunction conjunction)
            {
                foreach (var child in conjunction.Children.Reverse())
                {
                    open.Push((child, next.Depth));
                }
            }
            else
            {
                atoms.Add(next.Node);
            }
        }

        return atoms;
    }

    // quantity op constant; the shape is null for comparisons with null.
    private static (BoundExpression Value, CellShape? Shape, bool IsNull)? Atom(BoundExpression node)
    {
        switch (node)
        {
            case BoundComparison { Right: BoundLiteral { Value: var right } } comparison when comparison.Left is not BoundLiteral:
                return Of(comparison.Left, comparison.Operator, right);
            case BoundComparison { Left: BoundLiteral { Value: var left } } comparison when comparison.Right is not BoundLiteral:
                return Of(comparison.Right, Turned(comparison.Operator), left);
            case BoundBetween { Low: BoundLiteral { Value: var low }, High: BoundLiteral { Value: var high } } between when IsPlace(low) && IsPlace(high):
                return (between.Value, new CellShape(false, [new CellInterval(low, between.LowIncluded, high, between.HighIncluded)]), false);
            case BoundMembership { Collection: BoundList list } membership when list.Children.All(c => c is BoundLiteral { Value: var item } && IsPlace(item)):
                return (membership.Value, new CellShape(false, [.. list.Children.Cast<BoundLiteral>().Select(l => CellInterval.Point(l.Value))]), false);
            case BoundNot { Operand: var operand } when Atom(operand) is (var value, { Negated: false } shape, _):
                return (value, shape with { Negated = true }, false);
            case BoundNot { Operand: BoundMember or BoundGlobal } negated when negated.Operand.Type == FeelType.Boolean:
                return (negated.Operand, new CellShape(false, [CellInterval.Point(Value.False)]), false);
            case BoundMember or BoundGlobal when node.Type == FeelType.Boolean:
                return (node, new CellShape(false, [CellInterval.Point(Value.True)]), false);
            default:
                return null;
        }
    }

    private static (BoundExpression Value, CellShape? Shape, bool IsNull)? Of(BoundExpression value, BinaryOperator op, Value end)
    {
        if (end.IsNull && op is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            return (value, null, op == BinaryOperator.Equal);
        }

        return !IsPlace(end) ? null : op switch
        {
            BinaryOperator.Equal => (value, new CellShape(false, [CellInterval.Point(end)]), false),
            BinaryOperator.NotEqual => (value, new CellShape(true, [CellInterval.Point(end)]), false),
            BinaryOperator.Less => (value, new CellShape(false, [new CellInterval(null, false, end, false)]), false),
            BinaryOperator.LessOrEqual => (value, new CellShape(false, [new CellInterval(null, false, end, true)]), false),
            BinaryOperator.Greater => (value, new CellShape(false, [new CellInterval(end, false, null, false)]), false),
            BinaryOperator.GreaterOrEqual => (value, new CellShape(false, [new CellInterval(end, true, null, false)]), false),
            _ => null,
        };
    }

    private static bool IsPlace(in Value value) => value.IsNumber || value.AsText is not null || value.Kind is ValueKind.Boolean or ValueKind.Date or ValueKind.YearMonth;

    private static BinaryOperator Turned(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };
}
