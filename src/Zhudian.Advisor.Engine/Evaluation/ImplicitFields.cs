using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>The implicit fields of conclusion kinds (RULES.md §12): they describe the conclusion, they are not part of its value.</summary>
internal static class ImplicitFields
{
    public const string Rule = "规则";
    public const string Subject = "主体";
    public const string Status = "核验";
    public const string Origin = "来源";
    public const string Basis = "依据";
    public const string Provisional = "暂定";

    /// <summary>Whether a field is one of them.</summary>
    public static bool Is(FieldDef field) => field.Name is Rule or Subject or Status or Origin or Basis or Provisional && field.Entity.Role == EntityRole.Conclusion;

    /// <summary>A text in the type the loader gave the field.</summary>
    public static Value Text(FieldDef field, string text) => field.Type.Kind switch
    {
        DataKind.Enum => field.Type.Enum!.TryGet(text, out var member) ? Value.Of(member) : Value.Of(text),
        DataKind.List => Value.Of(ListValue.Of([.. text.Split('；', StringSplitOptions.RemoveEmptyEntries).Select(t => Value.Of(t))])),
        _ => Value.Of(text),
    };
}
