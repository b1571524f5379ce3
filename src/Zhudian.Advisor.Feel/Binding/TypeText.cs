using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Names of types for messages.</summary>
public static class TypeText
{
    /// <summary>The type in words.</summary>
    public static string Chinese(FeelType type) => type switch
    {
        EnumType e => "枚举 " + e.Name,
        RecordType r => r.Name + " 的一行",
        ListType l => Chinese(l.Element) + "的列表",
        RangeType r => Chinese(r.Element) + "的区间",
        ContextType => "上下文",
        FunctionType => "函数",
        _ => type.Name switch
        {
            "number" => "数",
            "string" => "文本",
            "boolean" => "真假值",
            "date" => "日期",
            "time" => "时间",
            "date and time" => "日期时间",
            "days and time duration" => "日时期间",
            "years and months duration" => "年月期间",
            "context" => "上下文",
            "Null" => "null",
            "Any" => "任意值",
            var name => name,
        },
    };
}
