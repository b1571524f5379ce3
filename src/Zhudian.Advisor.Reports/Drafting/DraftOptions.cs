namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>Which version of a document is drafted (DOMAIN §2.1-1): same assessment, different apparatus.</summary>
public enum DraftEdition
{
    /// <summary>技术报告: every footnote, proofs and receipt in the annex.</summary>
    Technical,

    /// <summary>送审稿: clean text; basis and status gathered in 编制说明.</summary>
    Review,
}

/// <summary>Choices for one draft.</summary>
/// <param name="Edition">Version.</param>
/// <param name="Stage">Stage printed in the running head, e.g. 讨论稿.</param>
/// <param name="Date">Date of the draft; the evaluation date unless said otherwise, so that a replay gives the same bytes.</param>
public sealed record DraftOptions(DraftEdition Edition, string Stage, DateOnly Date)
{
    /// <summary>A technical report at the stage 讨论稿.</summary>
    public static DraftOptions Technical(DateOnly date) => new(DraftEdition.Technical, "讨论稿", date);
}
