using System.Globalization;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Text;

/// <summary>
/// <c>小数(x, n)</c>: the number as text with exactly n decimals (0…28), half to even, trailing zeros kept (GB/T 8170; as the text
/// format <c>n位</c> of RULES.md §10), for texts joined inside FEEL. Unknown or null arguments give the same outcome.
/// </summary>
internal static class FixedDecimals
{
    private const string Name = "小数";
    private const int MaxScale = 28;

    public static FunctionSymbol Function { get; } = new BuiltIn(
        Name,
        FeelType.String,
        [new ParameterSpec("数", FeelType.Number), new ParameterSpec("位数", FeelType.Number)],
        (_, arguments) => Of(arguments[0].AsNumber, arguments[1]));

    private static Value Of(decimal number, Value digits)
    {
        if (digits.AsNumber is < 0m or > MaxScale || digits.AsNumber != decimal.Truncate(digits.AsNumber))
        {
            return Faults.BadArgument(Name, "位数", digits, "0 到 28 的整数");
        }

        var scale = (int)digits.AsNumber;
        var rounded = decimal.Round(number, scale, MidpointRounding.ToEven);
        return Value.Of((rounded == 0m ? 0m : rounded).ToString("F" + scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
