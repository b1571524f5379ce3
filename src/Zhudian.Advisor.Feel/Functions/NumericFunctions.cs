using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Numeric built-ins (DMN 1.5 §10.3.4.5).</summary>
internal static class NumericFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        Scaled("decimal", scaleRequired: true, Rounding.HalfEven),
        Scaled("floor", scaleRequired: false, Rounding.Floor),
        Scaled("ceiling", scaleRequired: false, Rounding.Ceiling),
        Scaled("round up", scaleRequired: true, Rounding.Up),
        Scaled("round down", scaleRequired: true, Rounding.Down),
        Scaled("round half up", scaleRequired: true, Rounding.HalfUp),
        Scaled("round half down", scaleRequired: true, Rounding.HalfDown),
        new BuiltIn("abs", FeelType.Any, [P.Any("n")], (_, a) => Abs(a[0]), t => t.Count > 0 ? t[0] : FeelType.Any),
        new BuiltIn("modulo", FeelType.Number, [P.Num("dividend"), P.Num("divisor")], (_, a) => Modulo(a[0].AsNumber, a[1].AsNumber)),
        Unary("sqrt", x => x < 0m ? null : DecimalMath.Sqrt(x), "非负数"),
        Unary("log", x => x <= 0m ? null : DecimalMath.FromDouble(Math.Log((double)x)), "正数"),
        Unary("exp", x => DecimalMath.FromDouble(Math.Exp((double)x)), "不大于 66 的数"),
        new BuiltIn("odd", FeelType.Boolean, [P.Num("number")], (_, a) => Value.Of(Math.Abs(a[0].AsNumber % 2m) == 1m)),
        new BuiltIn("even", FeelType.Boolean, [P.Num("number")], (_, a) => Value.Of(a[0].AsNumber % 2m == 0m)),
    ];

    private static BuiltIn Unary(string name, Func<decimal, decimal?> compute, string domain)
        => new(name, FeelType.Number, [P.Num("number")], (_, a) => compute(a[0].AsNumber) is { } result ? Value.Of(result) : Faults.BadArgument(name, "number", a[0], domain));

    private static FunctionSymbol Scaled(string name, bool scaleRequired, Func<decimal, int, decimal?> round)
    {
        Value Apply(in Value n, in Value scale)
        {
            // DMN limits the scale to that of IEEE 754-2008 decimal128 (§10.3.4.5).
            if (scale.AsNumber is < -6111m or > 6176m)
            {
                return Faults.BadArgument(name, "scale", scale, "-6111 到 6176 之间的整数");
            }

            return round(n.AsNumber, (int)scale.AsNumber) is { } result ? Value.Of(result) : Faults.Overflow(name);
        }

        var scaled = new BuiltIn(name, FeelType.Number, [P.Num("n"), P.Num("scale")], (_, a) => Apply(a[0], a[1]));
        return scaleRequired ? scaled : new OverloadedFunction(name, [new BuiltIn(name, FeelType.Number, [P.Num("n")], (_, a) => Apply(a[0], Value.Of(0m))), scaled]);
    }

    private static Value Abs(in Value n)
    {
        if (n.IsNumber)
        {
            return Value.Of(Math.Abs(n.AsNumber));
        }

        return n.IsNull ? Faults.NullOperand : TemporalArithmetic.Abs(n) ?? Faults.BadArgument("abs", "n", n, "数或期间");
    }

    // Sign of the divisor (DMN 1.5 table 75): dividend - divisor * floor(dividend / divisor), without the rounding of the quotient.
    private static Value Modulo(decimal dividend, decimal divisor)
    {
        if (divisor == 0m)
        {
            return Faults.DivisionByZero();
        }

        var rest = dividend % divisor;
        return Value.Of(rest != 0m && (rest < 0m) != (divisor < 0m) ? rest + divisor : rest);
    }
}
