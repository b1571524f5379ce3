using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>
/// Why a conclusion holds: a function of knowledge base, sheet and binding alone, built on demand by running the same compiled code.
/// </summary>
/// <param name="Conclusion">The conclusion.</param>
/// <param name="Root">Its step.</param>
/// <param name="Holds">The conditions and values came out again as the conclusion says (always, or the engine is broken).</param>
public sealed record Proof(Conclusion Conclusion, ProofNode Root, bool Holds)
{
    /// <summary>All steps, each once, parents before children.</summary>
    public IEnumerable<ProofNode> Nodes()
    {
        var seen = new HashSet<ProofNode>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<ProofNode>();
        stack.Push(Root);
        while (stack.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                stack.Push(node.Children[i]);
            }
        }
    }

    /// <summary>Facts read one by one, by id. What else could change the conclusion is in its <see cref="ReadSet"/>.</summary>
    public IEnumerable<ProofNode> Facts() => Nodes().Where(n => n.Kind == ProofKind.Fact);
}
