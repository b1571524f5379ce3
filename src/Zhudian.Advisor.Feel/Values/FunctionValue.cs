using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>A FEEL function as a value: a closure or a built-in (DMN 1.5 §10.3.2.13). Equal only to itself.</summary>
public abstract class FunctionValue : ReferenceValue
{
    /// <inheritdoc/>
    public sealed override ValueKind Kind => ValueKind.Function;

    /// <summary>Name for messages; empty for a closure.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the parameters in order; a variadic built-in lists its declared ones.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>Parameter and result types for <c>instance of</c>.</summary>
    public abstract FunctionType Type { get; }

    /// <summary>Calls it; a wrong number of arguments, too deep recursion and an erroneous body are fault values.</summary>
    public abstract Value Invoke(Frame frame, ReadOnlySpan<Value> arguments);

    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? "function" : Name;
}
