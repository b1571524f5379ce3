using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>Reads the entries of 映射; unknown keys and unconfirmed guesses are errors.</summary>
internal sealed class MappingReader(SheetPlace place, Findings findings)
{
    private const string Worksheet = "映射";
    private static readonly string[] Keys = ["实体", "文件", "编码", "分隔", "后缀", "列", "常量", "标记", "并表", "筛选", "排除", "未检出系数", "已确认"];
    private static readonly string[] MarkerWords = ["未检出", "未监测", "无效", "空白"];

    public List<ColumnMapping> Read(RawTable table)
    {
        var reader = new NamedColumns(table, Keys, place, findings);
        var result = new List<ColumnMapping>();
        foreach (var row in table.Rows)
        {
            if (reader.Text(row, "已确认") is { } confirmed && confirmed != "是")
            {
                Error(row.Position, "这份列映射是猜的，还没有人确认", "逐列核对含义与单位，然后把“已确认”改成“是”");
                continue;
            }

            var factor = reader.Text(row, "未检出系数");
            if (factor is not null && !MeasuredNumber.TryNumber(factor, out _))
            {
                Error(row.Position, $"未检出系数“{factor}”不是数字", "写 0 到 1 之间的数");
            }

            result.Add(new ColumnMapping(
                reader.Text(row, "实体"), reader.Text(row, "文件"), reader.Text(row, "编码"), reader.Text(row, "分隔") switch { "制表符" => '\t', { Length: 1 } one => one[0], _ => ',' },
                reader.Text(row, "后缀") ?? string.Empty, [.. Entries(reader.Cell(row, "列"), "列").Select(e => Column(e.Name, e.Cell))], Texts(reader.Cell(row, "常量"), "常量"),
                Markers(reader.Cell(row, "标记")), [.. Items(reader.Cell(row, "并表")).Select(Join).OfType<CsvJoin>()],
                [.. Filters(reader.Cell(row, "筛选"), keep: true), .. Filters(reader.Cell(row, "排除"), keep: false)],
                factor is not null && MeasuredNumber.TryNumber(factor, out var number) ? number : null, row.Position));
        }

        return result;
    }

    private void Error(long position, string message, string hint) => findings.Error(FactCodes.Mapping, place.LocateOrFile(Worksheet, position), message, hint);

    private MappedColumn Column(string target, RawCell cell)
    {
        var (name, unit) = HeaderBinder.Split(target);
        if (cell.Kind != RawKind.Map)
        {
            return new MappedColumn(name, unit, Words(cell), new Dictionary<string, string>(StringComparer.Ordinal), null, cell.Position);
        }

        var entries = Entries(cell, target).ToDictionary(e => e.Name, e => e.Cell, StringComparer.Ordinal);
        Known(entries.Keys, ["列", "单位", "取值", "年份取自", "止于"], target, cell.Position);
        return new MappedColumn(
            name, (entries.TryGetValue("单位", out var u) ? CellReader.TextOf(u) : null) ?? unit, entries.TryGetValue("列", out var sources) ? Words(sources) : [name],
            entries.TryGetValue("取值", out var values) ? Texts(values, target) : new Dictionary<string, string>(StringComparer.Ordinal),
            entries.TryGetValue("年份取自", out var year) ? CellReader.TextOf(year) : null, cell.Position,
            entries.TryGetValue("止于", out var until) ? CellReader.TextOf(until) : null);
    }

    private CsvJoin? Join(RawCell cell)
    {
        var entries = Entries(cell, "并表").ToDictionary(e => e.Name, e => e.Cell, StringComparer.Ordinal);
        Known(entries.Keys, ["文件", "键", "列", "缺省"], "并表", cell.Position);
        if (!entries.TryGetValue("文件", out var file) || !entries.TryGetValue("键", out var key) || !entries.TryGetValue("列", out var columns))
        {
            Error(cell.Position, "“并表”须有 文件、键、列", "写成 {文件: 断面类型.csv, 键: 断面名称, 列: [水体类型]}");
            return null;
        }

        var keyText = CellReader.TextOf(key) ?? string.Empty;
        var at = keyText.IndexOf('=', StringComparison.Ordinal);
        var picked = columns.Kind == RawKind.Map ? Texts(columns, "并表") : Words(columns).ToDictionary(w => w, w => w, StringComparer.Ordinal);
        return new CsvJoin(
            CellReader.TextOf(file) ?? string.Empty, (at < 0 ? keyText : keyText[..at]).Trim(), (at < 0 ? keyText : keyText[(at + 1)..]).Trim(), picked,
            entries.TryGetValue("缺省", out var defaults) ? Texts(defaults, "并表") : new Dictionary<string, string>(StringComparer.Ordinal), cell.Position);
    }

    private IEnumerable<CsvFilter> Filters(RawCell cell, bool keep)
        => Entries(cell, "筛选").Select(e => new CsvFilter(e.Name, Words(e.Cell).ToHashSet(StringComparer.Ordinal), keep, e.Cell.Position));

    private Dictionary<string, string> Markers(RawCell cell)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, words) in Entries(cell, "标记"))
        {
            Known([name], MarkerWords, "标记", words.Position);
            foreach (var word in Words(words))
            {
                result[word] = name;
            }
        }

        return result;
    }

    private void Known(IEnumerable<string> names, IReadOnlyCollection<string> known, string owner, long position)
    {
        foreach (var name in names.Where(n => !known.Contains(n, StringComparer.Ordinal)))
        {
            Error(position, $"“{owner}”里没有“{name}”这一项", Suggestion.Hint(name, known));
        }
    }

    private IEnumerable<(string Name, RawCell Cell)> Entries(RawCell cell, string owner)
    {
        if (cell.IsEmpty)
        {
            return [];
        }

        if (cell.Kind == RawKind.Map)
        {
            return ((string, RawCell)[])cell.Payload!;
        }

        Error(cell.Position, $"“{owner}”应为“名称: 值”的一组", "缩进后逐行写“名称: 值”");
        return [];
    }

    private Dictionary<string, string> Texts(RawCell cell, string owner)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries(cell, owner))
        {
            result[name] = CellReader.TextOf(value) ?? string.Empty;
        }

        return result;
    }

    private static IEnumerable<RawCell> Items(RawCell cell) => cell.Kind switch { RawKind.List => (RawCell[])cell.Payload!, RawKind.Map => [cell], _ => [] };

    private static string[] Words(RawCell cell)
        => cell.Kind == RawKind.List ? [.. ((RawCell[])cell.Payload!).Select(c => CellReader.TextOf(c) ?? string.Empty)] : CellReader.TextOf(cell) is { } text ? [text] : [];
}
