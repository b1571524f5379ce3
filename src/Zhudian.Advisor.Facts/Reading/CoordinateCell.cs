using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>坐标 (RULES.md §4): <c>114.3,30.5,CGCS2000</c>, or entries 经度, 纬度, 坐标系; degrees. The datum must be written: positions of different datums differ by hundreds of metres.</summary>
internal static class CoordinateCell
{
    private const string Hint = "写成 经度,纬度,坐标系，如 114.305,30.593,CGCS2000；坐标系必须写明";
    private static readonly string[] Names = ["经度", "纬度", "坐标系"];

    public static CellProblem? Read(in RawCell cell, out Value value)
    {
        value = default;
        var parts = cell.Kind switch
        {
            RawKind.Map => FromMap(((string Name, RawCell Cell)[])cell.Payload!),
            RawKind.Typed when CellReader.Typed(cell).As<ContextValue>() is { } context => Names.Select(n => context.TryGet(n, out var v) ? CellReader.TextOf(RawCell.OfValue(v)) : null).ToArray(),
            _ => (CellReader.TextOf(cell) ?? string.Empty).Split([',', '，', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
        if (parts is not [{ } longitudeText, { } latitudeText, { Length: > 0 } datum]
            || !MeasuredNumber.TryNumber(longitudeText, out var longitude) || !MeasuredNumber.TryNumber(latitudeText, out var latitude)
            || longitude is < -180 or > 180 || latitude is < -90 or > 90)
        {
            return new CellProblem(FactCodes.WrongType, $"应为坐标，读到“{cell.Shown}”", Hint);
        }

        value = Value.Of(new ContextValue([.. Names], [Value.Of(longitude), Value.Of(latitude), Value.Of(datum)]));
        return null;
    }

    private static string?[] FromMap((string Name, RawCell Cell)[] entries)
        => entries.Length == Names.Length ? [.. Names.Select(n => Array.Find(entries, e => string.Equals(e.Name, n, StringComparison.Ordinal)) is { Name: not null } entry ? CellReader.TextOf(entry.Cell) : null)] : [];
}
