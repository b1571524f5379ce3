using Zhudian.Advisor.Facts.Checking;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Facts.Templates;
using Zhudian.Advisor.Facts.Writing;
using Zhudian.Advisor.Facts.Xlsx;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// <c>advisor sheet template [--for 文种]</c>: a workbook to fill, cut to the documents wanted. One worksheet per entity with headings, units,
/// required marks (<c>*</c>), drop-downs and a frozen heading; 填写说明 tells meaning, unit, provider and next step of every column.
/// It reads back as a sheet in which everything is 未报.
/// </summary>
public static class SheetTemplate
{
    /// <summary>Writes the workbook; the stream stays open. <paramref name="kinds"/> empty = all documents.</summary>
    public static void Write(Stream target, KnowledgeBase knowledge, IReadOnlyCollection<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(kinds);
        var needs = new DocumentNeeds(knowledge, kinds);
        var lists = new TemplateLists();
        using var book = new WorkbookWriter(target);
        book.Add(SheetWords.Explanations, TemplateGuide.Rows(needs, kinds), [12, 18, 40, 8, 12, 26, 20, 40, 10]);
        book.Add(SheetWords.Settings, Settings(), [14, 30, 60]);
        Completeness(book, needs, lists);
        foreach (var entity in needs.Entities)
        {
            Entity(book, entity, needs, lists);
        }

        Choices(book, knowledge, lists);
        book.Add(SheetWords.Notes, [Headings("内容", "出处", "说明")], [24, 50, 40], 1);
        lists.Write(book);
    }

    /// <summary>Columns of a worksheet as the template writes them: fields, or for a wide table one column per item instead of item, value, mark and limit.</summary>
    internal static IReadOnlyList<(string Name, string? Unit, FieldDef? Field)> ColumnsOf(EntityDef entity, IReadOnlyList<FieldDef> fields)
    {
        if (entity.Wide is not { } wide || Items(wide) is not { Count: > 0 } items)
        {
            return [.. fields.Select(f => (f.DisplayName, f.Unit, (FieldDef?)f))];
        }

        var folded = new[] { wide.Item, wide.Value, entity.Qualifier?.Mark, entity.Qualifier?.DetectionLimit };
        var plain = fields.Where(f => !folded.Contains(f)).Select(f => (f.DisplayName, f.Unit, (FieldDef?)f));
        return [.. plain, .. items.Select(i => (i.Name, i.Unit ?? wide.Value.Unit, (FieldDef?)null))];
    }

    private static List<(string Name, string? Unit)> Items(WideFold wide)
    {
        if (wide.Item.Type.Kind == DataKind.Enum)
        {
            return [.. wide.Item.Type.Enum!.Members.Select(m => (m.Text, (string?)null))];
        }

        if (wide.Item.Type.Target is not { ReferenceRows: { } rows } target || target.Key.Length != 1)
        {
            return [];
        }

        var unit = wide.Value.UnitFrom is [_, var name] && target.TryGetField(name, out var field) ? field : null;
        return [.. Enumerable.Range(0, rows.RowCount).Select(r => (rows.KeyOf(r), unit is null ? null : rows.Get(r, unit.Slot).AsText))];
    }

    private static void Entity(WorkbookWriter book, EntityDef entity, DocumentNeeds needs, TemplateLists lists)
    {
        var columns = ColumnsOf(entity, needs.FieldsOf(entity));
        var origin = entity.TryGetField(SheetWords.Origin, out _) ? SheetWords.RowOrigin : SheetWords.Origin;
        var heading = columns.Select(c => Heading(c.Name, c.Unit, c.Field is { } f && (f.Required || entity.Key.Contains(f)))).Append(Heading(origin, null, false)).ToArray();
        var drops = new List<DropDown>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Field is { } field && lists.FormulaOf(field.Type, t => KeyRange(t, needs)) is { } formula)
            {
                drops.Add(new DropDown(i + 1, formula));
            }
        }

        drops.Add(new DropDown(columns.Count + 1, lists.Words(SheetWords.Origin, "实测", "填报", "推估", "示例")));
        book.Add(entity.Name, [heading], [.. heading.Select(h => Math.Clamp(h.Cell.Text!.Length * 2.2, 10, 30))], 1, drops);
    }

    /// <summary>Keys already written on the worksheet of the target.</summary>
    private static string? KeyRange(EntityDef target, DocumentNeeds needs)
    {
        if (target.Key.Length != 1 || !needs.Entities.Contains(target))
        {
            return null;
        }

        var at = ColumnsOf(target, needs.FieldsOf(target)).ToList().FindIndex(c => ReferenceEquals(c.Field, target.Key[0]));
        var column = SheetPlace.Address(1, at + 1).TrimEnd('1');
        return at < 0 ? null : $"'{target.Name}'!${column}$2:${column}${WorkbookWriter.LastRow}";
    }

    private static (PageCell Cell, CellStyle Style) Heading(string name, string? unit, bool required)
        => (new PageCell(name + (required ? "*" : string.Empty) + (unit is null ? string.Empty : $" ({unit})")), required ? CellStyle.RequiredHeading : CellStyle.Heading);

    private static (PageCell, CellStyle)[] Headings(params string[] names) => [.. names.Select(n => Heading(n, null, false))];

    private static (PageCell, CellStyle)[] Plain(params string?[] texts) => [.. texts.Select(t => (new PageCell(t), CellStyle.Wrapped))];

    private static IEnumerable<(PageCell, CellStyle)[]> Settings() =>
    [
        Headings(SheetWords.Item, SheetWords.Value, "说明"),
        Plain(SheetWords.City, null, "城市名称"),
        Plain(SheetWords.Day, null, "评价日，如 2026-11-21；不写时须在命令里给出"),
        Plain(SheetWords.Period, null, "评估期，如 2026-01..2026-10；不写时为当年 1 月至评价日上月"),
        Plain(SheetWords.ComparePeriod, null, "对比期；不写时为上年同期"),
        Plain(SheetWords.Watermark, null, "每份文件都要印的水印，如 示例；没有就空着"),
    ];

    private static void Completeness(WorkbookWriter book, DocumentNeeds needs, TemplateLists lists)
    {
        var rows = needs.Entities.Select(e => Plain(e.Name, null, null, e.Description)).Prepend(Headings(SheetWords.Table, SheetWords.Completeness, SheetWords.Origin, "说明"));
        book.Add(SheetWords.Completeness, rows, [16, 12, 12, 70], 1,
        [
            new DropDown(2, lists.Words(SheetWords.Completeness, "已报全", "部分", "未报")), new DropDown(3, lists.Words(SheetWords.Origin, "实测", "填报", "推估", "示例")),
        ]);
    }

    private static void Choices(WorkbookWriter book, KnowledgeBase knowledge, TemplateLists lists)
    {
        string[] names = ["参数", "取值", "对象", "核定", "姓名", "单位", "文号", "理由", "日期", "截止", "撤销"];
        var contested = knowledge.Parameters.Values.Where(p => p.Editions.Any(e => e.Contested)).Select(p => p.Name).ToArray();
        var drops = new List<DropDown> { new(4, lists.Words("核定", "专家核定", "地方认定")) };
        if (contested.Length > 0)
        {
            drops.Insert(0, new DropDown(1, lists.Words("争议参数", contested)));
        }

        book.Add(SheetWords.Choices, [Headings(names)], [.. names.Select(_ => 16d)], 1, drops);
    }
}
