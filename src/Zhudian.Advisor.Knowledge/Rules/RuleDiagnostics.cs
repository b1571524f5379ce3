using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>Findings of rules (RUL020–RUL049).</summary>
internal static class RuleDiagnostics
{
    public static Diagnostic NoId(SourceLocation location)
        => new("RUL020", Severity.Error, location, "规则没有编号", "写一行 编号: TP-C03");

    public static Diagnostic BadId(SourceText source)
        => Diagnostic.Error("RUL021", source, default, $"编号“{source.Text}”不能用", "编号用字母、数字、文字和 - _ .，不含空格、/ 和 +，不超过 60 字");

    public static Diagnostic RepeatedId(SourceLocation location, string id, SourceLocation first)
        => new("RUL022", Severity.Error, location, $"编号“{id}”重复：{first} 已有", "换一个编号；若是新旧版本，写明不重叠的生效、失效日期");

    public static Diagnostic Missing(SourceLocation location, string id, string key, string hint)
        => new("RUL023", Severity.Error, location, $"规则 {id} 没有“{key}”", hint);

    public static Diagnostic NoEntity(SourceText source, string? hint)
        => Diagnostic.Error("RUL024", source, default, $"没有实体“{source.Text}”", hint ?? "写实体名，或 变量: = 列表");

    public static Diagnostic NotAList(SourceText source, string type)
        => Diagnostic.Error("RUL025", source, default, $"这里要一个列表，实际是{type}");

    public static Diagnostic NoKind(SourceLocation location, string kind, string? hint)
        => new("RUL026", Severity.Error, location, $"没有结论种类“{kind}”", hint ?? "结论种类用“种类：结论”的字段表定义");

    public static Diagnostic NotAConclusion(SourceLocation location, string kind)
        => new("RUL027", Severity.Error, location, $"“{kind}”不是结论种类，规则不能得出它的行", "在它的标题下写 种类：结论");

    public static Diagnostic NoField(SourceLocation location, string kind, string field, string? hint)
        => new("RUL028", Severity.Error, location, $"“{kind}”没有字段“{field}”", hint);

    public static Diagnostic Implicit(SourceLocation location, string field)
        => new("RUL029", Severity.Error, location, $"“{field}”由系统填写，规则不写");

    public static Diagnostic FieldMissing(SourceLocation location, string kind, string fields)
        => new("RUL030", Severity.Error, location, $"结论“{kind}”缺少字段：{fields}", "键和必填字段都要写；不适用写 无");

    public static Diagnostic Absence(SourceLocation location, string found)
        => new("RUL031", Severity.Error, location, $"“无”读不出来：{found}", "写一行 变量: 实体，再写一行 且: 条件");

    public static Diagnostic Cycle(SourceLocation location, IReadOnlyList<string> path)
        => new("RUL032", Severity.Error, location, $"规则循环：{string.Join(" → ", path)}", "一种结论不能（经过别的结论）依赖自己；把其中一步改为派生量或另立结论种类");

    public static Diagnostic NoCondition(SourceLocation location, string id)
        => new("RUL033", Severity.Lint, location, $"规则 {id} 没有“当”，对每一行都得出结论");

    public static Diagnostic LetCycle(SourceLocation location, string name)
        => new("RUL034", Severity.Error, location, $"令“{name}”经过自己才能算出", "令的各名称不能循环");

    public static Diagnostic TooMany(SourceLocation location, string id, int variables)
        => new("RUL036", Severity.Error, location, $"规则 {id} 有 {variables} 个变量，上限 {RuleBinder.MaxVariables}");

    public static Diagnostic Never(SourceText source)
        => Diagnostic.Lint("RUL037", source, default, "这个条件恒为假，规则永远不会得出结论", "改正条件，或删去规则");

    public static Diagnostic UnusedLet(SourceLocation location, string name)
        => new("RUL038", Severity.Lint, location, $"令“{name}”没有用到");
}
