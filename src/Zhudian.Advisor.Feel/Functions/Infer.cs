using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Result types that follow from argument types.</summary>
internal static class Infer
{
    /// <summary>The type of the first argument as a list.</summary>
    public static FeelType SameList(IReadOnlyList<FeelType> types) => types.Count == 0 ? P.AnyList : types[0] is ListType list ? list : FeelType.ListOf(types[0]);

    /// <summary>The element of a list argument, or the type of a single one.</summary>
    public static FeelType Element(IReadOnlyList<FeelType> types) => types.Count == 0 ? FeelType.Any : types[0] is ListType list ? list.Element : types[0];

    /// <summary>The type of the second argument, usually the expression per item.</summary>
    public static FeelType Second(IReadOnlyList<FeelType> types) => types.Count < 2 ? Element(types) : types[1];

    /// <summary>The type of the first argument.</summary>
    public static FeelType First(IReadOnlyList<FeelType> types) => types.Count == 0 ? FeelType.Any : types[0];
}
