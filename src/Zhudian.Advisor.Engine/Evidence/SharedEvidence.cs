namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>What evaluations of one knowledge base share about evidence: interned sets, and what they amount to where a sheet attests nothing. Safe for all threads.</summary>
/// <param name="Pool">Sets and unions.</param>
/// <param name="Statuses">核验 as the knowledge base says.</param>
internal sealed record SharedEvidence(EvidencePool Pool, StatusTable Statuses)
{
    /// <summary>An empty pool for the elements of a knowledge base.</summary>
    public static SharedEvidence Of(ElementRegistry elements) => new(new EvidencePool(elements.All.Count), StatusTable.For(elements, [], default));
}
