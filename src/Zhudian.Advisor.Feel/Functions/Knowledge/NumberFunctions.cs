using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>修约 数值 年月 (RULES.md §8).</summary>
internal static class NumberFunctions
{
    private const int MaxDigits = 28;

    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        // GB/T 8170-2008 §3.2: half to even, once, from the unrounded number.
        new BuiltIn("修约", FeelType.Number, [P.Num("x"), P.Num("n")], (_, a) => Rounded(a[0].AsNumber, a[1]), Infer.First),

        // The unit pass of knowledge checks and strips the unit; values are canonical numbers already.
        new BuiltIn("数值", FeelType.Number, [P.Num("x"), P.Str("单位")], (_, a) => a[0]),
        new OverloadedFunction("年月",
        [
            new BuiltIn("年月", FeelType.YearMonth, [P.Num("年"), P.Num("月")], (_, a) => Month(a[0], a[1])),
            new BuiltIn("年月", FeelType.YearMonth, [P.Any("from")], (_, a) => MonthFrom(a[0])),
        ]),
    ];

    private static Value Rounded(decimal x, in Value digits)
        => Math.Abs(digits.AsNumber) > MaxDigits ? Faults.BadArgument("修约", "n", digits, "-28 到 28 之间的整数")
            : Rounding.HalfEven(x, (int)digits.AsNumber) is { } rounded ? Value.Of(rounded)
            : Faults.Overflow("修约");

    private static Value Month(in Value year, in Value month)
        => year.AsNumber == decimal.Truncate(year.AsNumber) && month.AsNumber == decimal.Truncate(month.AsNumber) && Math.Abs(year.AsNumber) <= FeelDate.MaxYear && month.AsNumber is >= 1m and <= 12m
            && FeelYearMonth.TryCreate((int)year.AsNumber, (int)month.AsNumber, out var value) ? Value.Of(value)
            : Faults.Of("FEL206", $"没有 {ValueText.Print(year)} 年 {ValueText.Print(month)} 月这个月");

    private static Value MonthFrom(in Value from)
        => from.IsNull ? Faults.NullOperand
            : from.Reference switch
            {
                FeelYearMonth => from,
                FeelDate date => Value.Of(FeelYearMonth.Of(date)),
                FeelDateTime time => Value.Of(FeelYearMonth.Of(time.Date)),
                _ => from.AsText is { } text && FeelYearMonth.TryParse(text, out var month) ? Value.Of(month) : Faults.BadArgument("年月", "from", from, "形如 2026-03 的文本、日期或日期时间"),
            };
}
