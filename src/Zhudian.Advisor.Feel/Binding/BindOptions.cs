using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>How to bind.</summary>
/// <param name="Dialect">Plain: an error becomes a fault at run time. Knowledge: an error stops binding.</param>
/// <param name="Functions">Built-in functions; a function found in the scope wins.</param>
/// <param name="Types">Named types for <c>instance of</c> and parameters; null when there are none.</param>
public sealed record BindOptions(FeelDialect Dialect, IFunctionLibrary Functions, IReadOnlyDictionary<string, FeelType>? Types = null)
{
    /// <summary>Plain DMN FEEL.</summary>
    public static BindOptions Plain { get; } = new(FeelDialect.Plain, FunctionLibrary.Dmn);

    /// <summary>Rule files.</summary>
    public static BindOptions Knowledge { get; } = new(FeelDialect.Knowledge, FunctionLibrary.Knowledge);
}
