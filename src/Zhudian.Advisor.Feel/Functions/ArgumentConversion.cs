using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>Conversion of an argument to the declared type (DMN 1.5 §10.3.2.9.4) and Chinese type names.</summary>
internal static class ArgumentConversion
{
    private static readonly Dictionary<FeelType, (ValueKind Kind, string Name)> Simple = new()
    {
        [FeelType.Boolean] = (ValueKind.Boolean, "真假值"),
        [FeelType.Number] = (ValueKind.Number, "数"),
        [FeelType.String] = (ValueKind.String, "文本"),
        [FeelType.Date] = (ValueKind.Date, "日期"),
        [FeelType.Time] = (ValueKind.Time, "时间"),
        [FeelType.DateTime] = (ValueKind.DateTime, "日期时间"),
        [FeelType.DaysTimeDuration] = (ValueKind.DaysTimeDuration, "日时期间"),
        [FeelType.YearsMonthsDuration] = (ValueKind.YearsMonthsDuration, "年月期间"),
        [FeelType.YearMonth] = (ValueKind.YearMonth, "年月"),
        [FeelType.Context] = (ValueKind.Context, "上下文"),
    };

    /// <summary>False when the value has not the type; then <paramref name="converted"/> is the value itself. Unknown items of lists pass.</summary>
    public static bool TryConvert(in Value value, FeelType type, out Value converted)
    {
        converted = value;
        switch (type)
        {
            case ListType:
                if (value.IsNull)
                {
                    return false;
                }

                converted = value.Kind == ValueKind.List ? value : Value.Of(ListValue.Of([value]));
                return true;
            case RangeType:
                return value.Kind == ValueKind.Range || TryUnwrap(value, type, out converted);
            case FunctionType:
                return value.Kind == ValueKind.Function || TryUnwrap(value, type, out converted);
            default:
                return !Simple.TryGetValue(type, out var expected) || Matches(value.Kind, expected.Kind) || TryUnwrap(value, type, out converted);
        }
    }

    /// <summary>The kind a value of the type has; null when several kinds are taken.</summary>
    public static ValueKind? KindOf(FeelType type) => type switch
    {
        ListType => ValueKind.List,
        RangeType => ValueKind.Range,
        FunctionType => ValueKind.Function,
        _ => Simple.TryGetValue(type, out var simple) ? simple.Kind : null,
    };

    /// <summary>Chinese name of a declared type.</summary>
    public static string NameOf(FeelType type) => type switch
    {
        ListType => "列表",
        RangeType => "区间",
        FunctionType => "函数",
        _ => Simple.TryGetValue(type, out var simple) ? simple.Name : type.Name,
    };

    private static bool Matches(ValueKind actual, ValueKind expected)
        => actual == expected || (expected == ValueKind.String && actual == ValueKind.Enum) || (expected == ValueKind.Context && actual == ValueKind.Row);

    private static bool TryUnwrap(in Value value, FeelType type, out Value converted)
    {
        converted = value;
        if (value.As<ListValue>() is not { Count: 1, Gap: null } list || list[0].Kind == ValueKind.List || !list[0].IsDefinite)
        {
            return false;
        }

        if (TryConvert(list[0], type, out var item))
        {
            converted = item;
            return true;
        }

        return false;
    }
}
