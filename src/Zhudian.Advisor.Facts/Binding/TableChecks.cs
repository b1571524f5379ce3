using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Checks of one filled draft: 必填, 值域, 唯一, 无环. References are resolved.</summary>
internal sealed class TableChecks(TableDraft draft, EvaluationRun run, Findings findings)
{
    public void Run(bool strict)
    {
        foreach (var column in draft.Columns)
        {
            if (strict && column.Field.Required && !draft.Entity.Key.Contains(column.Field))
            {
                Required(column);
            }

            if (column.Field.Domain is { } domain)
            {
                Domain(column, domain);
            }

            if (column.Field.Type.Acyclic && column.Targets is not null && ReferenceEquals(column.Field.Type.Target, draft.Entity))
            {
                Acyclic(column);
            }
        }

        foreach (var set in draft.Entity.UniqueSets)
        {
            Unique(set);
        }
    }

    private void Required(ColumnDraft column)
    {
        var rows = new List<int>();
        for (var row = 0; row < draft.RowCount; row++)
        {
            if (column.States[row] == CellState.Blank && !draft.Broken.Contains((row, column.Field.Slot)))
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0)
        {
            return;
        }

        var keys = string.Join("、", rows.Take(5).Select(r => draft.Keys![r])) + (rows.Count > 5 ? $"等 {rows.Count} 行" : string.Empty);
        var hint = column.Field.WhenMissing.Length > 0 ? column.Field.WhenMissing : column.Field.Provider.Length > 0 ? $"向{column.Field.Provider}要" : "填上；不适用请写“无”";
        findings.Error(FactCodes.RequiredMissing, draft.Locate(rows[0], column.Field.Slot), $"{draft.Entity.Name}的“{column.Field.DisplayName}”必填，{keys}没有填", hint);
    }

    private void Domain(ColumnDraft column, CompiledExpression domain)
    {
        var frame = run.Rent(Math.Max(1, domain.FrameSize));
        for (var row = 0; row < draft.RowCount; row++)
        {
            if (column.States[row] != CellState.Known || column.IsReference)
            {
                continue;
            }

            frame.Slots[0] = column.Plain(row);
            if (domain.Test(frame) is Truth.False or Truth.Fault)
            {
                draft.Broken.Add((row, column.Field.Slot));
                if (draft.SharesCell(row, column.Field.Slot))
                {
                    continue;
                }

                findings.Error(
                    FactCodes.OutsideDomain, draft.Locate(row, column.Field.Slot),
                    $"{draft.Entity.Name}“{draft.Keys![row]}”的“{draft.NameOf(row, column.Field)}”是 {CellReader.TextOf(RawCell.OfValue(column.Plain(row)))}，不在值域 {column.Field.DomainText} 内",
                    column.Field.Unit is { } unit ? $"检查数值与单位（应为 {unit}）；无效的写“无效”" : "改成值域内的值；没有这项资料请留空");
            }
        }

        run.Return(frame);
    }

    private void Unique(IReadOnlyCollection<FieldDef> set)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < draft.RowCount; row++)
        {
            var columns = set.Select(f => draft.Columns[f.Slot]).ToList();
            // Rows folded from one worksheet row have these cells in common: the first of them stands for all.
            if (columns.Any(c => c.States[row] != CellState.Known) || columns.All(c => draft.SharesCell(row, c.Field.Slot)))
            {
                continue;
            }

            var key = string.Join('\u001f', columns.Select(c => c.IsReference ? c.Targets![row].ToString(System.Globalization.CultureInfo.InvariantCulture) : KeyText.Of(c.Field.Type, c.Plain(row))));
            if (!seen.TryAdd(key, row))
            {
                findings.Error(
                    FactCodes.NotUnique, draft.Locate(row, columns[0].Field.Slot), $"{draft.Entity.Name}“{draft.Keys![row]}”与“{draft.Keys[seen[key]]}”的{string.Join("、", set.Select(f => f.DisplayName))}相同", "这些字段合起来不得重复：改正其一");
            }
        }
    }

    /// <summary>Every chain of references must end (RULES.md §4 无环); prints one cycle once.</summary>
    private void Acyclic(ColumnDraft column)
    {
        var done = new byte[draft.RowCount];
        for (var start = 0; start < done.Length; start++)
        {
            var path = new List<int>();
            var row = start;
            while (row >= 0 && done[row] == 0)
            {
                done[row] = 1;
                path.Add(row);
                row = column.Targets![row];
            }

            if (row >= 0 && done[row] == 1)
            {
                var cycle = path.Skip(path.IndexOf(row)).Append(row).Select(r => draft.Keys![r]);
                findings.Error(FactCodes.Cycle, draft.Locate(row, column.Field.Slot), $"{draft.Entity.Name}的“{column.Field.DisplayName}”成了环：{string.Join(" → ", cycle)}", "改正其中一处引用，使每一条链都有终点");
            }

            path.ForEach(r => done[r] = 2);
        }
    }
}
