using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Short forms for declaring parameters.</summary>
internal static class P
{
    public static readonly ListType AnyList = FeelType.ListOf(FeelType.Any);
    public static readonly ListType NumberList = FeelType.ListOf(FeelType.Number);
    public static readonly FunctionType AnyFunction = new([], FeelType.Any);

    public static ParameterSpec Any(string name) => new(name, FeelType.Any);

    public static ParameterSpec Num(string name) => new(name, FeelType.Number);

    public static ParameterSpec Str(string name) => new(name, FeelType.String);

    public static ParameterSpec List(string name = "list") => new(name, AnyList);

    public static ParameterSpec Numbers(string name = "list") => new(name, NumberList);

    public static ParameterSpec Context(string name) => new(name, FeelType.Context);

    public static ParameterSpec Function(string name) => new(name, AnyFunction);

    /// <summary>An expression per item of the list in the first argument (RULES.md §8).</summary>
    public static ParameterSpec Per(string name, FeelType type) => new(name, type, ParameterMode.PerItem);

    public static ParameterSpec Opt(this ParameterSpec parameter) => parameter with { Optional = true };

    public static ParameterSpec Many(this ParameterSpec parameter) => parameter with { Variadic = true };

    /// <summary>自理: unknown and fault arguments reach the body.</summary>
    public static ParameterSpec Self(this ParameterSpec parameter) => parameter with { Mode = ParameterMode.SelfHandling };
}
