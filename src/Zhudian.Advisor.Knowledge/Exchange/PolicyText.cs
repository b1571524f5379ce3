using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Hit policies as DMN spells them (DMN 1.5 §8.2.10, tHitPolicy and tBuiltinAggregator).</summary>
internal static class PolicyText
{
    private static readonly (HitPolicy Policy, string Name, string? Aggregation)[] Names =
    [
        (HitPolicy.Unique, "UNIQUE", null), (HitPolicy.Any, "ANY", null), (HitPolicy.Priority, "PRIORITY", null), (HitPolicy.First, "FIRST", null),
        (HitPolicy.RuleOrder, "RULE ORDER", null), (HitPolicy.OutputOrder, "OUTPUT ORDER", null), (HitPolicy.Collect, "COLLECT", null),
        (HitPolicy.Sum, "COLLECT", "SUM"), (HitPolicy.Min, "COLLECT", "MIN"), (HitPolicy.Max, "COLLECT", "MAX"), (HitPolicy.Count, "COLLECT", "COUNT"),
    ];

    /// <summary>The two attributes.</summary>
    public static (string Name, string? Aggregation) Of(HitPolicy policy) => Array.Find(Names, n => n.Policy == policy) is var found ? (found.Name, found.Aggregation) : default;

    /// <summary>Reads them; no attribute means UNIQUE. Null for words DMN does not have.</summary>
    public static HitPolicy? Read(string? name, string? aggregation)
    {
        var policy = string.IsNullOrEmpty(name) ? "UNIQUE" : name.ToUpperInvariant();
        var index = Array.FindIndex(Names, n => n.Name == policy && n.Aggregation == (policy == "COLLECT" && !string.IsNullOrEmpty(aggregation) ? aggregation.ToUpperInvariant() : null));
        return index < 0 ? null : Names[index].Policy;
    }
}
