using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>
/// Values far from the usual (RULES.md §4 合理范围): a hint with the cell, the value, the usual range and what would explain it, such as a number in
/// another unit; no error, the world may be unusual. What cannot be at all (下限, 上限) is an error; a 0 that stands for 未检出 is a hint. Units are converted.
/// </summary>
internal sealed class UsualChecks(TableDraft draft, UnitSystem units, UnitFromBinder unitFrom, Findings findings)
{
    private const int MaxNamed = 3;
    private static readonly int[] Slips = [10, 100, 1000];

    public void Run()
    {
        foreach (var column in draft.Columns)
        {
            if (column is { Numbers: not null, Field.Usual: { } usual })
            {
                Column(column, usual);
            }
        }
    }

    private void Column(ColumnDraft column, UsualRanges usual)
    {
        var ranges = new Dictionary<string, UsualRange?>(StringComparer.Ordinal);
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var zeros = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < draft.RowCount; row++)
        {
            if (column.States[row] != CellState.Known || draft.Broken.Contains((row, column.Field.Slot)) || ItemOf(usual, row) is not { } item)
            {
                continue;
            }

            if (!ranges.TryGetValue(item, out var range))
            {
                range = ranges[item] = usual.Of(item);
            }

            if (range is not null && !range.IsPossible(column.Numbers![row]))
            {
                Impossible(column, row, range);
            }
            else if (range is { ZeroWord: not null } && column.Numbers![row] == 0)
            {
                (zeros.TryGetValue(item, out var rows) ? rows : zeros[item] = []).Add(row);
            }
            else if (range is not null && !range.Holds(column.Numbers![row]))
            {
                (found.TryGetValue(item, out var rows) ? rows : found[item] = []).Add(row);
            }
        }

        foreach (var (item, rows) in zeros)
        {
            findings.Lint(
                FactCodes.ZeroForUndetected, draft.Locate(rows[0], column.Field.Slot),
                $"{draft.Entity.Name}“{draft.Keys![rows[0]]}”的“{draft.NameOf(rows[0], column.Field)}”是 0{(rows.Count > 1 ? $"；这一列另有 {rows.Count - 1} 处" : string.Empty)}",
                UsualWords.Zero(ranges[item]!));
        }

        foreach (var (item, rows) in found)
        {
            foreach (var row in rows.Take(MaxNamed))
            {
                Report(column, row, ranges[item]!, row == rows[Math.Min(rows.Count, MaxNamed) - 1] ? rows.Count - MaxNamed : 0);
            }
        }
    }

    private void Impossible(ColumnDraft column, int row, UsualRange range)
    {
        draft.Broken.Add((row, column.Field.Slot));
        if (draft.SharesCell(row, column.Field.Slot))
        {
            return;
        }

        var shown = UnitOf(column, row).Shown;
        findings.Error(
            FactCodes.Impossible, draft.Locate(row, column.Field.Slot),
            $"{draft.Entity.Name}“{draft.Keys![row]}”的“{draft.NameOf(row, column.Field)}”是 {NumberText.Of(column.Numbers![row])}{shown}，不可能（{UsualWords.Limits(range)}{shown}）",
            (Slip(column.Numbers![row], range) ?? "核对数值、小数点与单位") + "；改正数值，或写“无效”");
    }

    private (Unit? Unit, string Shown) UnitOf(ColumnDraft column, int row)
    {
        var symbol = column.Field.Unit ?? (column.Field.UnitFrom is { } path ? unitFrom.Follow(draft, row, path, 0) : null);
        var unit = symbol is not null && units.TryGet(symbol, out var known) ? known : null;
        return (unit, unit is null || unit.Dimension == "1" ? string.Empty : " " + unit.Symbol);
    }

    // Key of the item that chooses the range; empty when there is one for all rows, null when the item is not known.
    private string? ItemOf(UsualRanges usual, int row)
    {
        if (usual.Item is not { } item)
        {
            return string.Empty;
        }

        var column = draft.Columns[item.Slot];
        return column.States[row] == CellState.Known && column.Targets is { } targets && targets[row] >= 0 && item.Type.Target!.ReferenceRows is { } rows ? rows.KeyOf(targets[row]) : null;
    }

    private void Report(ColumnDraft column, int row, UsualRange range, int more)
    {
        var value = column.Numbers![row];
        var (unit, shown) = UnitOf(column, row);
        findings.Lint(
            FactCodes.Unusual, draft.Locate(row, column.Field.Slot),
            $"{draft.Entity.Name}“{draft.Keys![row]}”的“{draft.NameOf(row, column.Field)}”是 {NumberText.Of(value)}{shown}，通常在 {NumberText.Of(range.Low)}—{NumberText.Of(range.High)}{shown}{(more > 0 ? $"；这一列另有 {more} 处" : string.Empty)}",
            (Cause(value, range, unit) is { } cause ? cause + "；" : "核对数值、小数点与单位；") + "确属实测的不用改");
    }

    /// <summary>A unit, or a slip of the point, with which the number would be usual; null when none would.</summary>
    private string? Cause(decimal value, UsualRange range, Unit? unit)
    {
        foreach (var other in unit is null ? [] : units.All.Where(u => u.Symbol != unit.Symbol && u.Factor != unit.Factor))
        {
            if (UnitSystem.TryConvert(other, unit!, out var factor) && UnitConversion.TryScale(value, other.Factor, unit!.Factor, out var meant) && meant != 0 && range.Holds(meant))
            {
                var times = factor < 1 ? 1 / factor : factor;
                return $"可能把以 {other.Symbol} 计的数填进了 {unit.Symbol} 的一列（相差 {NumberText.Of(decimal.Round(times, 2))} 倍；{NumberText.Of(value)} {other.Symbol} 合 {NumberText.Of(meant)} {unit.Symbol}）";
            }
        }

        return Slip(value, range);
    }

    private static string? Slip(decimal value, UsualRange range)
    {
        foreach (var slip in Slips)
        {
            var meant = value > range.High ? value / slip : value * slip;
            if (meant != 0 && range.Holds(meant))
            {
                return $"可能小数点错位（{(value > range.High ? "大" : "小")} {slip} 倍，合 {NumberText.Of(meant)}）";
            }
        }

        return null;
    }
}
