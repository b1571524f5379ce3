using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>What 分级 敏感 means for a field (RULES.md §4).</summary>
internal static class Sensitive
{
    /// <summary>A text is told by its number.</summary>
    public static bool IsText(FieldDef field) => field.Sensitivity == "敏感" && field.Type.Kind == DataKind.Text;

    /// <summary>Everything else is not told at all.</summary>
    public static bool IsBare(FieldDef field) => field.Sensitivity == "敏感" && field.Type.Kind != DataKind.Text;
}
