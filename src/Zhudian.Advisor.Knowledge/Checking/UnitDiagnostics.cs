using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>Findings of the unit pass (UNT001–UNT019).</summary>
internal static class UnitDiagnostics
{
    public static Diagnostic Dimensions(SourceText source, TextSpan span, string what, KnownQuantity left, KnownQuantity right)
        => Diagnostic.Error("UNT001", source, span, $"{what}的两边量纲不同：{left.Text} 与 {right.Text}", Ratio(left, right) ?? "检查公式；经验公式要用 数值(x, \"单位\") 去掉单位后再算");

    public static Diagnostic Sizes(SourceText source, TextSpan span, string what, KnownQuantity left, KnownQuantity right)
        => Diagnostic.Error("UNT002", source, span, $"{what}的两边单位不同：{left.Text} 与 {right.Text}", $"用 数值(x, \"{(left.Symbol.Length > 0 ? left.Symbol : right.Symbol)}\") 换算到同一单位");

    public static Diagnostic Followed(SourceText source, TextSpan span, string left, string right)
        => Diagnostic.Lint("UNT003", source, span, $"不能确认两边单位相同：{left} 与 {right}", "随其他字段的单位，只有路径相同时才能确认；确实相同可写豁免及理由");

    public static Diagnostic Convert(SourceText source, TextSpan span, KnownQuantity from, KnownQuantity to)
        => Diagnostic.Error("UNT004", source, span, $"不能把 {from.Text} 换算成 {to.Text}", "数值(x, \"单位\") 的单位要与 x 同量纲");

    public static Diagnostic NoUnit(SourceText source, TextSpan span, string symbol)
        => Diagnostic.Error("UNT005", source, span, $"单位“{symbol}”没有声明", "在“单位”表中加上它，或检查写法");

    public static Diagnostic ConvertFollowed(SourceText source, TextSpan span, string path)
        => Diagnostic.Lint("UNT006", source, span, $"单位随 {path} 而定，这里不作换算，按原数取值");

    public static Diagnostic Transcendental(SourceText source, TextSpan span, string function, KnownQuantity found)
        => Diagnostic.Error("UNT007", source, span, $"{function} 的参数带单位 {found.Text}", "经验公式要写明用哪个单位的数：" + function + "(数值(x, \"单位\"))");

    public static Diagnostic BareFraction(SourceText source, TextSpan span, string number)
        => Diagnostic.Lint("UNT011", source, span, $"直接与数 {number} 比较", "界限值应写成参数，注明依据");

    public static Diagnostic BareNumber(SourceText source, TextSpan span, string number, string unit)
        => Diagnostic.Lint("UNT010", source, span, $"条件里直接写了数 {number}，对面的量单位是 {unit}", "界限值应写成参数，注明依据");

    private static string? Ratio(KnownQuantity left, KnownQuantity right)
        => left.IsShare && right.Dimension.IsNone ? $"比值要乘 100 才是 {left.Symbol}"
            : right.IsShare && left.Dimension.IsNone ? $"比值要乘 100 才是 {right.Symbol}"
            : null;
}
