using Zhudian.Advisor.Facts.Checking;
using Zhudian.Advisor.Facts.Writing;
using Zhudian.Advisor.Facts.Xlsx;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Templates;

/// <summary>Worksheet 填写说明: how to write cells, then one line per column of every worksheet.</summary>
internal static class TemplateGuide
{
    private static readonly string[] Rules =
    [
        "带 * 的列必填。单位以表头为准；改了单位请把表头括号里的单位一起改，软件会换算。",
        "空白、未检出、未监测、无效是四件不同的事：没有资料留空；低于检出限写检出限加 L（如 0.01L）或 <0.01；没有安排监测写“未监测”；停站、维护或数据作废写“无效”。",
        "不适用写“无”。不要合并单元格，不要在表格右侧或下方写说明文字。",
        "名称改过的，旧名写进“曾用名”，不要另起编号。",
        "每张表收集到什么程度，在“完整性”里标 已报全、部分 或 未报；空表不等于没有。",
        "本表不得填写国家秘密。",
    ];

    public static IEnumerable<(PageCell, CellStyle)[]> Rows(DocumentNeeds needs, IReadOnlyCollection<string> kinds)
    {
        yield return [(new PageCell("事实表填写说明" + (kinds.Count == 0 ? string.Empty : "（用于：" + string.Join("、", kinds) + "）")), CellStyle.Title)];
        foreach (var rule in Rules)
        {
            yield return [(new PageCell(rule), CellStyle.Plain)];
        }

        yield return [.. new[] { "表", "列", "含义", "必填", "单位", "值域或可选词", "提供部门", "没有时怎么办", "分级" }.Select(h => (new PageCell(h), CellStyle.Heading))];
        foreach (var entity in needs.Entities)
        {
            foreach (var field in needs.FieldsOf(entity))
            {
                yield return [.. Cells(entity, field).Select(t => (new PageCell(string.IsNullOrEmpty(t) ? null : t), CellStyle.Wrapped))];
            }
        }
    }

    private static string?[] Cells(EntityDef entity, FieldDef field) =>
    [
        entity.Name, field.DisplayName, field.Description, field.Required || entity.Key.Contains(field) ? "是" : "否",
        field.Unit ?? (field.UnitFrom is null ? null : "随" + string.Join(".", field.UnitFrom)), Domain(field), field.Provider, DocumentNeeds.NextStep(field), field.Sensitivity,
    ];

    private static string? Domain(FieldDef field) => field.Type.Kind switch
    {
        DataKind.Enum => string.Join("、", field.Type.Enum!.Members.Select(m => m.Text)),
        DataKind.Reference => field.Type.Target!.Name + "的编号",
        DataKind.YesNo => "是、否",
        DataKind.Date => "日期，如 2026-03-01",
        DataKind.YearMonth => "年月，如 2026-03",
        DataKind.Year => "年份，如 2026",
        DataKind.DateTime => "日期和时刻，如 2026-03-01 08:00",
        DataKind.Period => "期间，如 2026-01..2026-10",
        DataKind.List => "多项用“；”隔开",
        DataKind.Coordinate => "经度,纬度,坐标系，如 114.305,30.593,CGCS2000",
        _ => field.DomainText,
    };
}
