using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>What a template sees: one assessment.</summary>
public sealed class DraftModel(Assessment assessment)
{
    public Assessment Assessment { get; } = assessment;
}
