using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Writing;

/// <summary>A cell to write: nothing, a number, a text (empty = a blank that is written), a list of texts.</summary>
internal readonly record struct PageCell(string? Text = null, decimal? Number = null, IReadOnlyList<string>? Items = null)
{
    public bool IsEmpty => Text is null && Number is null && Items is null;
}

/// <summary>One worksheet to write, in any format. A page without headings is a list of (项, 值) pairs.</summary>
internal sealed record SheetPage(string Name, IReadOnlyList<string> Headers, IReadOnlyList<string?> Units, IEnumerable<PageCell[]> Rows)
{
    public bool IsPairs => Headers.Count == 0;
}

/// <summary>A sheet as pages: what every writer writes. Reading the pages back gives the same sheet (same SHA-256).</summary>
internal static class SheetPages
{
    public static IEnumerable<SheetPage> Of(FactSheet sheet)
    {
        var tables = sheet.Tables.Values.Where(t => t.RowCount > 0 || t.Completeness != Completeness.NotReported).OrderBy(t => t.Entity.Name, StringComparer.Ordinal).ToList();
        yield return Pairs(SheetWords.Settings, Settings(sheet));
        yield return Pairs(SheetWords.Completeness, tables.Select(t => (t.Entity.Name, (string?)SheetWords.Print(t.Completeness))));
        yield return Pairs(SheetWords.Origin, tables.Where(t => t.RowCount > 0).Select(t => (t.Entity.Name, (string?)SheetWords.Print(Common(t)))));
        foreach (var table in tables)
        {
            yield return Table(table);
        }

        if (sheet.Choices.Contested.Length + sheet.Choices.Attestations.Length > 0)
        {
            yield return Choices(sheet.Choices);
        }

        if (sheet.Origins.Length > 0)
        {
            yield return new SheetPage(SheetWords.Notes, ["内容", "出处", "说明"], [null, null, null], sheet.Origins.Select(o => new[] { Text(o.What), Text(o.Where), Text(o.Note) }));
        }
    }

    private static SheetPage Pairs(string name, IEnumerable<(string, string?)> pairs)
        => new(name, [], [], pairs.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => new[] { Text(p.Item1), Text(p.Item2) }));

    private static IEnumerable<(string, string?)> Settings(FactSheet sheet) =>
    [
        (SheetWords.City, sheet.City), (SheetWords.Day, Day(sheet.AsOf)), (SheetWords.Period, Period(sheet.Period)),
        (SheetWords.ComparePeriod, sheet.ComparePeriod is null ? null : Period(sheet.ComparePeriod)), (SheetWords.Watermark, sheet.Watermark),
    ];

    private static FactOrigin Common(FactTable table)
        => Enumerable.Range(0, table.RowCount).GroupBy(table.OriginOf).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    private static SheetPage Table(FactTable table)
    {
        var entity = table.Entity;
        var wide = WidePage.Of(table);
        var fields = (wide?.Plain ?? entity.Fields).Where(f => entity.Key.Contains(f) || Enumerable.Range(0, table.RowCount).Any(r => table.StateOf(r, f.Slot) != CellState.Blank)).ToList();
        var headers = fields.Select(f => f.Name).ToList();
        var units = fields.Select(f => f.Unit).ToList();
        var common = table.RowCount == 0 ? FactOrigin.Reported : Common(table);
        var perRow = Enumerable.Range(0, table.RowCount).Any(r => table.OriginOf(r) != common);
        if (perRow)
        {
            headers.Add(entity.TryGetField(SheetWords.Origin, out _) ? SheetWords.RowOrigin : SheetWords.Origin);
            units.Add(null);
        }

        var items = wide?.Items ?? [];
        headers.AddRange(items.Select(i => i.Name));
        units.AddRange(items.Select(i => i.Unit));
        var step = Math.Max(1, items.Count);
        return new SheetPage(entity.Name, headers, units, Enumerable.Range(0, table.RowCount / step).Select(block =>
        {
            var row = block * step;
            var cells = new PageCell[headers.Count];
            for (var i = 0; i < fields.Count; i++)
            {
                cells[i] = Cell(table, row, fields[i]);
            }

            if (perRow && table.OriginOf(row) != common)
            {
                cells[fields.Count] = Text(SheetWords.Print(table.OriginOf(row)));
            }

            for (var i = 0; i < items.Count; i++)
            {
                var cell = WidePage.Cell(table, row + i);

                // An item written blank is a row without a value; an item not written is no row.
                cells[headers.Count - items.Count + i] = cell.IsEmpty ? new PageCell(string.Empty) : cell;
            }

            return cells;
        }));
    }

    private static PageCell Cell(FactTable table, int row, FieldDef field) => table.StateOf(row, field.Slot) switch
    {
        CellState.Known => Known(field.Type, table.Get(row, field.Slot)),
        CellState.NotApplicable => Text("无"),
        CellState.NotDetected => Text("未检出"),
        CellState.NotMonitored => Text("未监测"),
        CellState.Invalid => Text("无效"),
        _ => default,
    };

    private static PageCell Known(DataType type, in Value value)
    {
        if (value.IsNumber)
        {
            return new PageCell(Number: value.AsNumber);
        }

        return value.As<ListValue>() is { } list
            ? new PageCell(Items: [.. Enumerable.Range(0, list.Count).Select(i => Literal(type.Element!, list[i]))])
            : Text(Literal(type, value));
    }

    private static string Literal(DataType type, in Value value) => type.Kind switch
    {
        DataKind.Period when value.As<RangeValue>() is { } range => KeyText.Of(new DataType(DataKind.Date), range.Start) + ".." + KeyText.Of(new DataType(DataKind.Date), range.End),
        DataKind.Coordinate when value.As<ContextValue>() is { } context => string.Join(',', context.Values.Select(v => CellReader.TextOf(Raw.RawCell.OfValue(v)))),
        _ => KeyText.Of(type, value),
    };

    private static SheetPage Choices(SheetChoices choices)
    {
        string[] headers = ["参数", "取值", "对象", "核定", "姓名", "单位", "文号", "理由", "日期", "截止", "撤销"];
        var contested = choices.Contested.Select(c => Row(c.Parameter, CellReader.TextOf(Raw.RawCell.OfValue(c.Value)), null, null, null, null, null, c.Reason, null, null, null));
        var attested = choices.Attestations.Select(a => Row(
            null, null, a.Element, a.Status == VerificationStatus.LocallyAdopted ? "地方认定" : "专家核定", a.Person, a.Unit, a.DocumentNumber, a.Reason, Day(a.Date), Day(a.Until), Day(a.Revoked)));
        return new SheetPage(SheetWords.Choices, headers, new string?[headers.Length], contested.Concat(attested));
    }

    private static PageCell[] Row(params string?[] texts) => [.. texts.Select(Text)];

    private static PageCell Text(string? text) => new(string.IsNullOrEmpty(text) ? null : text);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Period(DatePeriod period) => Day(period.From) + ".." + Day(period.To);
}
