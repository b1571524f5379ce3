using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Methods.Statistics;

namespace Zhudian.Advisor.Methods.Ecology;

/// <summary>
/// Diversity of a community from the counts (or densities) of its taxa, one item a taxon; taxa with 0 do not count. No units.
/// <c>香农多样性(L, 数量, 底)</c> H′ = −Σ p·log p; the base of the logarithm (2 or e, exp(1)) is disputed and therefore an argument.
/// <c>丰富度指数(L, 数量)</c> Margalef (S−1)/ln N; <c>均匀度指数(L, 数量)</c> Pielou H′/log S; <c>辛普森指数(L, 数量)</c> 1 − Σ p².
/// Unknown counts make them unknown; an empty community gives null, as do Margalef with N = 1 and Pielou with one taxon.
/// </summary>
internal static class Diversity
{
    public static FunctionSymbol Shannon { get; } = Over("香农多样性", withBase: true, (n, total, logBase) => Entropy(n, total) / (decimal)Math.Log((double)logBase));

    public static FunctionSymbol Margalef { get; } = Over("丰富度指数", withBase: false, (n, total, _) => total == 1m ? null : (n.Length - 1) / (decimal)Math.Log((double)total));

    public static FunctionSymbol Pielou { get; } = Over("均匀度指数", withBase: false, (n, total, _) => n.Length < 2 ? null : Entropy(n, total) / (decimal)Math.Log(n.Length));

    public static FunctionSymbol Simpson { get; } = Over("辛普森指数", withBase: false, (n, total, _) => 1m - n.Sum(x => x / total * (x / total)));

    private static decimal Entropy(decimal[] counts, decimal total) => -counts.Sum(n => n / total * (decimal)Math.Log((double)(n / total)));

    private static BuiltIn Over(string name, bool withBase, Func<decimal[], decimal, decimal, decimal?> compute)
    {
        var parameters = new List<ParameterSpec> { new("列表", FeelType.ListOf(FeelType.Any)), new("数量", FeelType.Number, ParameterMode.PerItem) };
        if (withBase)
        {
            parameters.Add(new ParameterSpec("底", FeelType.Number));
        }

        return new BuiltIn(name, FeelType.Number, parameters, (_, a) =>
        {
            if (!ItemNumbers.TryRead(name, a[0].As<ListValue>()!, a[1].As<ItemFunction>()!, out var counts, out var outcome))
            {
                return outcome;
            }

            if (Array.FindIndex(counts, n => n < 0m) is var bad and >= 0)
            {
                return Faults.BadArgument(name, "数量", Value.Of(counts[bad]), "不小于 0 的数");
            }

            var logBase = withBase ? a[2] : Value.Of(2m);
            if (logBase.AsNumber <= 1m)
            {
                return Faults.BadArgument(name, "底", logBase, "大于 1 的数");
            }

            var present = counts.Where(n => n > 0m).ToArray();
            return ListItems.Guard(name, () => present.Length > 0 && compute(present, present.Sum(), logBase.AsNumber) is { } result
                ? Value.Of(result)
                : Faults.Remark("MTD004", $"类群或个体太少，{name}没有结果"));
        });
    }
}
