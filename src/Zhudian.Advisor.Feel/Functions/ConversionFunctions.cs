using System.Globalization;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Conversion built-ins (DMN 1.5 §10.3.4.1) but for those that make dates and times.</summary>
internal static class ConversionFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new OverloadedFunction("number",
        [
            new BuiltIn("number", FeelType.Number, [P.Str("from")], (_, a) => Number(a[0], Value.Null, Value.Null)),
            new BuiltIn("number", FeelType.Number, [P.Str("from"), P.Str("grouping separator").Opt(), P.Str("decimal separator").Opt()], (_, a) => Number(a[0], a[1], a[2])),
        ]),
        new BuiltIn("string", FeelType.String, [P.Any("from")], (f, a) => a[0].IsNull ? Value.Null : Unknowns.Within(a[0]) is { } missing ? Value.Of(missing) : Text(f, a[0])),
        new BuiltIn("duration", FeelType.Any, [P.Str("from")], (_, a) => Duration(a[0])),
        new BuiltIn("years and months duration", FeelType.YearsMonthsDuration, [P.Any("from"), P.Any("to")], (_, a) => Months(a[0], a[1])),
        new BuiltIn("range", new RangeType(FeelType.Any), [P.Str("from")], (_, a) => RangeLiteral.Read(a[0].AsText!) ?? Faults.BadArgument("range", "from", a[0], "形如 [1..3] 且两端为同类字面量的文本")),
    ];

    private static Value Text(Frame frame, in Value value)
    {
        var limit = frame.Run.Limits.MaxTextLength;
        var text = FeelText.Of(value, limit);
        return text.Length > limit ? Faults.Limit("文本长度") : Value.Of(text);
    }

    private static Value Number(in Value from, in Value grouping, in Value point)
    {
        var text = from.AsText!;
        var decimalPoint = point.AsText ?? ".";
        if (grouping.AsText is not (null or " " or "," or ".") || decimalPoint is not ("." or ",") || grouping.AsText == decimalPoint)
        {
            return Faults.BadArgument("number", "grouping separator", grouping, "空格、逗号或点，且与小数点不同");
        }

        var plain = grouping.AsText is { } group ? text.Replace(group, string.Empty, StringComparison.Ordinal) : text;
        plain = decimalPoint == "." ? plain : plain.Contains('.', StringComparison.Ordinal) ? string.Empty : plain.Replace(decimalPoint, ".", StringComparison.Ordinal);
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return plain.Length is > 0 and < 400 && !plain.StartsWith('+') && decimal.TryParse(plain, styles, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : Faults.BadArgument("number", "from", from, "数的文本");
    }

    private static Value Duration(in Value from)
        => FeelYearsMonthsDuration.TryParse(from.AsText!, out var months) ? Value.Of(months)
            : FeelDaysTimeDuration.TryParse(from.AsText!, out var span) ? Value.Of(span)
            : Faults.BadArgument("duration", "from", from, "形如 P1DT2H 或 P1Y2M 的文本");

    private static Value Months(in Value from, in Value to)
    {
        if (from.IsNull || to.IsNull)
        {
            return Faults.NullOperand;
        }

        var start = from.As<FeelDate>() ?? from.As<FeelDateTime>()?.Date;
        var end = to.As<FeelDate>() ?? to.As<FeelDateTime>()?.Date;
        return start is null || end is null
            ? Faults.BadArgument("years and months duration", start is null ? "from" : "to", start is null ? from : to, "日期或日期时间")
            : Value.Of(FeelYearsMonthsDuration.Between(start, end));
    }
}
