using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Text of a value inside ids and keys: stable, independent of display settings.</summary>
internal static class KeyText
{
    public const string NotReported = "（未报）";

    public static string Of(in Value value) => value.Kind switch
    {
        ValueKind.Row => value.RowIndex < 0 ? NotReported : value.As<RowSource>()!.KeyOf(value.RowIndex),
        ValueKind.String or ValueKind.Enum => value.AsText!,
        ValueKind.Number => ValueText.Print(value.AsNumber),
        ValueKind.Boolean => value.IsTrue ? "是" : "否",
        ValueKind.Unknown => "（缺）",
        ValueKind.Null => "（不适用）",
        _ => ValueText.Print(value),
    };
}
