using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Proofs of an assessment.</summary>
public static class AssessmentProofs
{
    /// <summary>Proof of a conclusion of this assessment.</summary>
    public static Proof Prove(this Assessment assessment, Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(conclusion);
        return ProofBuilder.Build(assessment, conclusion);
    }

    /// <summary>The conclusion with an id (and kind, when a rule makes several); null when there is none.</summary>
    public static Conclusion? Find(this Assessment assessment, string id)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.Conclusions.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal))
            ?? assessment.Conclusions.FirstOrDefault(c => string.Equals(c.Kind.Name + "/" + c.Key, id, StringComparison.Ordinal));
    }
}
