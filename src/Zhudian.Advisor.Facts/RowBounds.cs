using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// What numbers an input of <c>apply</c> can take: 值域 and 合理范围 of its field, or, for an input of a table or function, the range of the item that has its
/// name, where the unit is the same or the input has none. The same limits as in a sheet; a field whose item is looked up row by row (合理范围: 按 … 查 …) is checked
/// in sheets only.
/// </summary>
internal sealed class RowBounds
{
    private readonly RowInput _input;
    private readonly UsualRange? _range;

    private RowBounds(RowInput input, UsualRange? range) => (_input, _range) = (input, range);

    public static RowBounds Of(RowInput input, KnowledgeBase knowledge)
        => new(input, input.Field is { Usual: { Item: null } own } ? own.Of(null) : input.Field is null ? ByName(input, knowledge) : null);

    /// <summary>An error for what cannot be, a hint for what is unusual; null when nothing is to be said.</summary>
    public Diagnostic? Check(in Value value, SourceLocation place)
    {
        var (number, unit) = (value.AsNumber, _input.Unit is { } symbol ? " " + symbol : string.Empty);
        var said = $"“{_input.Name}”是 {NumberText.Of(number)}{unit}";
        if (_input.Field?.Domain is { } domain && CellText.Outside(domain, value))
        {
            return new Diagnostic(FactCodes.OutsideDomain, Severity.Error, place, $"{said}，不在值域 {_input.Field.DomainText} 内", "检查数值与单位；无效的写“无效”");
        }

        return _range is not { } range ? null
            : !range.IsPossible(number) ? new Diagnostic(FactCodes.Impossible, Severity.Error, place, $"{said}，不可能（{UsualWords.Limits(range)}{unit}）", "核对数值、小数点与单位；改正数值，或写“无效”")
            : number == 0 && range.ZeroWord is not null ? new Diagnostic(FactCodes.ZeroForUndetected, Severity.Lint, place, said, UsualWords.Zero(range))
            : !range.Holds(number) ? new Diagnostic(FactCodes.Unusual, Severity.Lint, place, $"{said}，通常在 {NumberText.Of(range.Low)}—{NumberText.Of(range.High)}{unit}", "核对数值、小数点与单位；确属实测的不用改")
            : null;
    }

    private static UsualRange? ByName(RowInput input, KnowledgeBase knowledge)
        => knowledge.Entities.Values.SelectMany(e => e.Fields).Where(f => f.Usual is { Item: not null })
            .Where(f => input.Unit is null || input.Unit == UnitOf(f, input.Name)).Select(f => f.Usual!.Of(input.Name)).FirstOrDefault(r => r is not null);

    // The unit that the item gives the number: 随 项目.单位 over the item's own row.
    private static string? UnitOf(FieldDef field, string item)
    {
        var kind = field.Usual!.Item!.Type.Target!;
        if (field.UnitFrom is not [_, var name] || !kind.TryGetField(name, out var unit) || kind.ReferenceRows is not { } rows || !ReferenceKeys.Of(rows).TryGetValue(item, out var row))
        {
            return field.Unit;
        }

        return rows.Get(row, unit.Slot) is { Kind: ValueKind.String } text && text.AsText is { } symbol and not "-" ? symbol : null;
    }
}
