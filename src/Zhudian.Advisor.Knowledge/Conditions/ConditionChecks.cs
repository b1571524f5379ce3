using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>All checks of conditions over a bound knowledge base (<c>rules check</c>).</summary>
internal static class ConditionChecks
{
    public static void Run(KnowledgeBuilder builder)
    {
        var words = new PossibleWords(builder);
        var compared = new WordChecks(builder, words);
        var contradictions = new Contradictions(builder, words);
        foreach (var tree in PlacedTree.All(builder))
        {
            compared.Check(tree);
            contradictions.Check(tree, tree.Rule?.Conditions.Any(c => ReferenceEquals(c.Bound, tree.Root)) == true);
        }

        var never = builder.Rules.Where(contradictions.Check).ToHashSet<RuleDef>(ReferenceEqualityComparer.Instance);
        Reachability.Check(builder, never);
    }
}
