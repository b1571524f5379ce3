using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>Which built-ins have code of their own for common forms of a call. The general call stays the definition; a form only shortens it.</summary>
internal static class FusedForms
{
    private delegate CompiledExpression? Form(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general);

    private static readonly Dictionary<string, Form> Forms = new(StringComparer.Ordinal)
    {
        ["count"] = CountCode.Of,
        ["min"] = (a, general) => ExtremeOfListCode.Of(a, general, greatest: false),
        ["max"] = (a, general) => ExtremeOfListCode.Of(a, general, greatest: true),
        ["均值"] = MeanCode.Of,
        ["有效"] = ValidCode.Of,
        ["缺"] = (a, general) => KnownCode.Of(a, general, whenUnknown: true),
        ["已知"] = (a, general) => KnownCode.Of(a, general, whenUnknown: false),
    };

    /// <summary>Code for a call: the form of a built-in taken with one list or with its parameters in order, else what the function itself offers.</summary>
    public static CompiledExpression Of(FunctionSymbol function, IReadOnlyList<CompiledExpression> arguments, CompiledExpression general)
        => function is BuiltIn { Parameters: [.., { Variadic: false }] } && Forms.TryGetValue(function.Name, out var form) && form(arguments, general) is { } fused ? fused
            : function.Specialise(arguments, general);
}
