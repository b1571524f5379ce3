using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>Kinds of field types of RULES.md §4.</summary>
public enum DataKind
{
    /// <summary>文本</summary>
    Text,

    /// <summary>数</summary>
    Number,

    /// <summary>整数</summary>
    Integer,

    /// <summary>是否</summary>
    YesNo,

    /// <summary>日期</summary>
    Date,

    /// <summary>年月: a value kind of its own (.year, .month; compares with other months); prints 2026年3月.</summary>
    YearMonth,

    /// <summary>年: for FEEL an integer number.</summary>
    Year,

    /// <summary>时刻: date and time.</summary>
    DateTime,

    /// <summary>期间: a closed range of dates.</summary>
    Period,

    /// <summary>枚举 E</summary>
    Enum,

    /// <summary>引用 X</summary>
    Reference,

    /// <summary>列表 T</summary>
    List,

    /// <summary>坐标: a context {经度, 纬度, 坐标系} of degrees.</summary>
    Coordinate,
}

/// <summary>A declared type. Exactly the parts its kind needs are set.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Enum">Of 枚举 E.</param>
/// <param name="Target">Entity of 引用 X.</param>
/// <param name="Acyclic">引用 X 无环: checked in the sheet, permits recursion along it.</param>
/// <param name="Element">Of 列表 T.</param>
public sealed record DataType(DataKind Kind, EnumType? Enum = null, EntityDef? Target = null, bool Acyclic = false, DataType? Element = null)
{
    /// <summary>The static FEEL type of values of this type.</summary>
    public FeelType Feel => Kind switch
    {
        DataKind.Text => FeelType.String,
        DataKind.Number or DataKind.Integer or DataKind.Year => FeelType.Number,
        DataKind.YesNo => FeelType.Boolean,
        DataKind.Date => FeelType.Date,
        DataKind.YearMonth => FeelType.YearMonth,
        DataKind.DateTime => FeelType.DateTime,
        DataKind.Period => new RangeType(FeelType.Date),
        DataKind.Enum => Enum!,
        DataKind.Reference => Target!.RowType,
        DataKind.List => FeelType.ListOf(Element!.Feel),
        DataKind.Coordinate => FeelType.Context,
        _ => FeelType.Any,
    };
}
