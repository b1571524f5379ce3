using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Methods.Ecology;
using Zhudian.Advisor.Methods.Geodesy;
using Zhudian.Advisor.Methods.Statistics;
using Zhudian.Advisor.Methods.Text;

namespace Zhudian.Advisor.Methods;

/// <summary>
/// Statistical and scientific methods named in standards, offered to FEEL as functions. Add them with
/// <c>FunctionLibrary.Knowledge.With(MethodLibrary.All)</c>. Every number a standard sets is an argument.
/// </summary>
public static class MethodLibrary
{
    private static readonly MethodSource Textbook = new("通用统计方法", string.Empty, "已核验");

    /// <summary>Methods with their sources, by name.</summary>
    public static IReadOnlyDictionary<string, Method> Methods { get; } = ByName(
    [
        new Method(RankCorrelation.Function, new("环办〔2011〕22号", "Spearman 秩相关", "部分核验", "公式为通用公式；有并列时取秩的 Pearson 相关")),
        new Method(Percentile.Function, new("HJ 663-2013", "附录 A", "部分核验", "与两处独立实现一致；HJ 663-2026 是否改动未核")),
        new Method(MovingMeanMaximum.Function, new("HJ 663-2013", "6.1.2", "已核验", "窗数取决于传入的时次：24 个时次、窗长 8 为 17 个")),
        new Method(LinearRegression.Slope, Textbook),
        new Method(LinearRegression.Correlation, Textbook),
        new Method(MannKendall.Function, new("通用统计方法", "Mann 1945、Kendall 1975、Sen 1968", "已核验")),
        new Method(Diversity.Shannon, new("HJ 1295-2023、HJ 1296-2023", "香农-维纳多样性指数", "部分核验", "对数底各家不一，由参数给出")),
        new Method(Diversity.Margalef, new("HJ 1295-2023、HJ 1296-2023", "Margalef 丰富度指数", "部分核验")),
        new Method(Diversity.Pielou, new("HJ 1295-2023、HJ 1296-2023", "Pielou 均匀度指数", "部分核验")),
        new Method(Diversity.Simpson, new("HJ 1295-2023、HJ 1296-2023", "Simpson 多样性指数", "部分核验")),
        new Method(ClassSum.Function, new("BMWP（Armitage 等 1983）", "各科只计一次", "部分核验", "分值表由参考资料给出")),
        new Method(EllipsoidDistance.Function, new("GB 22021-2008", "CGCS2000 参考椭球", "部分核验", "Vincenty 1975 反算")),
        new Method(FixedDecimals.Function, new("GB/T 8170-2008", "3.2", "已核验")),
    ]);

    /// <summary>All functions.</summary>
    public static ImmutableArray<FunctionSymbol> All { get; } = [.. Methods.Values.Select(m => m.Function)];

    private static OrderedDictionary<string, Method> ByName(Method[] methods)
    {
        Array.Sort(methods, (a, b) => string.CompareOrdinal(a.Function.Name, b.Function.Name));
        var result = new OrderedDictionary<string, Method>(methods.Length, StringComparer.Ordinal);
        foreach (var method in methods)
        {
            result.Add(method.Function.Name, method);
        }

        return result;
    }
}
