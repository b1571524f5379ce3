using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>
/// <c>秩相关(L, 式)</c>: Spearman's r_s between the position in the list (1…N, e.g. years in order) and the expression per item, a number in −1…1
/// without unit. Without ties r_s = 1 − 6Σd²/(N³ − N) (环办〔2011〕22号, trend; Daniel's test), with ties Pearson's r of the mean ranks.
/// Unknown items make it unknown; fewer than two items or all equal give null with a remark.
/// </summary>
internal static class RankCorrelation
{
    private const string Name = "秩相关";

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        FeelType.Number,
        [new ParameterSpec("列表", FeelType.ListOf(FeelType.Any)), new ParameterSpec("式", FeelType.Number, ParameterMode.PerItem)],
        (_, arguments) => ItemNumbers.TryRead(Name, arguments[0].As<ListValue>()!, arguments[1].As<ItemFunction>()!, out var numbers, out var outcome) ? Of(numbers) : outcome);

    private static Value Of(decimal[] numbers)
    {
        if (numbers.Length < 2)
        {
            return Faults.Remark("MTD001", "秩相关至少要两个数，没有结果");
        }

        var ranks = Ranks(numbers);
        if (Array.TrueForAll(ranks, r => r == ranks[0]))
        {
            return Faults.Remark("MTD002", "各数相同，秩相关没有结果");
        }

        decimal n = numbers.Length;
        return Value.Of(ranks.Distinct().Count() == ranks.Length
            ? 1m - (6m * ranks.Select((r, i) => (i + 1 - r) * (i + 1 - r)).Sum() / ((n * n * n) - n))
            : Pearson(ranks));
    }

    /// <summary>Ranks 1…N of the values, equal values share the mean of their ranks.</summary>
    private static decimal[] Ranks(decimal[] numbers)
    {
        var order = Enumerable.Range(0, numbers.Length).OrderBy(i => numbers[i]).ToArray();
        var ranks = new decimal[numbers.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && numbers[order[end]] == numbers[order[start]])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + 1 + end) / 2m;
            }

            start = end;
        }

        return ranks;
    }

    private static decimal Pearson(decimal[] ranks)
    {
        var mean = (ranks.Length + 1) / 2m;
        decimal product = 0, positions = 0, values = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            var (x, y) = (i + 1 - mean, ranks[i] - mean);
            product += x * y;
            positions += x * x;
            values += y * y;
        }

        // IEEE square root is correctly rounded, hence the same on every machine.
        return product / (decimal)Math.Sqrt((double)(positions * values));
    }
}
