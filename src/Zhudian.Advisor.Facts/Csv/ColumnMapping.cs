namespace Zhudian.Advisor.Facts.Csv;

/// <summary>How the columns of one CSV file become fields of an entity or inputs of a table (key 映射 of a yaml file).</summary>
/// <param name="Entity">实体; null for the inputs of a table.</param>
/// <param name="File">文件, relative to the mapping; null when the rows are given (<c>apply --rows</c>).</param>
/// <param name="Encoding">编码: UTF-8 or GB18030; null = look.</param>
/// <param name="Delimiter">分隔.</param>
/// <param name="Suffix">后缀: columns with it are preferred to those without, e.g. <c>_原始值</c>; empty = none.</param>
/// <param name="Columns">列; empty = by name.</param>
/// <param name="Constants">常量.</param>
/// <param name="Markers">标记: text in the file → 未检出, 未监测, 无效 or 空白.</param>
/// <param name="Joins">并表.</param>
/// <param name="Filters">筛选 and 排除.</param>
/// <param name="NotDetectedFactor">未检出系数: a value below the detection limit counts as limit × factor (inputs of a table only); null = unknown.</param>
internal sealed record ColumnMapping(
    string? Entity, string? File, string? Encoding, char Delimiter, string Suffix, IReadOnlyList<MappedColumn> Columns, IReadOnlyDictionary<string, string> Constants,
    IReadOnlyDictionary<string, string> Markers, IReadOnlyList<CsvJoin> Joins, IReadOnlyList<CsvFilter> Filters, decimal? NotDetectedFactor, long Position)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>No mapping: columns by name, units of their headings.</summary>
    public static ColumnMapping ByName { get; } = new(null, null, null, ',', string.Empty, [], Nothing, Nothing, [], [], null, 0);
}

/// <summary>One entry of 列.</summary>
/// <param name="Target">Field, item of a wide table, or input.</param>
/// <param name="Unit">Unit of the file's numbers; null = the one in the file's heading, <c>-</c> = none, whatever the heading says.</param>
/// <param name="Sources">Headings; the first that the file has is used.</param>
/// <param name="Values">取值: texts of the file → words.</param>
/// <param name="YearFrom">年份取自: the column is <c>05-10 08:00</c>, the year stands in this column.</param>
/// <param name="Until">止于: a text is cut before the first of these, <c>29±20</c> is 29 with <c>±</c>; null = nothing is cut.</param>
internal sealed record MappedColumn(
    string Target, string? Unit, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, string> Values, string? YearFrom, long Position, string? Until = null);

/// <summary>One entry of 并表: columns of another file, found by key.</summary>
/// <param name="File">文件.</param>
/// <param name="Left">Column of the main file.</param>
/// <param name="Right">Column of the other file.</param>
/// <param name="Columns">New column name → column of the other file.</param>
/// <param name="Defaults">缺省: value where the other file has no row.</param>
internal sealed record CsvJoin(string File, string Left, string Right, IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Defaults, long Position);

/// <summary>筛选 keeps rows whose column holds one of the words; 排除 drops them.</summary>
internal sealed record CsvFilter(string Column, IReadOnlyCollection<string> Words, bool Keep, long Position);
