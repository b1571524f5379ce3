using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>Values as cases write them.</summary>
internal static class CaseLiteral
{
    /// <summary>As a FEEL constant (给); null when there is no such constant.</summary>
    public static string? Feel(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null when !value.IsFault:
            case ValueKind.Boolean:
            case ValueKind.Number:
            case ValueKind.String:
            case ValueKind.Enum:
                return ValueText.Print(value);
            case ValueKind.List:
                var items = value.As<ListValue>()!;
                var parts = Enumerable.Range(0, items.Count).Select(i => Feel(items[i])).ToList();
                return parts.Contains(null) ? null : "[" + string.Join(", ", parts) + "]";
            case ValueKind.Range when value.As<RangeValue>() is { Form: RangeForm.Interval } range:
                return (Feel(range.Start), Feel(range.End)) is ({ } from, { } to) ? $"{(range.StartIncluded ? '[' : '(')}{from}..{to}{(range.EndIncluded ? ']' : ')')}" : null;
            default:
                return value.Reference switch
                {
                    FeelDate date => $"date(\"{date}\")",
                    FeelYearMonth month => FormattableString.Invariant($"年月({month.Year}, {month.Month})"),
                    FeelDateTime time => $"date and time(\"{time}\")",
                    _ => null,
                };
        }
    }

    /// <summary>As a cell of a 用例 table, a parameter of a case or an expected field; null when there is no such literal.</summary>
    public static string? Cell(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                return "未知";
            case ValueKind.Null:
                return value.IsFault ? "故障" : "无";
            case ValueKind.Boolean:
                return value.IsTrue ? "是" : "否";
            case ValueKind.Number:
                return ValueText.Print(value);
            case ValueKind.String or ValueKind.Enum:
                return value.AsText is { Length: > 0 } text && text.AsSpan().IndexOfAny("|\n\"") < 0 ? text : null;
            case ValueKind.Row:
                return value.As<RowSource>()!.KeyOf(value.RowIndex);
            case ValueKind.List:
                var items = value.As<ListValue>()!;
                var parts = Enumerable.Range(0, items.Count).Select(i => Cell(items[i])).ToList();
                return parts.Count == 0 || parts.Contains(null) ? null : string.Join('；', parts);
            default:
                return value.Reference is FeelDate or FeelYearMonth ? value.Reference.ToString() : null;
        }
    }
}
