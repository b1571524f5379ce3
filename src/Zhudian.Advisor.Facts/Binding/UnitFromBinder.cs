using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Tables;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Converts numbers whose unit another field of the row fixes (单位 = 随 项目.单位), once references are resolved.</summary>
internal sealed class UnitFromBinder(IReadOnlyDictionary<string, TableDraft> drafts, UnitSystem units, Findings findings)
{
    private readonly Dictionary<(Unit, string?, long), (decimal Multiply, decimal Divide)?> _scales = [];

    public void Convert(TableDraft draft)
    {
        foreach (var (row, slot, unit, header) in draft.PendingUnits)
        {
            var column = draft.Columns[slot];
            if (column.States[row] != CellState.Known || (draft.Entity.TryGetField(column.Field.UnitFrom![0], out var first) && draft.Broken.Contains((row, first.Slot))))
            {
                continue;
            }

            var canonical = Follow(draft, row, column.Field.UnitFrom!, 0);
            if (!_scales.TryGetValue((unit, canonical, header), out var scale))
            {
                scale = _scales[(unit, canonical, header)] = ScaleOf(draft, row, column.Field, unit, canonical, header);
            }

            if (scale is { } found && found.Multiply != found.Divide)
            {
                if (!UnitConversion.TryScale(column.Numbers![row], found.Multiply, found.Divide, out var number))
                {
                    findings.Error(FactCodes.NotANumber, draft.Locate(row, slot), "换算单位后超出可表示的范围", "检查数值与表头单位");
                }

                column.Numbers[row] = number;
            }
        }
    }

    /// <summary>Unit symbol that a path of field names leads to; null when it is unknown or the path breaks.</summary>
    public string? Follow(TableDraft draft, int row, IReadOnlyList<string> path, int at)
    {
        if (!draft.Entity.TryGetField(path[at], out var field) || draft.Columns[field.Slot] is not { } column || column.States[row] != CellState.Known)
        {
            return null;
        }

        if (at == path.Count - 1)
        {
            return column.IsReference ? null : column.Plain(row).AsText;
        }

        if (!column.IsReference)
        {
            return null;
        }

        var target = field.Type.Target!;
        return target.ReferenceRows is { } rows ? Follow(rows, target, column.Targets![row], path, at + 1)
            : drafts.TryGetValue(target.Name, out var next) ? Follow(next, column.Targets![row], path, at + 1) : null;
    }

    private static string? Follow(RowSource rows, EntityDef entity, int row, IReadOnlyList<string> path, int at)
    {
        if (!entity.TryGetField(path[at], out var field))
        {
            return null;
        }

        var value = rows.Get(row, field.Slot);
        return at == path.Count - 1 ? value.AsText
            : value.As<RowSource>() is { } next && field.Type.Target is { } target ? Follow(next, target, value.RowIndex, path, at + 1) : null;
    }

    private (decimal, decimal)? ScaleOf(TableDraft draft, int row, FieldDef field, Unit unit, string? canonical, long header)
    {
        if (canonical is not null && units.TryGet(canonical, out var to) && UnitSystem.TryConvert(unit, to, out _))
        {
            return (unit.Factor, to.Factor);
        }

        findings.Error(
            FactCodes.WrongUnit, draft.Locate(header), $"{draft.Entity.Name}的“{draft.NameOf(row, field)}”表头单位是 {unit.Symbol}，应能换算成 {canonical ?? "（该行没有单位）"}",
            canonical is null ? $"先填 {string.Join('.', field.UnitFrom!)}" : $"改为 {canonical} 或同类单位");
        return null;
    }
}
