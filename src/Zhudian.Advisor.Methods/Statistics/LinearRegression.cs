using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>
/// <c>线性斜率(L, 自变量, 因变量)</c>: slope of the least-squares line, unit 因变量/自变量; <c>相关系数(L, 自变量, 因变量)</c>: Pearson's r, no unit.
/// Unknown items make them unknown; fewer than two items, or no spread, give null with a remark.
/// </summary>
internal static class LinearRegression
{
    public static FunctionSymbol Slope { get; } = Over("线性斜率", (xx, _, xy) => xx == 0m ? null : xy / xx);

    public static FunctionSymbol Correlation { get; } = Over("相关系数", (xx, yy, xy) => xx == 0m || yy == 0m ? null : xy / DecimalMath.Sqrt(xx) / DecimalMath.Sqrt(yy));

    private static BuiltIn Over(string name, Func<decimal, decimal, decimal, decimal?> compute) => new(
        name,
        FeelType.Number,
        [new ParameterSpec("列表", FeelType.ListOf(FeelType.Any)), new ParameterSpec("自变量", FeelType.Number, ParameterMode.PerItem), new ParameterSpec("因变量", FeelType.Number, ParameterMode.PerItem)],
        (_, a) =>
        {
            var list = a[0].As<ListValue>()!;
            return !ItemNumbers.TryRead(name, list, a[1].As<ItemFunction>()!, out var x, out var outcome) || !ItemNumbers.TryRead(name, list, a[2].As<ItemFunction>()!, out var y, out outcome)
                ? outcome
                : ListItems.Guard(name, () => Of(name, x, y, compute));
        });

    private static Value Of(string name, decimal[] x, decimal[] y, Func<decimal, decimal, decimal, decimal?> compute)
    {
        if (x.Length < 2)
        {
            return Faults.Remark("MTD001", $"{name}至少要两对数，没有结果");
        }

        // n times the centred sums, without the rounding of the means: exact in decimal.
        decimal n = x.Length;
        var (sumX, sumY) = (x.Sum(), y.Sum());
        var xx = (n * x.Sum(v => v * v)) - (sumX * sumX);
        var yy = (n * y.Sum(v => v * v)) - (sumY * sumY);
        var xy = (n * x.Zip(y, (a, b) => a * b).Sum()) - (sumX * sumY);
        return compute(xx, yy, xy) is { } result ? Value.Of(result) : Faults.Remark("MTD002", $"各数相同，{name}没有结果");
    }
}
