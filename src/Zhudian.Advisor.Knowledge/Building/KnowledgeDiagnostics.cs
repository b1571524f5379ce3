using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Building;

/// <summary>Findings of the namespace (KNW030, KNW038).</summary>
internal static class KnowledgeDiagnostics
{
    public static Diagnostic DuplicateName(string name, SourceLocation location, DeclaredName first)
        => new("KNW030", Severity.Error, location, $"名称“{name}”重复：{first.Location} 已有同名的{Word(first.Kind)}", "所有文件共用一套名称，请改名；若是新旧版本，请写明不重叠的生效、失效日期");

    public static Diagnostic FunctionName(string name, SourceLocation location)
        => new("KNW038", Severity.Error, location, $"名称“{name}”是一个函数或方法的名称", "换一个名称；函数见 RULES.md §8");

    public static string Word(ElementKind kind) => kind switch
    {
        ElementKind.Enumeration => "枚举",
        ElementKind.Entity => "词汇（实体、参考或结论种类）",
        ElementKind.Parameter => "参数",
        ElementKind.Table => "决策表",
        ElementKind.Derived => "派生量",
        ElementKind.Rule => "规则",
        _ => "方法",
    };
}
