using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>
/// Result of binding. In the knowledge dialect <see cref="Root"/> is null when there is any error; in plain FEEL an error becomes a node that evaluates to a fault.
/// </summary>
/// <param name="Root">The bound tree.</param>
/// <param name="Diagnostics">Findings in order of the text.</param>
/// <param name="FrameSize">Slots a frame needs for it.</param>
public sealed record BindResult(BoundExpression? Root, IReadOnlyList<Diagnostic> Diagnostics, int FrameSize)
{
    public bool HasErrors => Root is null || Diagnostics.Any(d => d.Severity == Severity.Error);
}
