using System.Globalization;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Text of a key value, as ids and references write it.</summary>
internal static class KeyText
{
    /// <summary>Numbers without trailing zeros, dates ISO, 年月 as <c>2026-03</c>, yes/no as 是/否, rows by their key.</summary>
    public static string Of(DataType type, in Value value) => value switch
    {
        { IsNumber: true } => NumberText.Of(value.AsNumber),
        { IsTrue: true } => "是",
        { IsFalse: true } => "否",
        { Kind: ValueKind.Row } => value.As<RowSource>()!.KeyOf(value.RowIndex),
        _ => value.AsText ?? (type.Kind == DataKind.YearMonth ? value.Reference?.ToString()?[..7] : value.Reference?.ToString()) ?? string.Empty,
    };
}
