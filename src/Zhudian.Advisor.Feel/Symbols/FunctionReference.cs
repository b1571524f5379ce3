using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Symbols;

/// <summary>A built-in or knowledge function used as a value.</summary>
internal sealed class FunctionReference(FunctionSymbol function) : FunctionValue
{
    public FunctionSymbol Function => function;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ParameterNames { get; } = [.. function.Parameters.Select(p => p.Name)];

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
        => Signature.Accepts(function, arguments.Length) ? function.Invoke(frame, arguments) : Operators.Faults.WrongArguments(function.Name, arguments.Length);

    /// <inheritdoc/>
    public override string ToString() => function.Name;
}
