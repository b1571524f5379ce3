using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Derived;

/// <summary>Findings of derived quantities (RUL001–RUL019).</summary>
internal static class DerivedDiagnostics
{
    public static Diagnostic BadName(SourceText source)
        => Diagnostic.Error("RUL001", source, default, $"派生量的名称“{source.Text}”读不出来", "写成 断面.汛期比、断面.均值(项目, 期)、评一项(断面, 项目) 或 评价年");

    public static Diagnostic NoEntity(SourceText source, string entity, string? hint)
        => Diagnostic.Error("RUL002", source, default, $"没有实体“{entity}”", hint ?? "派生量写在实体名之后：断面.汛期比");

    public static Diagnostic MemberTaken(SourceText source, string entity, string name)
        => Diagnostic.Error("RUL003", source, default, $"“{entity}”已有名为“{name}”的字段、反向清单或派生量", "换一个名称");

    public static Diagnostic Cycle(SourceLocation location, IReadOnlyList<string> path)
        => new("RUL004", Severity.Error, location, $"派生量循环：{string.Join(" → ", path)}", "去掉循环；只有每一步都沿同一个“引用 X 无环”字段的递归才可以");

    public static Diagnostic NeedsType(SourceLocation location, string name)
        => new("RUL005", Severity.Error, location, $"派生量“{name}”经过自己才能算出，类型定不下来", "写明“类型”列；递归只能沿“引用 X 无环”的字段");

    public static Diagnostic BadDigits(SourceText source)
        => Diagnostic.Error("RUL006", source, default, $"位数“{source.Text}”不是 0 到 12 的整数");

    public static Diagnostic NoFormula(SourceText source)
        => Diagnostic.Error("RUL007", source, default, "派生量没有公式");
}
