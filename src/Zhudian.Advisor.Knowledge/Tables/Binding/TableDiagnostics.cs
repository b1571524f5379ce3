using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>Findings of reading decision tables (TAB001–TAB039).</summary>
internal static class TableDiagnostics
{
    public static Diagnostic NoInputs(SourceLocation location, string table)
        => new("TAB001", Severity.Error, location, $"表“{table}”没有输入列", "命中策略与 → 输出列之间写输入列");

    public static Diagnostic InputAfterOutput(SourceText source, string name)
        => Diagnostic.Error("TAB002", source, default, $"输入列“{name}”写在输出列之后", "先写输入列，再写 → 输出列，最后写核验、依据、备注");

    public static Diagnostic GroupOnlyInSum(SourceText source)
        => Diagnostic.Error("TAB003", source, default, "列“组”只用于 C+ 表");

    public static Diagnostic RepeatedRow(SourceText source, string id, SourceLocation first)
        => Diagnostic.Error("TAB004", source, default, $"行名“{id}”重复，{first} 已有", "同一表内行名不得重复");

    public static Diagnostic NoRowId(SourceText source)
        => Diagnostic.Error("TAB005", source, default, "行没有行名", "第一列写行名，如“河1”");

    public static Diagnostic OneOutput(SourceLocation location, string table, string policy)
        => new("TAB006", Severity.Error, location, $"{policy} 表“{table}”只能有一个输出列");

    public static Diagnostic UnrankedOutput(SourceText source, string name, string policy)
        => Diagnostic.Error("TAB007", source, default, $"{policy} 表按输出的次序排列，“{name}”没有次序", "给输出写明带次序的枚举类型");

    public static Diagnostic SumOfOther(SourceText source, string name, string policy)
        => Diagnostic.Error("TAB008", source, default, $"{policy} 表的输出“{name}”应为数");

    public static Diagnostic NotOrdered(SourceText source, TextSpan span, string type)
        => Diagnostic.Error("TAB010", source, span, $"“{type}”没有次序，不能比较先后", "列出各个词，用 ; 隔开；或给枚举加“次序”列");

    public static Diagnostic BadRange(SourceText source, TextSpan span)
        => Diagnostic.Error("TAB011", source, span, "区间读不出来", "写成 [下限..上限]、[下限..上限) 等，两端都要写");

    public static Diagnostic EmptyTest(SourceText source, TextSpan span)
        => Diagnostic.Error("TAB012", source, span, "单元格里有空的一项", "不看这一列写 -");

    public static Diagnostic NotATest(SourceText source, TextSpan span, string text, string type, string? hint)
        => Diagnostic.Error("TAB013", source, span, $"“{text}”不是{type}的值，也不是看得见的名称", hint ?? "写成值、比较（<= 5）、区间（[1..2)）或含 ? 的表达式");

    public static Diagnostic WrongType(SourceText source, TextSpan span, string found, string wanted)
        => Diagnostic.Error("TAB014", source, span, $"这一列的类型是{wanted}，这里是{found}");

    public static Diagnostic FullWidth(SourceText source, TextSpan span, string found, string wanted)
        => Diagnostic.Error("TAB015", source, span, $"“{found}”要写成半角的 {wanted}");

    public static Diagnostic EmptyRange(SourceText source, TextSpan span)
        => Diagnostic.Error("TAB016", source, span, "区间是空的：下限大于上限", "把两端对调，或改正数值");

    public static Diagnostic ListColumn(SourceText source, TextSpan span)
        => Diagnostic.Error("TAB017", source, span, "列表的列只能写 -、缺、null 或含 ? 的表达式", "如 list contains(?, \"某词\")");

    public static Diagnostic Default(SourceText source, TextSpan span, string text, string outputs)
        => Diagnostic.Error("TAB018", source, span, $"“缺省：{text}”读不出来", $"写成 缺省：输出 = 值，几个输出用 ； 隔开；输出有：{outputs}");

    public static Diagnostic DefaultMissing(SourceText source, string output)
        => Diagnostic.Error("TAB019", source, default, $"“缺省”没有给出输出“{output}”", "每个输出都要给");

    public static Diagnostic EditionShape(SourceLocation location, string table, SourceLocation first)
        => new("TAB020", Severity.Error, location, $"表“{table}”的各版本输入输出不一致", $"名称、次序和类型要与 {first} 的版本相同");

    public static Diagnostic EditionOverlap(SourceLocation location, string table, SourceLocation first)
        => new("TAB021", Severity.Error, location, $"表“{table}”有两个版本同时有效", $"与 {first} 的生效、失效日期重叠，请改正");

    public static Diagnostic NameAsText(SourceText source, string text, string what)
        => Diagnostic.Lint("TAB022", source, default, $"“{text}”按文字处理，但它也是{what}的名称", $"要取它的值，写 = {text}");

    public static Diagnostic FullWidthComma(SourceText source, TextSpan span)
        => Diagnostic.Error("TAB023", source, span, "“，”不能隔开几项", "写成 ; 或 ；");

    public static Diagnostic NoRows(SourceLocation location, string table)
        => new("TAB024", Severity.Error, location, $"表“{table}”一行也没有");

    public static Diagnostic TooMany(SourceLocation location, string table, int rows)
        => new("TAB025", Severity.Error, location, $"表“{table}”有 {rows} 行，超过上限 {TableBinder.MaxRows}", "大表改作参考数据");

    public static Diagnostic MixedQuestion(SourceText source, TextSpan span, string text)
        => Diagnostic.Error("TAB026", source, span, $"“{text}”是算式，这里只能写值或名称", "写成含 ? 的表达式，如 ? <= " + text);

    public static Diagnostic ContradictoryDefault(SourceLocation location, string table, string policy)
        => new("TAB027", Severity.Error, location, $"{policy} 表“{table}”不用“缺省”", "R、O、C 没有行符合时是空列表，C+、C# 是 0，C<、C> 是 null");
}
