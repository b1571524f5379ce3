using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Findings of values, parameters, reference data and open norms (KNW070–KNW099, KNW110).</summary>
internal static class ValueDiagnostics
{
    public static Diagnostic Literal(SourceLocation location, string what, LiteralResult result) => Error("KNW070", location, $"{what}：{result.Error}", result.Hint);

    public static Diagnostic ParameterName(SourceLocation location, string name)
        => Error("KNW080", location, $"参数名“{name}”不是合法的名称", "只能用文字、数字和下划线，不能以数字开头");

    public static Diagnostic Overlap(SourceLocation location, string name, SourceLocation other)
        => Error("KNW081", location, $"“{name}”的两个版本日期重叠，另一个在 {other}", "起、止两日都含在内，前一版的止应为后一版起日的前一天");

    public static Diagnostic EditionsDiffer(SourceLocation location, string name, string what, string first, string second)
        => Error("KNW082", location, $"参数“{name}”各版本的{what}不一致：{first}、{second}", "同一参数的各版本须同类型、同单位、同取日");

    public static Diagnostic ByDatum(SourceLocation location, string text) => Error("KNW083", location, $"取日“{text}”不认识", "写“数据日”（按数据的日期取值）或“评价日”");

    public static Diagnostic NotReference(SourceLocation location, string name)
        => Error("KNW090", location, $"“{name}”不是参考种类，不能在规则文件里写它的行", "实体的行来自事实表，结论的行来自规则；若要在这里写，词汇改为“种类：参考”");

    public static Diagnostic ReferenceLead(SourceLocation location, string text, string expected)
        => Error("KNW091", location, $"“{text}”不在键里", $"第一列写键中的字段：{expected}");

    public static Diagnostic ReferenceColumn(SourceLocation location, string kind, string column, string hint)
        => Error("KNW092", location, $"“{kind}”没有字段“{column}”", hint);

    public static Diagnostic ReferenceMissing(SourceLocation location, string kind, string field, string what)
        => Error("KNW093", location, $"“{kind}”的数据表缺少{what}“{field}”", "补上这一列");

    public static Diagnostic DuplicateKey(SourceLocation location, string kind, string key, SourceLocation first)
        => Error("KNW094", location, $"“{kind}”的键“{key}”重复，{first} 已有", "合并两行，或改键");

    public static Diagnostic KeyValue(SourceLocation location, string field, string text)
        => Error("KNW095", location, $"键“{field}”不能是“{text}”", "键要写明确的值");

    public static Diagnostic RequiredCell(SourceLocation location, string field)
        => Error("KNW096", location, $"必填字段“{field}”没有值", "写上值；不适用写“无”，未取得写“未取得”");

    public static Diagnostic Cycle(SourceLocation location, string field, string path)
        => Error("KNW097", location, $"“{field}”声明为无环，却绕成了圈：{path}", "改正其中一行的引用");

    public static Diagnostic ReferenceUnit(SourceLocation location, string unit, string field, string own)
        => Error("KNW098", location, $"列的单位“{unit}”不能换算成“{field}”的单位（{own}）", "改用同一量纲的单位");

    public static Diagnostic OutsideDomain(SourceLocation location, string field, string value, string domain)
        => Error("KNW099", location, $"“{field}”的值 {value} 不在值域“{domain}”内", "改正数值，或放宽词汇里的值域");

    public static Diagnostic NotUnique(SourceLocation location, string kind, string fields, string values, SourceLocation first)
        => Error("KNW141", location, $"“{kind}”的“{fields}”声明为唯一，{values} 与 {first} 重复", "改正其中一行，或去掉词汇里的“唯一”");

    public static Diagnostic OpenNormName(SourceLocation location, string name, string? hint)
        => new("KNW110", Severity.Lint, location, $"影响里的“{name}”不是任何表、派生量、参数、结论种类或规则", hint ?? "写出受影响的名称，几项之间用“；”；尚未写成规则的，不影响任何结论");

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Diagnostic Error(string code, SourceLocation location, string message, string? hint = null) => new(code, Severity.Error, location, message, hint);
}
