using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Whether an argument can go to the body as it is; anything else takes the slow way of conversion and outcomes.</summary>
internal readonly struct ArgumentCheck(ParameterSpec parameter)
{
    private readonly bool _strict = parameter.Mode == ParameterMode.Strict;
    private readonly bool _optional = parameter.Optional;
    private readonly ValueKind? _kind = ArgumentConversion.KindOf(parameter.Type);

    public bool Fits(in Value value)
    {
        if (!_strict)
        {
            return true;
        }

        if (!value.IsDefinite)
        {
            return (_optional || _kind is null) && value.IsNull && !value.IsFault;
        }

        return _kind is not { } kind || (kind == ValueKind.Number ? value.IsNumber : value.Kind == kind);
    }
}
