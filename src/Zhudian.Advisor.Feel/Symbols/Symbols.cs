using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Symbols;

/// <summary>A variable of the current frame (iteration variable, parameter, subject row).</summary>
public sealed class LocalSymbol(string name, FeelType type, int slot) : Symbol(name, type)
{
    /// <summary>Index into <see cref="Frame.Slots"/>.</summary>
    public int Slot { get; } = slot;
}

/// <summary>A name that is read through the host: parameter, list of an entity's rows, 令 name, constant.</summary>
public abstract class ValueSymbol(string name, FeelType type) : Symbol(name, type)
{
    /// <summary>Current value; unknown and fault are values, never exceptions.</summary>
    public abstract Value Read(Frame frame);
}

/// <summary>A member of a record type: stored field, derived quantity without parameters, inverse list. A member with parameters has a <see cref="FunctionType"/> and is a <see cref="MemberFunctionSymbol"/>.</summary>
public abstract class MemberSymbol(string name, FeelType type) : Symbol(name, type)
{
    /// <summary>Value of the member for a definite row of this record type.</summary>
    public abstract Value Read(Frame frame, in Value row);

    /// <summary>Code of its own for reading the member of the row in a slot, where there is a shorter way; <paramref name="general"/> reads any value.</summary>
    public virtual CompiledExpression Specialise(int slot, CompiledExpression general) => general;
}

/// <summary>How a function takes an argument.</summary>
public enum ParameterMode
{
    /// <summary>传播: an unknown argument makes the call unknown, a fault a fault, without calling it.</summary>
    Strict,

    /// <summary>自理: gets unknown and null arguments (and unknown items of lists).</summary>
    SelfHandling,

    /// <summary>式: an expression evaluated per item of the list in the first argument; passed as an <see cref="ItemFunction"/>.</summary>
    PerItem,
}

/// <summary>One parameter of a function.</summary>
public sealed record ParameterSpec(string Name, FeelType Type, ParameterMode Mode = ParameterMode.Strict, bool Optional = false, bool Variadic = false);

/// <summary>A callable: built-in, method, decision table, derived quantity with parameters. Result type may depend on argument types.</summary>
public abstract class FunctionSymbol(string name, IReadOnlyList<ParameterSpec> parameters, FeelType resultType) : Symbol(name, new FunctionType([.. parameters.Select(p => p.Type)], resultType))
{
    public IReadOnlyList<ParameterSpec> Parameters { get; } = parameters;

    public FeelType ResultType { get; } = resultType;

    /// <summary>The symbol a call site keeps; overridden by functions that carry something per call (数值: the factor of its unit).</summary>
    public virtual FunctionSymbol AtCallSite() => this;

    /// <summary>Result type for given argument types; default is the declared one.</summary>
    public virtual FeelType InferResult(IReadOnlyList<FeelType> arguments) => ResultType;

    /// <summary>Code of its own for a call, where there is a shorter way for common arguments; <paramref name="general"/> is the call with any.</summary>
    public virtual CompiledExpression Specialise(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general) => general;

    /// <summary>Calls with arguments in parameter order; absent optional ones are plain null at the end or in place.</summary>
    public abstract Value Invoke(Frame frame, ReadOnlySpan<Value> arguments);
}

/// <summary>A member with parameters: <c>本.均值("甲", 期)</c>.</summary>
public abstract class MemberFunctionSymbol(string name, IReadOnlyList<ParameterSpec> parameters, FeelType resultType) : MemberSymbol(name, new FunctionType([.. parameters.Select(p => p.Type)], resultType))
{
    public IReadOnlyList<ParameterSpec> Parameters { get; } = parameters;

    public FeelType ResultType { get; } = resultType;

    /// <summary>Calls on a definite row.</summary>
    public abstract Value Invoke(Frame frame, in Value row, ReadOnlySpan<Value> arguments);

    /// <summary>The bare name is not a value.</summary>
    public sealed override Value Read(Frame frame, in Value row) => throw new InvalidOperationException("a member function is called, not read");
}
