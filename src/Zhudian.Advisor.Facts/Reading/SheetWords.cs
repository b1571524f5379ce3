using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>Words of the sheet format itself (not of any domain): worksheets, columns and words every sheet may use.</summary>
internal static class SheetWords
{
    public const string Settings = "评估";
    public const string Completeness = "完整性";
    public const string Origin = "来源";

    /// <summary>Heading of 来源 per row where the vocabulary has a field of its own named 来源.</summary>
    public const string RowOrigin = "行来源";
    public const string Choices = "口径";
    public const string Notes = "数据来源";
    public const string Explanations = "填写说明";
    public const string City = "城市";
    public const string Day = "评价日";
    public const string Period = "期";
    public const string ComparePeriod = "对比期";
    public const string Watermark = "水印";
    public const string Table = "表";
    public const string Item = "项";
    public const string Value = "值";

    // Field names with a meaning for reading sheets (DOMAIN.md §1.1-3 and -5); a vocabulary without them simply has no such reading.
    public const string NameField = "名称";
    public const string FormerNames = "曾用名";
    public const string ValidFrom = "启用日期";
    public const string ValidTo = "停用日期";
    public const string CreditCode = "统一社会信用代码";
    public const string PermitNumber = "许可证号";

    /// <summary>Words of the mark enumeration; the first that it can read is used (RULES.md §4 标记).</summary>
    public static IReadOnlyList<string> Detected { get; } = ["检出", "有效"];

    public static string Print(Completeness completeness) => completeness switch
    {
        Knowledge.Model.Completeness.Complete => "已报全",
        Knowledge.Model.Completeness.Partial => "部分",
        _ => "未报",
    };

    public static Completeness? ReadCompleteness(string? text) => text switch
    {
        "已报全" or "报全" or "全" => Knowledge.Model.Completeness.Complete,
        "部分" => Knowledge.Model.Completeness.Partial,
        "未报" => Knowledge.Model.Completeness.NotReported,
        _ => null,
    };

    public static string Print(FactOrigin origin) => origin switch
    {
        FactOrigin.Measured => "实测",
        FactOrigin.Reported => "填报",
        FactOrigin.Estimated => "推估",
        _ => "示例",
    };

    public static FactOrigin? ReadOrigin(string? text) => text switch
    {
        "实测" => FactOrigin.Measured,
        "填报" => FactOrigin.Reported,
        "推估" => FactOrigin.Estimated,
        "示例" => FactOrigin.Sample,
        _ => null,
    };

    /// <summary>Whether the vocabulary's entity is filled by the sheet as a worksheet of rows (评估 is an entity of the language, but a worksheet of the format).</summary>
    public static bool IsFactTable(EntityDef entity) => entity.Role == EntityRole.Entity && entity.Name is not (Settings or Completeness or Origin or Choices or Notes);

    /// <summary>Worksheets a reader skips: explanations, and names starting with an underscore.</summary>
    public static bool Ignored(string worksheet) => worksheet.StartsWith('_') || string.Equals(worksheet, Explanations, StringComparison.Ordinal);
}
