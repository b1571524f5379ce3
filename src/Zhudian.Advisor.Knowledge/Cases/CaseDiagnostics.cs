using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Cases;

/// <summary>Findings of cases (KNW120–KNW139).</summary>
internal static class CaseDiagnostics
{
    public static Diagnostic Target(SourceLocation location, string title, string? hint)
        => Error("KNW120", location, $"用例上方的标题“{title}”不是决策表或派生量的名称", hint ?? "用例表放在与决策表或派生量同名的标题下；派生量也可由输出列“→ 名称”指明");

    public static Diagnostic RowDerived(SourceLocation location, string name)
        => Error("KNW121", location, $"“{name}”是行的派生量，不能用用例表检验", "写 case 围栏，给出行的事实，检验由它得出的结论");

    public static Diagnostic Column(SourceLocation location, string target, string column, string? hint) => Error("KNW122", location, $"“{target}”没有输入或输出“{column}”", hint);

    public static Diagnostic MissingColumn(SourceLocation location, string target, string columns) => Error("KNW123", location, $"“{target}”的用例缺少列：{columns}", "每个输入一列，没有值的写“未知”或“无”；至少一个输出列“→ 名称”");

    public static Diagnostic Unit(SourceLocation location, string column, string? unit)
        => Error("KNW124", location, $"用例列“{column}”的单位不能换算成输入的单位（{unit ?? "无单位"}）", "改用与输入同一量纲的单位");

    public static Diagnostic Cell(SourceLocation location, string column, LiteralResult result) => Error("KNW125", location, $"用例列“{column}”：{result.Error}", result.Hint);

    public static Diagnostic SameName(SourceLocation location, string name, SourceLocation first) => Error("KNW126", location, $"用例“{name}”重名，{first} 已有", "换一个名称，说明它检验什么");

    public static Diagnostic NoExpectation(SourceLocation location) => Error("KNW127", location, "用例没有写期望", "写“得”“不得”或“未知”，各带几行“- 编号/键 …”");

    public static Diagnostic Given(SourceLocation location, string name, string? hint) => Error("KNW128", location, $"“给”里的“{name}”不是实体", hint ?? "给实体的行；结论由规则得出，不能给");

    public static Diagnostic GivenShape(SourceLocation location, string name) => Error("KNW129", location, $"“{name}”应给一个 {{字段: 值}} 或它们的列表", "如 断面: {编号: \"A\", 名称: \"甲\"}，空表写 []");

    public static Diagnostic GivenField(SourceLocation location, string entity, string field, string? hint) => Error("KNW130", location, $"“{entity}”没有字段或派生量“{field}”", hint);

    public static Diagnostic Parameter(SourceLocation location, string name, string? hint) => Error("KNW131", location, $"没有参数“{name}”", hint);

    public static Diagnostic Expectation(SourceLocation location, string message, string? hint) => Error("KNW132", location, message, hint ?? "写成“规则编号/键 字段 值 …”，值里有空格时加双引号");

    public static Diagnostic Day(SourceLocation location, string text) => Error("KNW133", location, $"评价日“{text}”读不出来", "写成 2026-03-01");

    private static Diagnostic Error(string code, SourceLocation location, string message, string? hint = null) => new(code, Severity.Error, location, message, hint);
}
