using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Advice that stops nothing: data outside the validity of its subject, and rows that look like one enterprise (DOMAIN.md §1.1-3 and -5).</summary>
internal sealed class SheetAdvice(IReadOnlyDictionary<string, TableDraft> drafts, Findings findings)
{
    public void Run()
    {
        foreach (var draft in drafts.Values.Where(d => d.RowCount > 0))
        {
            Validity(draft);
            Same(draft, SheetWords.CreditCode);
            Same(draft, SheetWords.PermitNumber);
        }
    }

    private void Validity(TableDraft draft)
    {
        var dates = draft.Columns.FirstOrDefault(c => draft.Entity.Key.Contains(c.Field) && c.Field.Type.Kind is DataKind.Date or DataKind.YearMonth or DataKind.DateTime);
        if (dates is null)
        {
            return;
        }

        foreach (var column in draft.Columns.Where(c => c.IsReference && draft.Entity.Key.Contains(c.Field)))
        {
            if (drafts.TryGetValue(column.Field.Type.Target!.Name, out var target) && target.Entity.TryGetField(SheetWords.ValidFrom, out _))
            {
                Validity(draft, dates, column, target);
            }
        }
    }

    private void Validity(TableDraft draft, ColumnDraft dates, ColumnDraft column, TableDraft target)
    {
        var index = new TargetIndex(target);
        var outside = new SortedDictionary<int, (int First, int Count)>();
        for (var row = 0; row < draft.RowCount; row++)
        {
            if (column.Targets![row] < 0 || dates.States[row] != CellState.Known || TemporalCells.DayOf(dates.Plain(row)) is not { } day)
            {
                continue;
            }

            // A month counts as inside when any of its days is.
            var last = dates.Field.Type.Kind == DataKind.YearMonth ? day.AddMonths(1).AddDays(-1) : day;
            if (!index.InForce(column.Targets[row], day) && !index.InForce(column.Targets[row], last))
            {
                outside[column.Targets[row]] = outside.TryGetValue(column.Targets[row], out var seen) ? (seen.First, seen.Count + 1) : (row, 1);
            }
        }

        foreach (var (row, (first, count)) in outside)
        {
            findings.Lint(
                FactCodes.OutsideValidity, draft.Locate(first, dates.Field.Slot), $"{draft.Entity.Name}有 {count} 行的日期不在{target.Entity.Name}“{target.Keys![row]}”的有效期内",
                "核对启用、停用日期；换点前后的数据应分属两个编号，不连成一个序列");
        }
    }

    private void Same(TableDraft draft, string fieldName)
    {
        if (!draft.Entity.TryGetField(fieldName, out var field) || field.Type.Kind != DataKind.Text || draft.Entity.Key.Contains(field))
        {
            return;
        }

        var column = draft.Columns[field.Slot];
        var groups = Enumerable.Range(0, draft.RowCount).Where(r => column.States[r] == CellState.Known).GroupBy(r => column.Plain(r).AsText!, StringComparer.Ordinal);
        foreach (var group in groups.Where(g => g.Count() > 1))
        {
            findings.Lint(
                FactCodes.SameEnterprise, draft.Locate(group.First(), field.Slot), $"{draft.Entity.Name}{string.Join("、", group.Select(r => "“" + draft.Keys![r] + "”"))}的{fieldName}都是“{group.Key}”，可能是同一家",
                "确是同一家的合并为一行，旧名写进曾用名；不是的改正" + fieldName);
        }
    }
}
