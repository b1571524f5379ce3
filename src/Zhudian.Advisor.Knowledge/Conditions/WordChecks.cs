using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>Texts compared with something that never gives them: <c>判定 = "达成"</c> where no row of the table says 达成.</summary>
internal sealed class WordChecks(KnowledgeBuilder builder, PossibleWords words)
{
    /// <summary>Checks every comparison and membership of a tree.</summary>
    public void Check(PlacedTree tree)
    {
        words.Enter(tree.Root);
        foreach (var node in BoundTrees.All(tree.Root))
        {
            switch (node)
            {
                case BoundComparison { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } comparison:
                    Compare(tree, comparison);
                    break;
                case BoundMembership { Collection: BoundList list } membership:
                    foreach (var item in list.Children)
                    {
                        Literal(tree, membership.Value, item);
                    }

                    break;
                case BoundMembership membership:
                    Literal(tree, membership.Value, membership.Collection);
                    break;
            }
        }
    }

    private void Compare(PlacedTree tree, BoundComparison comparison)
    {
        if (Literal(tree, comparison.Left, comparison.Right) || Literal(tree, comparison.Right, comparison.Left) || comparison.Operator != BinaryOperator.Equal)
        {
            return;
        }

        if (comparison.Left is not BoundLiteral && comparison.Right is not BoundLiteral && Closed(comparison.Left) is { Count: > 0 } left && Closed(comparison.Right) is { Count: > 0 } right && !left.Overlaps(right))
        {
            builder.Report(ConditionDiagnostics.NoCommonWord(tree.Locate(comparison), tree.Text(comparison), Some(left), Some(right)));
        }
    }

    // True when it is a literal text against something else, said or not.
    private bool Literal(PlacedTree tree, BoundExpression value, BoundExpression literal)
    {
        if (literal is not BoundLiteral { Value.AsText: { } text } || value is BoundLiteral)
        {
            return false;
        }

        if (words.Of(value) is { Count: > 0 } possible && !possible.Contains(text))
        {
            builder.Report(ConditionDiagnostics.NeverThisWord(tree.Locate(literal), tree.Text(value), text, Reading.Spelling.Hint(text, possible) ?? "可能的值：" + Some(possible)));
        }

        return true;
    }

    private ImmutableHashSet<string>? Closed(BoundExpression value)
        => words.Of(value) ?? (value.Type is EnumType type ? [.. type.Members.Select(m => m.Text)] : null);

    private static string Some(ImmutableHashSet<string> all)
    {
        var some = all.Order(StringComparer.Ordinal).Take(9).ToList();
        return string.Join('、', some.Take(8)) + (some.Count > 8 ? "…" : string.Empty);
    }
}
