using System.Text;
using Zhudian.Advisor.Facts.Checking;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>分部门数据需求清单 (DOMAIN.md §1.1-7) as Markdown: per department the worksheets and columns it is asked for. Recipient, number and date are left to the office.</summary>
public static class DataRequest
{
    private const string Nobody = "（词汇未写明提供部门，由工作组商定）";

    /// <summary>The list for the documents wanted (empty = all). With a sheet, only columns that still have gaps are asked for, with their number.</summary>
    public static string Markdown(KnowledgeBase knowledge, IReadOnlyCollection<string> kinds, FactSheet? sheet = null)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var needs = new DocumentNeeds(knowledge, kinds);
        var text = new StringBuilder("# 分部门数据需求清单\n\n");
        text.Append("用于：").Append(kinds.Count == 0 ? "全部文种" : string.Join("、", kinds)).Append("。数值请按所列单位填；未检出写检出限加 L（如 0.01L），没有监测写“未监测”，数据无效写“无效”，不适用写“无”，没有资料留空。\n");
        IReadOnlyList<SheetGapGroup>? gaps = sheet is null ? null : SheetCheck.Run(new SheetResult(sheet, []), knowledge, kinds).Groups;
        var rows = from entity in needs.Entities
                   from field in needs.FieldsOf(entity)
                   where !IsReadersOwn(entity, field)
                   from found in gaps is null ? [null] : gaps.Where(g => g.Entity == entity.Name && g.Name == field.Name).Cast<SheetGapGroup?>()
                   select (Provider: field.Provider.Length > 0 ? field.Provider : Nobody, Entity: entity, Field: field, Gap: found);
        foreach (var provider in rows.GroupBy(r => r.Provider, StringComparer.Ordinal).OrderBy(g => g.Key == Nobody).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(Cell(provider.Key)).Append("\n\n| 表 | 字段 | 单位 | 必填 | ").Append(gaps is null ? "含义" : "缺").Append(" | 没有时 |\n|---|---|---|---|---|---|\n");
            foreach (var (_, entity, field, gap) in provider)
            {
                var unit = field.Unit ?? (field.UnitFrom is null ? "-" : "随" + field.UnitFrom[0]);
                text.Append("| ").AppendJoin(" | ", Cell(entity.Name), Cell(gap?.Field ?? field.DisplayName), Cell(unit), field.Required || entity.Key.Contains(field) ? "是" : "否", gap is null ? Cell(field.Description) : $"{gap.Missing}/{gap.Total} 行", Cell(DocumentNeeds.NextStep(field))).Append(" |\n");
            }
        }

        var lists = gaps?.Where(g => g.Field.Length == 0).ToList() ?? [];
        if (lists.Count > 0)
        {
            text.Append("\n## 还没有报全的清单\n\n");
            lists.ForEach(l => text.Append("- ").Append(l.Entity).Append('：').Append(l.NextStep).Append('\n'));
        }

        return text.ToString();
    }

    /// <summary>Mark and limit are set by the reader from what is written in the value.</summary>
    private static bool IsReadersOwn(EntityDef entity, FieldDef field) => entity.Qualifier is { } q && (ReferenceEquals(field, q.Mark) || ReferenceEquals(field, q.DetectionLimit));

    private static string Cell(string text) => text.Length == 0 ? "-" : text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
