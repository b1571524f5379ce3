namespace Zhudian.Advisor.Feel.Values;

/// <summary>Bounds of one evaluation; past them the result is a fault with a diagnostic.</summary>
public sealed record EvaluationLimits(long MaxSteps, int MaxDepth, int MaxListLength, int MaxTextLength)
{
    public static EvaluationLimits Default { get; } = new(200_000_000, 256, 2_000_000, 1_000_000);
}
