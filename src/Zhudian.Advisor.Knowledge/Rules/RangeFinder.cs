using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>
/// Finds bounds that a condition puts on one stored number of the variable that is bound last: comparisons of sums and differences in which that number
/// occurs once, as in <c>s.位置 - e.位置 &lt;= 范围</c>, are turned so that it stands alone.
/// </summary>
internal static class RangeFinder
{
    private const int MaxTerms = 8;

    /// <summary>The bounds of a condition; none when it is not of this form.</summary>
    /// <param name="condition">A condition of 当.</param>
    /// <param name="rowVariables">Slots of variables over rows of an entity.</param>
    /// <param name="lets">Slots of the variables each 令 name needs.</param>
    /// <param name="source">Text of the condition, for places of faults.</param>
    public static ImmutableArray<RangeKey> Find(BoundExpression condition, IReadOnlySet<int> rowVariables, IReadOnlyDictionary<LetDef, IReadOnlySet<int>> lets, SourceText source)
    {
        if (rowVariables.Count == 0)
        {
            return [];
        }

        switch (condition)
        {
            case BoundComparison { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual } comparison:
                return Key(comparison.Left, comparison.Right);
            case BoundComparison { Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } comparison:
                return Key(comparison.Right, comparison.Left);
            case BoundBetween between:
                return [.. Key(between.Low, between.Value), .. Key(between.Value, between.High)];
            default:
                return [];
        }

        // smaller <= larger (strictness does not matter: what lies in the bounds is still tested).
        ImmutableArray<RangeKey> Key(BoundExpression smaller, BoundExpression larger)
        {
            var terms = new List<Term>();
            if (!Terms(smaller, false, terms) || !Terms(larger, true, terms))
            {
                return [];
            }

            var slots = terms.ConvertAll(t => JoinFinder.SlotsOf(t.Node, lets));
            var last = -1;
            foreach (var used in slots)
            {
                if (used is null)
                {
                    return [];
                }

                foreach (var slot in used)
                {
                    last = Math.Max(last, slot);
                }
            }

            if (!rowVariables.Contains(last))
            {
                return [];
            }

            var own = slots.FindIndex(s => s!.Contains(last));
            if (slots.FindLastIndex(s => s!.Contains(last)) != own || JoinFinder.RootOf(terms[own].Node) != last || terms[own].Node is not BoundMember member)
            {
                return [];
            }

            // own + rest <= 0: own <= -rest; -own + rest <= 0: own >= rest.
            var below = !terms[own].Minus;
            var rest = ImmutableArray.CreateBuilder<RangeTerm>(terms.Count - 1);
            for (var i = 0; i < terms.Count; i++)
            {
                if (i != own)
                {
                    rest.Add(new RangeTerm(FeelCompiler.Compile(terms[i].Node, source), terms[i].Minus != below));
                }
            }

            return [new RangeKey(last, JoinFinder.PathOf(member), FeelCompiler.Compile(member, source), below, rest.MoveToImmutable())];
        }
    }

    // Sums and differences of numbers in their terms.
    private static bool Terms(BoundExpression node, bool minus, List<Term> terms)
    {
        switch (node)
        {
            case BoundBinary { Operator: BinaryOperator.Add } sum when sum.Type == FeelType.Number:
                return Terms(sum.Left, minus, terms) && Terms(sum.Right, minus, terms);
            case BoundBinary { Operator: BinaryOperator.Subtract } difference when difference.Type == FeelType.Number:
                return Terms(difference.Left, minus, terms) && Terms(difference.Right, !minus, terms);
            case BoundNegation negation when negation.Type == FeelType.Number:
                return Terms(negation.Operand, !minus, terms);
            default:
                terms.Add(new Term(node, minus));
                return node.Type == FeelType.Number && terms.Count <= MaxTerms;
        }
    }

    private sealed record Term(BoundExpression Node, bool Minus);
}
