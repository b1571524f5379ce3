using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

/// <summary>Diagnostics FEL2xx of operators and functions, and the null they travel in. Locations are added by the compiled node.</summary>
public static class Faults
{
    private static readonly FaultInfo NullOperandInfo = new(new Diagnostic("FEL200", Severity.Info, null, "运算或函数的参数为空（不适用），结果为空"));

    private static readonly FaultInfo NullItemInfo = new(new Diagnostic("FEL213", Severity.Info, null, "列表里有空（null）的项，汇总的结果为空", "要略过空项，先滤去：列表[item != null]"));

    /// <summary>Null because an item of an aggregated list was null: not applicable, as DMN has it (product([1,2,null,4]) is null in its conformance cases), yet reported.</summary>
    public static Value NullItem => Value.NullWith(NullItemInfo);

    /// <summary>Null because an operand was null: not applicable, not a fault (RULES.md §9), yet reported (DMN 1.5 §10.3.2).</summary>
    public static Value NullOperand => Value.NullWith(NullOperandInfo);

    /// <summary>Null with a remark of its own: the result does not exist, but nothing is wrong with the rule.</summary>
    public static Value Remark(string code, string message) => Value.NullWith(new FaultInfo(new Diagnostic(code, Severity.Info, null, message)));

    /// <summary>A fault with a Chinese message and hint.</summary>
    public static Value Of(string code, string message, string? hint = null) => Value.FaultOf(new Diagnostic(code, Severity.Error, null, message, hint));

    /// <summary>FEL201: operands of kinds an operator does not take.</summary>
    public static Value OperandTypes(string op, in Value left, in Value right)
        => Of("FEL201", $"运算符 {op} 不能用于{KindName(left)}和{KindName(right)}", "检查两边的类型，必要时先用转换函数");

    /// <summary>FEL202: division by zero.</summary>
    public static Value DivisionByZero() => Of("FEL202", "除数为 0", "先用 if 排除除数为 0 的情形");

    /// <summary>FEL203: a number outside ±7.9·10²⁸, or a date outside years ±999,999,999.</summary>
    public static Value Overflow(string what) => Of("FEL203", $"{what}的结果超出可表示的范围", "检查数量级和单位");

    /// <summary>FEL204: values that have no order between them.</summary>
    public static Value NoOrder(in Value left, in Value right)
        => Of("FEL204", $"{KindName(left)}与{KindName(right)}之间不能比较大小", "只有同类型的数、文本、日期时间、期间和同一有序枚举的词可以比较大小");

    /// <summary>FEL205: wrong number or names of arguments.</summary>
    public static Value WrongArguments(string function, int count)
        => Of("FEL205", string.Create(CultureInfo.InvariantCulture, $"函数 {function} 不接受 {count} 个参数"));

    /// <summary>FEL206: an argument outside what a function takes.</summary>
    public static Value BadArgument(string function, string parameter, in Value value, string expected)
        => Of("FEL206", $"函数 {function} 的参数 {parameter} 应为{expected}，实际是{KindName(value)} {Short(value)}");

    /// <summary>FEL207: a condition that is not a boolean.</summary>
    public static Value NotBoolean(in Value value) => Of("FEL207", $"条件应为真假值，实际是{KindName(value)}");

    /// <summary>FEL208: a limit of the evaluation was passed.</summary>
    public static Value Limit(string what) => Of("FEL208", $"超出计算限额：{what}", "缩小清单或文本后再算");

    /// <summary>Chinese name of a value's kind.</summary>
    public static string KindName(in Value value) => value.Kind switch
    {
        ValueKind.Null => "空值",
        ValueKind.Boolean => "真假值",
        ValueKind.Number => "数",
        ValueKind.String => "文本",
        ValueKind.Enum => "枚举" + value.As<EnumMember>()!.Type.Name,
        ValueKind.Date => "日期",
        ValueKind.Time => "时间",
        ValueKind.DateTime => "日期时间",
        ValueKind.DaysTimeDuration => "日时期间",
        ValueKind.YearsMonthsDuration => "年月期间",
        ValueKind.YearMonth => "年月",
        ValueKind.List => "列表",
        ValueKind.Context => "上下文",
        ValueKind.Row => value.As<RowSource>()!.RowType.Name + "行",
        ValueKind.Range => "区间",
        ValueKind.Function => "函数",
        _ => "未知值",
    };

    private static string Short(in Value value)
    {
        var text = ValueText.Print(value);
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
