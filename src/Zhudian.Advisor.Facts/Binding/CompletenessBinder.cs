using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>Reads 完整性 and 来源 per worksheet, and decides the completeness of every table (RULES.md §9).</summary>
internal sealed class CompletenessBinder(IReadOnlyDictionary<string, TableDraft> drafts, SheetPlace place, Findings findings)
{
    /// <summary>Rows of (表, 完整性[, 来源]) or (表, 来源).</summary>
    public void Read(RawTable table)
    {
        var isOrigin = table.Name == SheetWords.Origin;
        foreach (var row in table.Rows)
        {
            var name = CellReader.TextOf(row.Cell(0));
            if (name is null or SheetWords.Table)
            {
                continue;
            }

            if (!drafts.TryGetValue(name, out var draft))
            {
                findings.Error(FactCodes.UnknownWorksheet, place.LocateOrFile(table.Name, row.Position), $"“{table.Name}”里写的“{name}”不是一张事实表", Suggestion.Hint(name, [.. drafts.Keys]));
                continue;
            }

            if (isOrigin)
            {
                draft.StatedOrigin = ReadOrigin(table, row.Cell(1)) ?? draft.StatedOrigin;
                continue;
            }

            draft.Stated = ReadCompleteness(table, row.Cell(1)) ?? draft.Stated;
            draft.StatedOrigin = ReadOrigin(table, row.Cell(2)) ?? draft.StatedOrigin;
        }
    }

    /// <summary>
    /// Stated word, else the vocabulary's default. A worksheet without rows and without a word is 未报: empty is not "none".
    /// Rows under 未报 count as 部分: what is there is used, the list stays open.
    /// </summary>
    public Completeness Decide(TableDraft draft)
    {
        if (!draft.Present)
        {
            if (draft.Stated is Completeness.Complete or Completeness.Partial)
            {
                findings.Error(
                    FactCodes.Completeness, place.LocateOrFile(SheetWords.Completeness, 0), $"“{draft.Entity.Name}”标为{SheetWords.Print(draft.Stated.Value)}，却没有这张工作表",
                    "确实一行也没有的，保留空的工作表并标“已报全”；还没有收集的，标“未报”");
            }

            return Completeness.NotReported;
        }

        if (draft.Stated is not { } stated)
        {
            var silent = draft.RowCount == 0 ? Completeness.NotReported : draft.Entity.DefaultCompleteness;
            return draft.RowCount > 0 && silent == Completeness.NotReported ? Completeness.Partial : silent;
        }

        if (stated == Completeness.NotReported && draft.RowCount > 0)
        {
            findings.Lint(FactCodes.CompletenessRaised, draft.Locate(draft.RowPositions[0]), $"“{draft.Entity.Name}”标为未报，却有 {draft.RowCount} 行，按“部分”读", "改标“部分”或“已报全”");
            return Completeness.Partial;
        }

        return stated;
    }

    private Completeness? ReadCompleteness(RawTable table, in RawCell cell)
    {
        if (cell.IsEmpty)
        {
            return null;
        }

        var word = SheetWords.ReadCompleteness(CellReader.TextOf(cell));
        if (word is null)
        {
            findings.Error(FactCodes.Completeness, place.LocateOrFile(table.Name, cell.Position), $"完整性“{cell.Shown}”不认识", "写 已报全、部分 或 未报");
        }

        return word;
    }

    private FactOrigin? ReadOrigin(RawTable table, in RawCell cell)
    {
        if (cell.IsEmpty)
        {
            return null;
        }

        var word = SheetWords.ReadOrigin(CellReader.TextOf(cell));
        if (word is null)
        {
            findings.Error(FactCodes.Completeness, place.LocateOrFile(table.Name, cell.Position), $"来源“{cell.Shown}”不认识", "写 实测、填报、推估 或 示例");
        }

        return word;
    }
}
