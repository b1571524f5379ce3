using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>The diagnostic a null carries when an operation went wrong (DMN 1.5 §10.3.2: a semantic error yields null and a report); equal by diagnostic.</summary>
public sealed class FaultInfo(Diagnostic diagnostic) : ReferenceValue, IEquatable<FaultInfo>
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>False for a mere remark on a null (severity below Error).</summary>
    public bool IsError { get; } = diagnostic.Severity == Severity.Error;

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Null;

    /// <inheritdoc/>
    public bool Equals(FaultInfo? other) => other is not null && Diagnostic == other.Diagnostic;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FaultInfo);

    /// <inheritdoc/>
    public override int GetHashCode() => Diagnostic.GetHashCode();
}
