using Zhudian.Advisor.Feel.Binding;

namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>Walks over bound trees.</summary>
internal static class BoundTrees
{
    /// <summary>A tree's nodes, parents first.</summary>
    public static IEnumerable<BoundExpression> All(BoundExpression root)
    {
        var open = new Stack<BoundExpression>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            var children = node.Children;
            for (var i = 0; i < children.Count; i++)
            {
                open.Push(children[i]);
            }
        }
    }
}
