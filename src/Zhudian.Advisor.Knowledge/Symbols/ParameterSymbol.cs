using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>A dated parameter; called with 按日 it gives the value of that day (RULES.md §11).</summary>
public sealed class ParameterSymbol : ValueSymbol, ICallableSymbol
{
    /// <summary>A symbol of a parameter.</summary>
    public ParameterSymbol(ParameterDef parameter)
        : base(parameter?.Name ?? throw new ArgumentNullException(nameof(parameter)), parameter.Type)
    {
        Parameter = parameter;
        AsFunction = new ParameterByDay(parameter);
    }

    public ParameterDef Parameter { get; }

    /// <inheritdoc/>
    public FunctionSymbol AsFunction { get; }

    /// <inheritdoc/>
    public override Value Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Host().Parameter(Parameter, null, frame);
    }
}

/// <summary><c>参数(按日: d)</c>: the value on the day of a datum; unknown when the day is.</summary>
public sealed class ParameterByDay(ParameterDef parameter) : FunctionSymbol(parameter.Name, [ByDay.Required], parameter.Type)
{
    public ParameterDef Parameter { get; } = parameter;

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return ByDay.TryRead(arguments[0], out var day, out var problem) ? frame.Host().Parameter(Parameter, day, frame) : problem;
    }
}
