using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Symbols;

/// <summary>
/// Several signatures under one name (DMN 1.5 §10.3.4: <c>date(from)</c>, <c>date(year, month, day)</c>). The binder takes the first overload
/// that accepts the number of positional arguments or the given names; overloads of one arity share their implementation, so the choice
/// among these matters for names only.
/// </summary>
public sealed class OverloadedFunction(string name, IReadOnlyList<FunctionSymbol> overloads) : FunctionSymbol(name, [], FeelType.Any)
{
    /// <summary>Signatures in order of preference.</summary>
    public IReadOnlyList<FunctionSymbol> Overloads { get; } = overloads;

    /// <summary>First signature that takes this many positional arguments, else null.</summary>
    public FunctionSymbol? Select(int positional) => Overloads.FirstOrDefault(o => Signature.Accepts(o, positional));

    /// <summary>First signature that takes exactly these named arguments, else null.</summary>
    public FunctionSymbol? Select(IReadOnlyCollection<string> names) => Overloads.FirstOrDefault(o => Signature.Accepts(o, names));

    /// <summary>Calls the signature that takes this many arguments (for calls through a function value).</summary>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
        => Select(arguments.Length) is { } overload ? overload.Invoke(frame, arguments) : Zhudian.Advisor.Feel.Operators.Faults.WrongArguments(Name, arguments.Length);
}

/// <summary>Matching of arguments to the parameters of one signature.</summary>
public static class Signature
{
    /// <summary>Whether a function takes this many positional arguments.</summary>
    public static bool Accepts(FunctionSymbol function, int positional)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (function is OverloadedFunction overloaded)
        {
            return overloaded.Select(positional) is not null;
        }

        var parameters = function.Parameters;
        var variadic = parameters.Count > 0 && parameters[^1].Variadic;
        var least = variadic ? 1 : 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            least += parameters[i].Optional || parameters[i].Variadic ? 0 : 1;
        }

        return positional >= least && (variadic || positional <= parameters.Count);
    }

    /// <summary>Whether a function takes exactly these named arguments.</summary>
    public static bool Accepts(FunctionSymbol function, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(names);
        if (function is OverloadedFunction overloaded)
        {
            return overloaded.Select(names) is not null;
        }

        return names.All(n => function.Parameters.Any(p => p.Name == n)) && function.Parameters.All(p => p.Optional || names.Contains(p.Name));
    }
}
