namespace Zhudian.Advisor.Feel.Values;

/// <summary>Base of all immutable heap payloads of a <see cref="Value"/>.</summary>
public abstract class ReferenceValue
{
    /// <summary>The kind a <see cref="Value"/> holding this payload has.</summary>
    public abstract ValueKind Kind { get; }
}
