using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>Choices for one draft.</summary>
/// <param name="Edition">For whom.</param>
/// <param name="Stage">Stage printed in the running head, e.g. 讨论稿.</param>
/// <param name="Date">Date of the draft; the evaluation date unless said otherwise, so that a replay gives the same bytes.</param>
public sealed record DraftOptions(DraftEdition Edition, string Stage, DateOnly Date)
{
    /// <summary>A draft at the stage 讨论稿.</summary>
    public static DraftOptions Discussion(DateOnly date, DraftEdition edition = DraftEdition.Internal) => new(edition, "讨论稿", date);
}
