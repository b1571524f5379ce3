using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>One target of a mapping, tied to a column of the file, a joined column or a constant.</summary>
/// <param name="Target">Field, item or input.</param>
/// <param name="Unit">Unit of the texts; null = none written.</param>
/// <param name="Column">Index in the widened row; -1 for a constant.</param>
/// <param name="Until">Texts are cut before this; null = not cut.</param>
internal sealed record BoundColumn(string Target, string? Unit, int Column, string? Constant, IReadOnlyDictionary<string, string> Values, int YearColumn, string? Until = null);

/// <summary>A CSV file with its joins and filters applied and its columns tied to targets; gives the text of each target per row.</summary>
internal sealed class MappedCsv
{
    private readonly ColumnMapping _mapping;
    private readonly List<(int Key, Dictionary<string, string[]> Rows, int[] Picks, string[] Defaults)> _joins = [];
    private readonly List<(int Column, CsvFilter Filter)> _filters = [];

    private MappedCsv(CsvFile file, ColumnMapping mapping) => (File, _mapping) = (file, mapping);

    public CsvFile File { get; }

    /// <summary>Headings of the file and of the joins.</summary>
    public List<string> Headers { get; } = [];

    public List<BoundColumn> Columns { get; } = [];

    /// <summary>Opens the joins; targets are bound by the caller.</summary>
    public static MappedCsv? Open(CsvFile file, ColumnMapping mapping, string folder, SheetPlace place, SheetLimits limits, Findings findings)
    {
        var mapped = new MappedCsv(file, mapping);
        mapped.Headers.AddRange(file.Headers);
        foreach (var join in mapping.Joins)
        {
            if (!mapped.AddJoin(join, folder, place, limits, findings))
            {
                return null;
            }
        }

        foreach (var filter in mapping.Filters)
        {
            var at = mapped.Headers.IndexOf(filter.Column);
            if (at < 0)
            {
                findings.Error(FactCodes.Mapping, place.LocateOrFile("映射", filter.Position), $"筛选用的列“{filter.Column}”不在 {file.Path} 里", Suggestion.Hint(filter.Column, mapped.Headers));
                return null;
            }

            mapped._filters.Add((at, filter));
        }

        return mapped;
    }

    /// <summary>Ties one entry of 列; false with a finding when the file has none of its columns.</summary>
    public bool Bind(MappedColumn column, SheetPlace place, Findings findings)
    {
        var names = column.Sources.Count == 0 ? [column.Target] : column.Sources;
        var at = names.Select(Find).FirstOrDefault(f => f >= 0, -1);
        var year = column.YearFrom is null ? -1 : Headers.IndexOf(column.YearFrom);
        if (at < 0 || (column.YearFrom is not null && year < 0))
        {
            var wanted = at < 0 ? names[0] : column.YearFrom!;
            findings.Error(FactCodes.Mapping, place.LocateOrFile("映射", column.Position), $"{File.Path} 里没有列“{wanted}”", Suggestion.Hint(wanted, Headers));
            return false;
        }

        Columns.Add(new BoundColumn(column.Target, column.Unit is "-" ? null : column.Unit ?? UnitOf(at), at, null, column.Values, year, column.Until));
        return true;
    }

    /// <summary>Ties a constant.</summary>
    public void BindConstant(string target, string value) => Columns.Add(new BoundColumn(target, null, -1, value, new Dictionary<string, string>(StringComparer.Ordinal), -1));

    /// <summary>Ties a target to the column of its name (suffix preferred, unit of the heading); false when there is none.</summary>
    public bool BindByName(string target)
    {
        var at = Find(target);
        if (at < 0)
        {
            return false;
        }

        Columns.Add(new BoundColumn(target, UnitOf(at), at, null, new Dictionary<string, string>(StringComparer.Ordinal), -1));
        return true;
    }

    /// <summary>Rows that pass the filters, widened by the joins.</summary>
    public IEnumerable<(int Line, string[] Fields)> Rows()
    {
        foreach (var (line, fields) in File.Rows)
        {
            var wide = _joins.Count == 0 ? fields : Widen(fields);
            if (_filters.TrueForAll(f => f.Filter.Words.Contains(wide[f.Column], StringComparer.Ordinal) == f.Filter.Keep))
            {
                yield return (line, wide);
            }
        }
    }

    /// <summary>Text of a target in a row, after 标记, 取值, 止于 and 年份取自; empty = blank.</summary>
    public string TextOf(BoundColumn column, string[] fields)
    {
        if (column.Constant is not null)
        {
            return column.Constant;
        }

        var text = fields[column.Column].Trim();
        if (_mapping.Markers.TryGetValue(text, out var marker))
        {
            return marker == "空白" ? string.Empty : marker;
        }

        if (column.Values.TryGetValue(text, out var word))
        {
            return word;
        }

        if (column.Until is not null && text.IndexOf(column.Until, StringComparison.Ordinal) is var end and > 0)
        {
            text = text[..end].TrimEnd();
        }

        return column.YearColumn >= 0 && text.Length > 0 ? WithYear(text, fields[column.YearColumn]) : text;
    }

    /// <summary><c>05-10 08:00</c> with the day of the file: the latest such day not after it.</summary>
    private static string WithYear(string text, string fileDay)
    {
        if (!TemporalCells.TryDate(fileDay.Trim(), out var day) || text.Length < 5)
        {
            return text;
        }

        var month = int.TryParse(text.AsSpan(0, 2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var m) ? m : 0;
        return $"{(month > day.Month ? day.Year - 1 : day.Year)}-{text}";
    }

    private int Find(string name)
    {
        if (_mapping.Suffix.Length > 0)
        {
            var raw = Headers.FindIndex(h => h.EndsWith(_mapping.Suffix, StringComparison.Ordinal) && Means(h[..^_mapping.Suffix.Length], name));
            if (raw >= 0)
            {
                return raw;
            }
        }

        var exact = Headers.IndexOf(name);
        return exact >= 0 ? exact : Headers.FindIndex(h => Means(h, name));
    }

    private static bool Means(string header, string name) => header == name || HeaderBinder.Split(header).Name == name;

    private string? UnitOf(int column)
    {
        var header = Headers[column];
        return HeaderBinder.Split(_mapping.Suffix.Length > 0 && header.EndsWith(_mapping.Suffix, StringComparison.Ordinal) ? header[..^_mapping.Suffix.Length] : header).Unit;
    }

    private bool AddJoin(CsvJoin join, string folder, SheetPlace place, SheetLimits limits, Findings findings)
    {
        if (FolderPath.Within(folder, join.File) is not { } path)
        {
            findings.Error(FactCodes.Mapping, place.LocateOrFile("映射", join.Position), $"并表文件“{join.File}”不在列映射所在的目录里", "把它放在列映射旁边，只写文件名");
            return false;
        }

        if (CsvFile.Read(path, join.File, null, ',', limits, findings) is not { } other)
        {
            return false;
        }

        var left = Headers.IndexOf(join.Left);
        var right = other.IndexOf(join.Right);
        var picks = join.Columns.Values.Select(other.IndexOf).ToArray();
        if (left < 0 || right < 0 || picks.Contains(-1))
        {
            var absent = left < 0 ? join.Left : right < 0 ? join.Right : join.Columns.Values.First(c => other.IndexOf(c) < 0);
            findings.Error(FactCodes.Mapping, place.LocateOrFile("映射", join.Position), $"{(left < 0 ? File.Path : join.File)} 里没有列“{absent}”", Suggestion.Hint(absent, left < 0 ? Headers : other.Headers));
            return false;
        }

        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (line, fields) in other.Rows)
        {
            if (!rows.TryAdd(fields[right].Trim(), fields))
            {
                findings.Error(FactCodes.Mapping, new SourceLocation(join.File, line, right + 1), $"并表的键“{fields[right]}”重复", "每个键只留一行");
            }
        }

        _joins.Add((left, rows, picks, [.. join.Columns.Keys.Select(c => join.Defaults.GetValueOrDefault(c, string.Empty))]));
        Headers.AddRange(join.Columns.Keys);
        return true;
    }

    private string[] Widen(string[] fields)
    {
        var wide = new List<string>(Headers.Count);
        wide.AddRange(fields);
        foreach (var (key, rows, picks, defaults) in _joins)
        {
            wide.AddRange(rows.TryGetValue(wide[key].Trim(), out var found) ? picks.Select(p => found[p]) : defaults);
        }

        return [.. wide];
    }
}
