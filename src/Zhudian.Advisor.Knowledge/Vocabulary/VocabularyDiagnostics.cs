using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>Findings of names, columns, units, enumerations and vocabulary (KNW031–KNW069).</summary>
internal static class VocabularyDiagnostics
{
    public static Diagnostic HeadingName(SourceLocation location, string title, string what)
        => Error("KNW031", location, $"标题“{title}”不能作{what}的名称", "名称取标题到第一个“（”为止，只能用文字、数字和下划线，不能以数字开头；点、连字符、空格放进显示名");

    public static Diagnostic HeadingTwice(SourceLocation location, string title, SourceLocation first)
        => Error("KNW037", location, $"标题“{title}”下已有一个以它为名的块（{first}）", "给第二个块另写一个标题");

    public static Diagnostic UnknownColumn(SourceLocation location, string column, string table, IReadOnlyList<string> allowed)
        => Error("KNW032", location, $"表“{table}”没有列“{column}”", Spelling.Hint(column, allowed) ?? $"可用的列：{string.Join('、', allowed)}");

    public static Diagnostic RepeatedColumn(SourceLocation location, string column) => Error("KNW032", location, $"列“{column}”重复", "删去其中一列");

    public static Diagnostic MissingColumn(SourceLocation location, string table, string column) => Error("KNW033", location, $"表“{table}”缺少列“{column}”", "补上这一列");

    public static Diagnostic Unit(SourceLocation location, string unit, string message, string hint) => Error("KNW040", location, $"单位“{unit}”{message}", hint);

    public static Diagnostic Dimension(SourceLocation location, string text)
        => Error("KNW041", location, $"量纲“{text}”读不出来", "写成基本量之积，如 质量·长度^-3；无量纲写 1");

    public static Diagnostic Factor(SourceLocation location, string text) => Error("KNW042", location, $"系数“{text}”应为正数", "写出一个该单位等于多少个基准单位，如 0.001");

    public static Diagnostic UnknownUnit(SourceLocation location, string unit, string? hint)
        => Error("KNW043", location, $"单位“{unit}”没有登记", hint ?? "在单位表里登记，或改用已登记的单位；没有单位写“-”");

    public static Diagnostic Word(SourceLocation location, string word, string why)
        => Error("KNW045", location, $"枚举词“{word}”不可用：{why}", "换一个词，原来的写法放进“别名”或“显示名”");

    public static Diagnostic WordTwice(SourceLocation location, string word, string other)
        => Error("KNW046", location, $"“{word}”在这个枚举里重复（{other}）", "每个词和别名只能指一个词");

    public static Diagnostic Order(SourceLocation location, string message) => Error("KNW047", location, message, "次序写 1、2、3…，1 在最前；要么每个词都写，要么都不写");

    public static Diagnostic Type(SourceLocation location, string text, string? hint)
        => Error("KNW050", location, $"类型“{text}”不认识", hint ?? $"可用：{string.Join('、', TypeReader.Words)}，或枚举、实体的名称");

    public static Diagnostic FieldName(SourceLocation location, string name)
        => Error("KNW051", location, $"字段名“{name}”不是合法的名称", "只能用文字、数字和下划线，不能以数字开头；PM2.5 写作 PM25，显示名列写 PM2.5");

    public static Diagnostic FieldTwice(SourceLocation location, string name, string why) => Error("KNW052", location, $"字段“{name}”{why}", "换一个名称");

    public static Diagnostic Cell(SourceLocation location, string column, string text, string expected)
        => Error("KNW053", location, $"列“{column}”的“{text}”读不出来", $"应为{expected}");

    public static Diagnostic Inverse(SourceLocation location, string message, string hint) => Error("KNW054", location, message, hint);

    public static Diagnostic UnitPath(SourceLocation location, string path, string message) => Error("KNW055", location, $"单位“随 {path}”{message}", "写成 随 字段 或 随 引用字段.字段，末一个字段为文本，存单位名");

    public static Diagnostic Usual(SourceLocation location, string text)
        => Error("KNW061", location, $"合理范围“{text}”读不出来", "数和整数可写 [最低..最高]，后面可加“低好”或“高好”；或写 按 字段 查 参考类，该字段引用参考类，查的一类以同一引用为键，有数字段最低、最高");

    public static Diagnostic Attribute(SourceLocation location, string name, string text, string expected)
        => Error("KNW056", location, $"属性“{name}”的“{text}”读不出来", $"应为{expected}");

    public static Diagnostic AttributeField(SourceLocation location, string attribute, string field, IEnumerable<string> fields)
        => Error("KNW057", location, $"属性“{attribute}”提到的字段“{field}”不存在", Spelling.Hint(field, fields) ?? $"本表字段：{string.Join('、', fields)}");

    public static Diagnostic AttributeMisplaced(SourceLocation location, string attribute, string where)
        => Error("KNW058", location, $"属性“{attribute}”不能用在这里", $"它只用于{where}");

    public static Diagnostic Implicit(SourceLocation location, string name)
        => Error("KNW059", location, $"“{name}”是内定的，不能再定义", "评估、规则、主体、核验、来源、依据、暂定由系统给出");

    public static Diagnostic ReferenceKey(SourceLocation location, string field)
        => Error("KNW060", location, $"引用字段“{field}”的目标“键”里又有引用，绕回了自己", "把目标的键改成文本");

    private static Diagnostic Error(string code, SourceLocation location, string message, string? hint = null) => new(code, Severity.Error, location, message, hint);
}
