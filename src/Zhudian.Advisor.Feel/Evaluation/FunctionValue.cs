using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>A function as a FEEL value (DMN 1.5 §10.3.2.13): closures and references to built-ins. Equal by reference.</summary>
public abstract class FunctionValue : ReferenceValue
{
    /// <inheritdoc/>
    public sealed override ValueKind Kind => ValueKind.Function;

    /// <summary>Parameter names in order.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>Calls with positional arguments; a wrong number of them is a fault, never an exception.</summary>
    public abstract Value Invoke(Frame frame, ReadOnlySpan<Value> arguments);
}
