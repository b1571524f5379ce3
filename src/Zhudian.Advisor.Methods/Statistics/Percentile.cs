using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Statistics;

/// <summary>
/// <c>百分位(L, 式, p)</c>: p-th percentile (0…100) of the expression per item, linear between neighbours: with ascending x and
/// k = (n − 1)p/100, i = ⌊k⌋ the result is x[i] + (k − i)(x[i+1] − x[i]) (HJ 663-2013 appendix A). Unknown items make it unknown; an empty list gives null.
/// </summary>
internal static class Percentile
{
    private const string Name = "百分位";
    private const int MostDigits = 6;
    private const long MostWhole = 1_000_000_000_000;

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        FeelType.Number,
        [new ParameterSpec("列表", FeelType.ListOf(FeelType.Any)), new ParameterSpec("式", FeelType.Number, ParameterMode.PerItem), new ParameterSpec("百分数", FeelType.Number)],
        (_, arguments) => ItemNumbers.TryRead(Name, arguments[0].As<ListValue>()!, arguments[1].As<ItemFunction>()!, out var numbers, out var outcome) ? Of(numbers, arguments[2]) : outcome);

    private static Value Of(decimal[] numbers, Value percent)
    {
        if (percent.AsNumber is < 0m or > 100m)
        {
            return Faults.BadArgument(Name, "百分数", percent, "0 到 100 的数");
        }

        if (numbers.Length == 0)
        {
            return Faults.Remark("MTD003", "百分位的列表为空，没有结果");
        }

        var position = (numbers.Length - 1) * percent.AsNumber / 100m;
        var index = (int)decimal.Floor(position);
        var (low, high) = At(numbers, index);
        return Value.Of(index + 1 < numbers.Length ? low + ((position - index) * (high - low)) : low);
    }

    // The number at a rank and the next larger one. Numbers of few decimals are compared as whole ones: comparing decimals costs far more.
    private static (decimal Low, decimal High) At(decimal[] numbers, int index)
    {
        var next = Math.Min(index + 1, numbers.Length - 1);
        if (Whole(numbers, out var digits) is not { } whole)
        {
            Array.Sort(numbers);
            return (numbers[index], numbers[next]);
        }

        OrderStatistics.Select(whole, index);
        var high = whole[next];
        foreach (var number in whole.AsSpan(next))
        {
            high = Math.Min(high, number);
        }

        return (NumberCells.Unscaled(whole[index], digits), NumberCells.Unscaled(high, digits));
    }

    private static long[]? Whole(decimal[] numbers, out int digits)
    {
        digits = 0;
        foreach (ref readonly var number in numbers.AsSpan())
        {
            ref readonly var parts = ref DecimalParts.Of(in number);
            digits = Math.Max(digits, parts.Scale);
            if (digits > MostDigits || !parts.FitsLong || Math.Abs(parts.Digits) > MostWhole)
            {
                return null;
            }
        }

        var whole = new long[numbers.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            ref readonly var parts = ref DecimalParts.Of(in numbers[i]);
            whole[i] = parts.Digits * PowersOfTen.Long(digits - parts.Scale);
        }

        return whole;
    }
}
