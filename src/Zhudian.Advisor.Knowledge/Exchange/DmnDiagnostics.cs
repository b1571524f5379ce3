using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Exchange;

/// <summary>Findings of the exchange with DMN files (DMN001–DMN039). Errors: nothing could be taken; lints: the rest could.</summary>
internal static class DmnDiagnostics
{
    public static Diagnostic NoTable(string name, string? hint) => new("DMN001", Severity.Error, null, $"没有决策表“{name}”", hint);

    public static Diagnostic SourceChanged(SourceLocation at, string name) => new("DMN002", Severity.Error, at, $"决策表“{name}”所在的文件读不到，或装载以后改动过", "再运行一次");

    public static Diagnostic Unwritable(SourceLocation at, string text) => new("DMN003", Severity.Error, at, $"文字“{Cut(text)}”里有 XML 不能表示的控制字符", "删去这个字符");

    public static Diagnostic NotExact(SourceLocation at, string table, string row, string why) => new("DMN004", Severity.Lint, at, $"{table}/{row}：{why}", "原文随扩展带走，导回时不变；在别的软件里运行要留意");

    public static Diagnostic NotXml(SourceLocation at, string what) => new("DMN010", Severity.Error, at, $"不是良构的 XML：{what}", "用导出它的软件重新保存");

    public static Diagnostic Forbidden(SourceLocation at) => new("DMN011", Severity.Error, at, "文件带有 DTD（<!DOCTYPE …>），不予读取", "DMN 文件不需要 DTD，删去这一行");

    public static Diagnostic TooLarge(SourceLocation? at, string what, long found, long most) => new("DMN012", Severity.Error, at, $"{what} {found}，超过上限 {most}", "拆成几个文件");

    public static Diagnostic NotDmn(SourceLocation at, string root, string uri) => new("DMN013", Severity.Error, at, $"根元素“{Cut(root)}”（命名空间“{Cut(uri)}”）不是 DMN 1.1 至 1.5 的 definitions", "导出为 DMN 1.3 或 1.5");

    public static Diagnostic NothingToTake(SourceLocation at) => new("DMN014", Severity.Error, at, "文件里没有可以导入的决策表");

    public static Diagnostic NotTaken(SourceLocation at, string id, string what) => new("DMN020", Severity.Lint, at, $"{id} 没有导入：{what}", "只导入决策表；其余改写成派生量、参数或规则");

    public static Diagnostic NoPolicy(SourceLocation at, string id, string policy) => new("DMN021", Severity.Lint, at, $"{id} 没有导入：不认识的命中策略“{Cut(policy)}”");

    public static Diagnostic NoColumns(SourceLocation at, string id) => new("DMN022", Severity.Lint, at, $"{id} 没有导入：决策表缺输入列、输出列或行");

    public static Diagnostic CellCount(SourceLocation at, string id, int found, int expected) => new("DMN023", Severity.Lint, at, $"{id} 没有导入：一行有 {found} 格，应为 {expected} 格");

    public static Diagnostic Language(SourceLocation at, string id, string language) => new("DMN024", Severity.Lint, at, $"{id}：表达式语言是“{Cut(language)}”，不是 FEEL", "原文照抄，导入后改写成 FEEL");

    public static Diagnostic Unreadable(SourceLocation at, string id, string text, string why) => new("DMN025", Severity.Lint, at, $"{id}：“{Cut(text)}”读不成条件格或值：{why}", "原文照抄，装载时会报错，导入后改写");

    public static Diagnostic Renamed(SourceLocation at, string id, string from, string to) => new("DMN026", Severity.Info, at, $"{id}：名称“{Cut(from)}”改为“{to}”", "名称只能是字母、汉字、数字和下划线");

    public static Diagnostic Expression(SourceLocation at, string id, string expression, string name) => new("DMN027", Severity.Info, at, $"{id}：输入是算式“{Cut(expression)}”，导入后由调用处算好，作为“{name}”传入");

    public static Diagnostic Edited(SourceLocation at, string id, string before, string after) => new("DMN028", Severity.Info, at, $"{id}：导出后在别处改过，“{Cut(before)}”现为“{Cut(after)}”");

    public static Diagnostic Unverified(SourceLocation at, string table, string? before)
        => new("DMN029", Severity.Lint, at, $"表“{table}”导出后改过，核验由“{before ?? "按文件"}”改为“未核验”", "与来源核对以后再写“已核验”");

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
