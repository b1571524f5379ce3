using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>A scope without names.</summary>
public sealed class EmptyScope : BindingScope
{
    public static EmptyScope Instance { get; } = new();

    /// <inheritdoc/>
    public override int FirstFreeSlot => 0;

    /// <inheritdoc/>
    public override IEnumerable<string> Names => [];

    /// <inheritdoc/>
    public override bool TryResolve(string name, out Symbol symbol)
    {
        symbol = null!;
        return false;
    }
}
