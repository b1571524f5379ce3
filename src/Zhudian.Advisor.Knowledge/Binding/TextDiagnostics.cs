using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>Findings of text templates (TXT001–TXT009).</summary>
internal static class TextDiagnostics
{
    public static Diagnostic Unclosed(SourceText source, int at)
        => Diagnostic.Error("TXT001", source, new TextSpan(at, 1), "花括号没有关上", "写成 {表达式}；要印出花括号本身，写 {{ 或 }}");

    public static Diagnostic StrayBrace(SourceText source, int at)
        => Diagnostic.Error("TXT002", source, new TextSpan(at, 1), "多出一个右花括号", "要印出花括号本身，写 }}");

    public static Diagnostic EmptyHole(SourceText source, int at)
        => Diagnostic.Error("TXT003", source, new TextSpan(at, 1), "花括号里没有表达式", "写成 {表达式} 或 {表达式 @格式}");

    public static Diagnostic BadFormat(SourceText source, int at, string found)
        => Diagnostic.Error("TXT004", source, new TextSpan(at, found.Length), $"格式“@{found}”不认识", "可用：@2位、@3有效、@1位%、@%、@无单位，按此次序写");

    public static Diagnostic PercentWithUnit(SourceText source, TextSpan span, string unit)
        => Diagnostic.Error("TXT005", source, span, $"格式 % 只用于无量纲的量，这里的单位是 {unit}", "去掉 %，或先用 数值(…) 去掉单位");

    public static Diagnostic TooLong(SourceText source, int length)
        => Diagnostic.Error("TXT006", source, new TextSpan(0, 1), $"模板有 {length} 字，超过上限 {TemplateSyntax.MaxLength}", "拆成几段");

    public static Diagnostic PercentOfText(SourceText source, TextSpan span, string type)
        => Diagnostic.Error("TXT007", source, span, $"位数、有效和 % 只用于数，这里是 {type}", "去掉数的格式");
}
