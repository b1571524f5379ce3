using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts;

/// <summary>One input that rows must feed: an input of a decision table or a parameter of a derived quantity.</summary>
/// <param name="Name">Name; also the column looked for.</param>
/// <param name="Type">Static type; Any takes numbers, 是/否 and texts as they look.</param>
/// <param name="Unit">Unit the numbers must be in; null = none.</param>
/// <param name="Field">Field of the entity the input is, with its 值域 and 合理范围; null for an input of a table or function, which has the limits of the item of its name.</param>
public sealed record RowInput(string Name, FeelType Type, string? Unit = null, FieldDef? Field = null);

/// <summary>One row of the file.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Fields">Texts as written, in the order of <see cref="RowStream.Headers"/>.</param>
/// <param name="Inputs">Value per input: blank, 未监测, 无效 and (without 未检出系数) 未检出 are unknown with their word, 无 is null.</param>
/// <param name="Problems">Cells that could not be read; their inputs are unknown.</param>
public sealed record DataRow(int Line, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, Value> Inputs, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Cells that were read and look wrong: far from the usual, or 0 where 未检出 is meant.</summary>
    public ImmutableArray<Diagnostic> Hints { get; init; } = [];
}

/// <summary>Rows of a CSV file as inputs of a table or derived quantity (<c>advisor apply NAME --rows FILE.csv [--map FILE]</c>).</summary>
public sealed class RowStream
{
    private readonly MappedCsv _csv;
    private readonly List<(RowInput Input, BoundColumn? Column, DataType? Type, decimal Multiply, decimal Divide)> _inputs = [];
    private readonly Dictionary<string, RowBounds> _bounds = new(StringComparer.Ordinal);
    private readonly decimal? _factor;
    private readonly CellReader _cells = new(date1904: false);

    private RowStream(MappedCsv csv, ColumnMapping mapping) => (_csv, _factor) = (csv, mapping.NotDetectedFactor);

    /// <summary>Headings of the file, then of the joined files.</summary>
    public IReadOnlyList<string> Headers => _csv.Headers;

    /// <summary>Column each input is read from; null = the file has none and the input is unknown in every row.</summary>
    public IReadOnlyList<(string Input, string? Column)> Sources => [.. _inputs.Select(i => (i.Input.Name, i.Column is null ? null : i.Column.Constant ?? Headers[i.Column.Column]))];

    /// <summary>Opens a file; null with errors when it or the mapping cannot be used.</summary>
    public static (RowStream? Stream, ImmutableArray<Diagnostic> Diagnostics) Open(
        string csvPath, string? mapPath, IReadOnlyList<RowInput> inputs, KnowledgeBase knowledge, SheetLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(knowledge);
        var bounds = limits ?? SheetLimits.Default;
        var findings = new Findings();
        var place = new SheetPlace(mapPath ?? csvPath, Grid: false);
        var mapping = mapPath is null ? ColumnMapping.ByName : OnlyMapping(mapPath, place, bounds, findings);
        var shown = csvPath.Replace('\\', '/');
        if (mapping is null || CsvFile.Read(csvPath, shown, mapping.Encoding, mapping.Delimiter, bounds, findings) is not { } file
            || MappedCsv.Open(file, mapping, Path.GetDirectoryName(Path.GetFullPath(mapPath ?? csvPath))!, place, bounds, findings) is not { } csv)
        {
            return (null, findings.ToImmutable());
        }

        var stream = new RowStream(csv, mapping);
        foreach (var input in inputs)
        {
            stream.Bind(input, mapping, knowledge, place, findings);
        }

        foreach (var column in mapping.Columns.Where(c => !inputs.Any(i => i.Name == c.Target)))
        {
            findings.Error(FactCodes.Mapping, place.LocateOrFile("映射", column.Position), $"列映射里的“{column.Target}”不是要填的输入", Suggestion.Hint(column.Target, [.. inputs.Select(i => i.Name)]));
        }

        return findings.HasErrors ? (null, findings.ToImmutable()) : (stream, findings.ToImmutable());
    }

    /// <summary>The rows that pass the mapping's filters.</summary>
    public IEnumerable<DataRow> Rows()
    {
        foreach (var (line, fields) in _csv.Rows())
        {
            var values = new Dictionary<string, Value>(_inputs.Count, StringComparer.Ordinal);
            var problems = ImmutableArray<Diagnostic>.Empty;
            var hints = ImmutableArray<Diagnostic>.Empty;
            foreach (var bound in _inputs)
            {
                var value = ReadInput(bound, fields, line, ref problems);
                if (value.IsNumber && _bounds[bound.Input.Name].Check(value, new SourceLocation(_csv.File.Path, line, bound.Column!.Column + 1)) is { } finding)
                {
                    (problems, hints) = finding.Severity == Severity.Error ? (problems.Add(finding), hints) : (problems, hints.Add(finding));
                    value = finding.Severity == Severity.Error ? Missing(line, bound.Input.Name, "不可能的值") : value;
                }

                values[bound.Input.Name] = value;
            }

            yield return new DataRow(line, fields, values, problems) { Hints = hints };
        }
    }

    private static ColumnMapping? OnlyMapping(string mapPath, SheetPlace place, SheetLimits limits, Findings findings)
    {
        var read = MappingFile.Read(mapPath, place, limits, findings);
        if (read.Count != 1 && !findings.HasErrors)
        {
            findings.Error(FactCodes.Mapping, new SourceLocation(mapPath, 0, 0), $"“映射”里应有一份列映射，读到 {read.Count} 份", "文件以“映射:”开头，下面一个“- ”");
        }

        return findings.HasErrors ? null : read[0];
    }

    private void Bind(RowInput input, ColumnMapping mapping, KnowledgeBase knowledge, SheetPlace place, Findings findings)
    {
        var column = mapping.Columns.FirstOrDefault(c => c.Target == input.Name);
        var found = column is not null ? _csv.Bind(column, place, findings) : mapping.Constants.TryGetValue(input.Name, out var constant) ? Constant(input.Name, constant) : _csv.BindByName(input.Name);
        var bound = found ? _csv.Columns[^1] : null;
        if (bound is null && column is null)
        {
            findings.Lint(FactCodes.Mapping, new SourceLocation(_csv.File.Path, 1, 1), $"没有“{input.Name}”列，这一输入每行都是未知", "在列映射的“列”里写明它来自哪一列");
        }

        if (bound is not null && input.Unit is null && column?.Unit is not (null or "-"))
        {
            findings.Error(
                FactCodes.WrongUnit, place.LocateOrFile("映射", column.Position), $"输入“{input.Name}”没有登记单位，映射里写的 {column.Unit} 无从换算，数会被原样使用", "先把这一列换算成规则要的单位，映射里写“单位: \"-\"”；或在规则里给这个输入登记单位");
        }

        var (multiply, divide) = bound is null ? (1m, 1m) : ScaleOf(input, bound, knowledge.Units, findings);
        _inputs.Add((input, bound, TypeOf(input.Type), multiply, divide));
        _bounds[input.Name] = RowBounds.Of(input, knowledge);
    }

    private bool Constant(string target, string value)
    {
        _csv.BindConstant(target, value);
        return true;
    }

    private (decimal, decimal) ScaleOf(RowInput input, BoundColumn column, UnitSystem units, Findings findings)
    {
        if (column.Unit is null || input.Unit is null || column.Unit == input.Unit)
        {
            return (1, 1);
        }

        if (units.TryGet(column.Unit, out var from) && units.TryGet(input.Unit, out var to) && UnitSystem.TryConvert(from, to, out _))
        {
            return (from.Factor, to.Factor);
        }

        findings.Error(FactCodes.WrongUnit, new SourceLocation(_csv.File.Path, 1, column.Column + 1), $"“{Headers[column.Column]}”的单位 {column.Unit} 不能换算成“{input.Name}”要的 {input.Unit}", "在列映射里给这一列写明单位，或换一列");
        return (1, 1);
    }

    private static DataType? TypeOf(FeelType type) => type switch
    {
        EnumType e => new DataType(DataKind.Enum, e),
        EntityRowType row => new DataType(DataKind.Reference, Target: row.Entity),
        _ when ReferenceEquals(type, FeelType.Number) => new DataType(DataKind.Number),
        _ when ReferenceEquals(type, FeelType.Boolean) => new DataType(DataKind.YesNo),
        _ when ReferenceEquals(type, FeelType.Date) => new DataType(DataKind.Date),
        _ when ReferenceEquals(type, FeelType.DateTime) => new DataType(DataKind.DateTime),
        _ when ReferenceEquals(type, FeelType.String) => new DataType(DataKind.Text),
        _ => null,
    };

    private Value ReadInput((RowInput Input, BoundColumn? Column, DataType? Type, decimal Multiply, decimal Divide) bound, string[] fields, int line, ref ImmutableArray<Diagnostic> problems)
    {
        if (bound.Column is null)
        {
            return Missing(line, bound.Input.Name, "没有这一列");
        }

        var cell = RawCell.OfText(_csv.TextOf(bound.Column, fields), 0);
        if (cell.IsEmpty)
        {
            return Missing(line, bound.Input.Name, "空白");
        }

        if (bound.Type is null or { Kind: DataKind.Number } && CellReader.ReadNumber(DataKind.Number, cell, out var number) is null)
        {
            return Number(number, bound.Multiply, bound.Divide, line, bound.Input.Name);
        }

        var type = bound.Type ?? new DataType(cell.Text is "是" or "否" ? DataKind.YesNo : DataKind.Text);
        var problem = type.Kind == DataKind.Number ? CellReader.ReadNumber(DataKind.Number, cell, out _) : null;
        var value = Value.Null;
        var state = CellState.Blank;
        problem ??= _cells.Read(type, cell, out state, out value);
        if (problem is null && type.Kind == DataKind.Reference && state == CellState.Known)
        {
            value = ReferenceRow(type.Target!, value.AsText!, ref problem);
        }

        if (problem is not null)
        {
            problems = problems.Add(new Diagnostic(problem.Code, Severity.Error, new SourceLocation(_csv.File.Path, line, bound.Column.Column + 1), $"“{bound.Input.Name}”：{problem.Message}", problem.Hint));
            return Missing(line, bound.Input.Name, "读不出");
        }

        return state == CellState.NotApplicable ? Value.Null : value;
    }

    private static Value ReferenceRow(EntityDef target, string key, ref CellProblem? problem)
    {
        if (target.ReferenceRows is { } rows && ReferenceKeys.Of(rows).TryGetValue(key, out var row))
        {
            return Value.Row(rows, row);
        }

        problem = new CellProblem(FactCodes.Dangling, $"{target.Name}没有“{key}”", "改成已有的编号");
        return Value.Null;
    }

    private Value Number(MeasuredNumber number, decimal multiply, decimal divide, int line, string name)
    {
        var (state, raw) = number.State == CellState.NotDetected && number.Limit is { } limit && _factor is { } factor ? (CellState.Known, limit * factor) : (number.State, number.Number);
        return state switch
        {
            CellState.Known when multiply == divide => Value.Of(raw),
            CellState.Known when UnitConversion.TryScale(raw, multiply, divide, out var scaled) => Value.Of(scaled),
            CellState.NotApplicable => Value.Null,
            CellState.NotDetected => Missing(line, name, number.Limit is { } shown ? $"未检出，检出限 {NumberText.Of(shown)}" : "未检出"),
            CellState.NotMonitored => Missing(line, name, "未监测"),
            CellState.Invalid => Missing(line, name, "无效"),
            _ => Missing(line, name, "超出可表示的范围"),
        };
    }

    private static Value Missing(int line, string name, string why)
        => Value.Of(new UnknownInfo(new MissingItem($"行[{line}].{name}", $"第 {line} 行的{name}（{why}）", MissingReason.Fact, string.Empty, line.ToString(System.Globalization.CultureInfo.InvariantCulture), name)));
}
