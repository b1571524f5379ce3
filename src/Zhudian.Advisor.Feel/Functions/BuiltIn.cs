using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Body of a function; arguments are complete, checked and converted.</summary>
public delegate Value FunctionBody(Frame frame, ReadOnlySpan<Value> arguments);

/// <summary>
/// A function given by a delegate. Before the body runs, strict arguments are checked (fault &gt; unknown &gt; null), converted as DMN 1.5
/// §10.3.2.9.4 says (a singleton list to its item, a single value to a list), and their kind compared with the declared type. A parameter of
/// type Any takes null, any other gives null with a remark; a wrong kind is a fault. Absent optional arguments arrive as null.
/// </summary>
public sealed class BuiltIn : FunctionSymbol
{
    private readonly FunctionBody _body;
    private readonly ArgumentCheck[] _checks;
    private readonly bool _variadic;
    private readonly Func<IReadOnlyList<FeelType>, FeelType>? _infer;

    /// <summary>A function; <paramref name="infer"/> gives the result type from argument types where it depends on them.</summary>
    public BuiltIn(string name, FeelType resultType, IReadOnlyList<ParameterSpec> parameters, FunctionBody body, Func<IReadOnlyList<FeelType>, FeelType>? infer = null)
        : base(name, parameters, resultType)
    {
        _body = body;
        _checks = new ArgumentCheck[parameters.Count];
        for (var i = 0; i < _checks.Length; i++)
        {
            _checks[i] = new ArgumentCheck(parameters[i]);
        }

        _variadic = parameters.Count > 0 && parameters[^1].Variadic;
        _infer = infer;
    }

    /// <inheritdoc/>
    public override FeelType InferResult(IReadOnlyList<FeelType> arguments) => _infer?.Invoke(arguments) ?? ResultType;

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
    {
        if ((arguments.Length == _checks.Length || (_variadic && arguments.Length > _checks.Length)) && AllFit(arguments))
        {
            return _body(frame, arguments);
        }

        return Prepare(frame, arguments);
    }

    // Arguments that need no conversion go to the body as they stand, without a copy.
    private bool AllFit(ReadOnlySpan<Value> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_checks[Math.Min(i, _checks.Length - 1)].Fits(arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    private Value Prepare(Frame frame, ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length > Parameters.Count && !_variadic)
        {
            return Faults.WrongArguments(Name, arguments.Length);
        }

        var prepared = new Value[Math.Max(arguments.Length, Parameters.Count - (_variadic ? 1 : 0))];
        UnknownInfo? missing = null;
        Value? failed = null;
        for (var i = 0; i < prepared.Length; i++)
        {
            var parameter = Parameters[Math.Min(i, Parameters.Count - 1)];
            prepared[i] = i < arguments.Length ? arguments[i] : Value.Null;
            if (parameter.Mode != ParameterMode.Strict || (parameter.Optional && prepared[i].IsNull && !prepared[i].IsFault))
            {
                continue;
            }

            if (prepared[i].IsFault)
            {
                return prepared[i];
            }

            missing = UnknownInfo.Merge(missing, prepared[i].Unknown);
            if (!prepared[i].IsUnknown && !ArgumentConversion.TryConvert(prepared[i], parameter.Type, out prepared[i]))
            {
                failed = failed is { IsFault: true } ? failed
                    : prepared[i].IsNull ? failed ?? Faults.NullOperand
                    : Faults.BadArgument(Name, parameter.Name, prepared[i], ArgumentConversion.NameOf(parameter.Type));
            }
        }

        return failed is { IsFault: true } fault ? fault
            : missing is not null ? Value.Of(missing)
            : failed ?? _body(frame, prepared);
    }
}
