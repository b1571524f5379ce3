using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Methods.Statistics;

namespace Zhudian.Advisor.Methods;

/// <summary>
/// Statistical and scientific methods named in standards, offered to FEEL as functions. Add them with
/// <c>FunctionLibrary.Knowledge.With(MethodLibrary.All)</c>. Every number a standard sets is an argument.
/// </summary>
public static class MethodLibrary
{
    /// <summary>秩相关, 百分位, 小数.</summary>
    public static ImmutableArray<FunctionSymbol> All { get; } = [RankCorrelation.Function, Percentile.Function];
}
