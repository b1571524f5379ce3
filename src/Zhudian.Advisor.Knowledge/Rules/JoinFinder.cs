using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>
/// Finds <c>x.ref = y</c> (RULES.md §12): one side a path of stored fields of the variable that is bound last, the other side a value that
/// earlier variables and globals give.
/// </summary>
internal static class JoinFinder
{
    /// <summary>The key of a condition; null when it is not of this form.</summary>
    /// <param name="condition">A condition of 当 or 且.</param>
    /// <param name="rowVariables">Slots of variables over rows of an entity.</param>
    /// <param name="lets">Slots of the variables each 令 name needs.</param>
    /// <param name="source">Text of the condition, for places of faults.</param>
    public static JoinKey? Find(BoundExpression condition, IReadOnlySet<int> rowVariables, IReadOnlyDictionary<LetDef, IReadOnlySet<int>> lets, SourceText source)
    {
        if (rowVariables.Count == 0 || condition is not BoundComparison { Operator: BinaryOperator.Equal } comparison)
        {
            return null;
        }

        return Key(comparison.Left, comparison.Right) ?? Key(comparison.Right, comparison.Left);

        JoinKey? Key(BoundExpression build, BoundExpression probe)
        {
            if (RootOf(build) is not { } slot || !rowVariables.Contains(slot) || build is BoundLocal { } && probe is BoundLiteral)
            {
                return null;
            }

            var used = SlotsOf(probe, lets);
            return used is not null && used.All(s => s < slot) ? new JoinKey(slot, FeelCompiler.Compile(build, source), FeelCompiler.Compile(probe, source)) : null;
        }
    }

    /// <summary>Outer variables an expression needs; null when it also needs variables of its own.</summary>
    public static HashSet<int>? SlotsOf(BoundExpression node, IReadOnlyDictionary<LetDef, IReadOnlySet<int>> lets)
    {
        var used = new HashSet<int>();
        var open = new Stack<BoundExpression>([node]);
        while (open.TryPop(out var current))
        {
            switch (current)
            {
                case BoundLocal local:
                    used.Add(local.Symbol.Slot);
                    break;
                case BoundGlobal { Symbol: LetSymbol { Let: var let } }:
                    if (!lets.TryGetValue(let, out var needs))
                    {
                        return null;
                    }

                    used.UnionWith(needs);
                    break;
                case BoundFor or BoundQuantified or BoundFilter or BoundItemExpression or BoundLambda or BoundContext or BoundIn:
                    return null;
            }

            var children = current.Children;
            for (var i = 0; i < children.Count; i++)
            {
                open.Push(children[i]);
            }
        }

        return used;
    }

    /// <summary>The only variable a condition looks at, without 令 names; null when there are several or none.</summary>
    public static int? OnlySlotOf(BoundExpression condition)
    {
        int? only = null;
        return HasOneSlot(condition, ref only) ? only : null;
    }

    // False once there is a second variable, a 令 name or a variable of the expression's own.
    private static bool HasOneSlot(BoundExpression node, ref int? only)
    {
        switch (node)
        {
            case BoundLocal local when only is null || only == local.Symbol.Slot:
                only = local.Symbol.Slot;
                return true;
            case BoundLocal or BoundGlobal { Symbol: LetSymbol } or BoundFor or BoundQuantified or BoundFilter or BoundItemExpression or BoundLambda or BoundContext or BoundIn:
                return false;
        }

        var children = node.Children;
        for (var i = 0; i < children.Count; i++)
        {
            if (!HasOneSlot(children[i], ref only))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Names along a path of stored fields.</summary>
    public static string PathOf(BoundMember path) => path.Target is BoundMember before ? PathOf(before) + "." + path.Member.Name : path.Member.Name;

    /// <summary>Variable at the root of a path of stored fields; null for anything else.</summary>
    public static int? RootOf(BoundExpression node) => node switch
    {
        BoundLocal local => local.Symbol.Slot,
        BoundMember { Member: FieldSymbol, IsProjection: false } member => RootOf(member.Target),
        _ => null,
    };
}
