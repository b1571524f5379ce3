using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Reports.Editions;

/// <summary>How fields print in tables, in every edition: 位数 of the vocabulary, no unit (headings carry units).</summary>
internal static class FieldFormat
{
    public static ValueFormat Of(FieldDef field) => new(Decimals: field.Digits, YearMonth: field.Type.Kind == DataKind.YearMonth);

    /// <summary>Format of a stored field of a row; the default for derived quantities.</summary>
    public static ValueFormat Of(in Value row, string member)
        => row.As<RowSource>()?.RowType is EntityRowType { Entity: var entity } && entity.TryGetField(member, out var field) ? Of(field) : ValueFormat.Default;
}
