using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Diagnostics of evaluation (ENG…).</summary>
internal static class EngineFaults
{
    public static Value Cycle(string derived, SourceLocation location)
        => Fault("ENG001", location, $"派生量 {derived} 在计算中又用到了自己", "检查公式或数据中的循环引用");

    public static Value TooDeep(string derived, SourceLocation location)
        => Fault("ENG002", location, $"派生量 {derived} 的计算嵌套过深", "检查沿“无环”引用的递推链是否过长");

    public static Value TableNotInForce(string table, DateOnly day)
        => Fault("ENG003", null, $"决策表 {table} 在 {day:yyyy-MM-dd} 没有有效的版本", "检查各版本的生效、失效日期");

    public static Diagnostic KeyConflict(string kind, string key, IEnumerable<string> producers)
        => new("ENG004", Severity.Error, null, $"{string.Join("、", producers)} 对 {kind}[{key}] 得出不同的值", "同一键只能有一个值：收紧其中一条规则的条件，或把“规则”加入键");

    public static Value NotBoolean(string rule, SourceLocation location)
        => Fault("ENG005", location, $"规则 {rule} 的条件既不是“是”也不是“否”", "条件须是比较或判断");

    public static Value KeyNull(string rule, string kind, string field)
        => Fault("ENG006", null, $"规则 {rule} 产生的 {kind} 的键字段 {field} 不适用", "键字段须有值");

    public static Value ListExpected(string rule, string variable)
        => Fault("ENG007", null, $"规则 {rule} 的变量 {variable} 不是列表", "“变量: = 表达式”须得出列表");

    private static Value Fault(string code, SourceLocation? location, string message, string hint)
        => Value.FaultOf(new Diagnostic(code, Severity.Error, location, message, hint));
}
