using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Holds a value against an expectation and says in Chinese how they differ.</summary>
internal static class ExpectedText
{
    /// <summary>Null when the value is what was expected.</summary>
    public static string? Difference(string what, ExpectedCell expected, in Value actual) => expected.Outcome switch
    {
        ExpectedOutcome.Unknown => actual.IsUnknown ? null : $"{what}：应为未知，得到 {Print(actual)}",
        ExpectedOutcome.Fault => actual.IsFault ? null : $"{what}：应为故障，得到 {Print(actual)}",
        ExpectedOutcome.NotApplicable => actual is { IsNull: true, IsFault: false } ? null : $"{what}：应为无（不适用），得到 {Print(actual)}",
        _ => Same(expected.Value, actual, expected.Tolerance) ? null : $"{what}：应为 {Print(expected.Value)}{(expected.Tolerance is { } t ? $"±{t}" : string.Empty)}，得到 {Print(actual)}{Distance(expected.Value, actual)}",
    };

    /// <summary>Equality of a case's literal and a value: words by text, numbers within the tolerance, rows by key, lists item by item.</summary>
    public static bool Same(in Value expected, in Value actual, decimal? tolerance)
    {
        if (expected.IsNumber && actual.IsNumber)
        {
            return Math.Abs(expected.AsNumber - actual.AsNumber) <= (tolerance ?? 0m);
        }

        if (actual.Kind == ValueKind.Row && expected.AsText is { } key)
        {
            return string.Equals(actual.As<RowSource>()!.KeyOf(actual.RowIndex), key, StringComparison.Ordinal);
        }

        if (expected.AsText is { } text && actual.AsText is { } other)
        {
            return string.Equals(text, other, StringComparison.Ordinal);
        }

        if (expected.As<ListValue>() is { } list && actual.As<ListValue>() is { } items)
        {
            return list.Count == items.Count && Enumerable.Range(0, list.Count).All(i => Same(list[i], items[i], tolerance));
        }

        return expected.Equals(actual);
    }

    /// <summary>A value of any outcome, for people.</summary>
    public static string Print(in Value value)
        => value.IsUnknown ? "未知（缺 " + string.Join("、", value.Unknown!.Items().Take(3).Select(i => i.Text)) + "）"
        : value.IsFault ? "故障（" + value.Fault!.Message + "）"
        : value.IsNull ? "无" : ValueText.Print(value);

    private static string Distance(in Value expected, in Value actual)
        => expected.IsNumber && actual.IsNumber ? FormattableString.Invariant($"（差 {actual.AsNumber - expected.AsNumber:G6}）") : string.Empty;
}
