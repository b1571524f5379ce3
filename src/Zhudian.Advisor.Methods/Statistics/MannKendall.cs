using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>
/// <c>曼肯德尔(L, 式)</c>: Mann–Kendall trend of a series in equal time steps with Sen's slope, as a context {统计量, 方差, Z, 斜率}:
/// S = Σ sgn(x_j − x_i), its variance with the correction for ties, Z with the correction for continuity, the median of all pairwise slopes
/// (unit of 式 per step). Z is compared with a critical value that the rules give. Unknown items make it unknown; fewer than two items give null.
/// </summary>
internal static class MannKendall
{
    private const string Name = "曼肯德尔";
    private const int MaxItems = 4000;
    private static readonly string[] Entries = ["统计量", "方差", "Z", "斜率"];

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        new ContextType(Entries.ToDictionary(e => e, _ => FeelType.Number, StringComparer.Ordinal)),
        [new ParameterSpec("列表", FeelType.ListOf(FeelType.Any)), new ParameterSpec("式", FeelType.Number, ParameterMode.PerItem)],
        (_, a) => ItemNumbers.TryRead(Name, a[0].As<ListValue>()!, a[1].As<ItemFunction>()!, out var numbers, out var outcome) ? ListItems.Guard(Name, () => Of(numbers)) : outcome);

    private static Value Of(decimal[] x)
    {
        if (x.Length < 2)
        {
            return Faults.Remark("MTD001", "曼肯德尔检验至少要两个数，没有结果");
        }

        if (x.Length > MaxItems)
        {
            return Faults.Limit("曼肯德尔检验的项数");
        }

        var slopes = new decimal[x.Length * (x.Length - 1) / 2];
        var (s, at) = (0m, 0);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i + 1; j < x.Length; j++)
            {
                s += Math.Sign(x[j] - x[i]);
                slopes[at++] = (x[j] - x[i]) / (j - i);
            }
        }

        var variance = (Term(x.Length) - x.GroupBy(v => v).Sum(g => Term(g.Count()))) / 18m;
        var z = variance == 0m ? 0m : (s - Math.Sign(s)) / DecimalMath.Sqrt(variance)!.Value;
        Array.Sort(slopes);
        var middle = slopes.Length / 2;
        var slope = slopes.Length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2m;
        return Value.Of(new ContextValue(Entries, [Value.Of(s), Value.Of(variance), Value.Of(z), Value.Of(slope)]));
    }

    private static decimal Term(decimal n) => n * (n - 1m) * ((2m * n) + 5m);
}
