using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Knowledge.Checking;

/// <summary>Types in the words of rule files, for messages.</summary>
internal static class TypeText
{
    public static string Of(FeelType type) => type switch
    {
        EnumType words => "枚举 " + words.Name,
        RecordType record => "引用 " + record.Name,
        ListType list => "列表 " + Of(list.Element),
        RangeType range => Of(range.Element) + "的区间",
        ContextType => "上下文",
        FunctionType => "函数",
        _ when type == FeelType.Number => "数",
        _ when type == FeelType.String => "文本",
        _ when type == FeelType.Boolean => "是否",
        _ when type == FeelType.Date => "日期",
        _ when type == FeelType.DateTime => "时刻",
        _ when type == FeelType.YearMonth => "年月",
        _ when type == FeelType.Any => "任意值",
        _ => type.Name,
    };
}
