using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Apply;

/// <summary>
/// A decision table or a derived quantity over the rows of a CSV. A derived quantity of an entity sees each row as a row of that entity
/// (columns = fields); other entities are 未报.
/// </summary>
public static class ApplyRun
{
    /// <summary>Applies by name to text cells of a CSV.</summary>
    /// <param name="engine">Engine.</param>
    /// <param name="name">Name of a table, of a function, or <c>实体.派生量</c>.</param>
    /// <param name="rows">Cells by column name; columns that are no input are ignored.</param>
    /// <param name="asOf">评价日.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ApplyResult Run(EvaluationEngine engine, string name, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, DateOnly asOf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Run(engine, name, new TextRows(rows), asOf, cancellation);
    }

    /// <summary>Applies by name to typed values: unknown and null are inputs like any other (cases).</summary>
    /// <param name="engine">Engine.</param>
    /// <param name="name">Name of a table, of a function, or <c>实体.派生量</c>.</param>
    /// <param name="rows">Values by input name.</param>
    /// <param name="asOf">评价日.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ApplyResult Run(EvaluationEngine engine, string name, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows, DateOnly asOf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Run(engine, name, new ValueRows(rows), asOf, cancellation);
    }

    private static ApplyResult Run(EvaluationEngine engine, string name, InputRows rows, DateOnly asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (engine.Knowledge.Tables.TryGetValue(name, out var table))
        {
            var edition = table.On(asOf);
            return edition is null
                ? Error([], "ENG021", $"决策表 {name} 在 {asOf:yyyy-MM-dd} 没有有效的版本", "用 --as-of 给出有效期内的日期")
                : Pure(engine, [.. edition.Inputs.Select(i => (i.Name, i.Type))], rows, asOf, cancellation, (host, frame, values) => host.Table(table, values, null, frame), FormatOf(edition.Outputs is [var only] ? only.Digits : null));
        }

        if (!engine.Knowledge.Derived.TryGetValue(name, out var derived))
        {
            return Error([], "ENG022", $"知识库里没有名为“{name}”的决策表或派生量", "写决策表名、函数名，或“实体.派生量”");
        }

        return derived.Entity is null
            ? Pure(engine, [.. derived.Parameters.Select(p => (p.Name, p.Type))], rows, asOf, cancellation, (host, frame, values) => host.Derived(derived, Value.Null, values, frame), FormatOf(derived.Digits))
            : OverRows(engine, derived, rows, asOf, cancellation);
    }

    /// <summary>Applies a derived quantity of an entity to every row of that entity in a sheet (rows of a file read as several entities, <see cref="RowSheet"/>).</summary>
    /// <param name="engine">Engine.</param>
    /// <param name="name"><c>实体.派生量</c>.</param>
    /// <param name="sheet">The facts.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>One answer per row of the entity, in the order of the sheet; Inputs holds the keys of the rows.</returns>
    public static ApplyResult Run(EvaluationEngine engine, string name, FactSheet sheet, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(sheet);
        if (!engine.Knowledge.Derived.TryGetValue(name, out var derived) || derived.Entity is null)
        {
            return Error([], "ENG022", $"知识库里没有名为“{name}”的实体派生量", "列映射写了“实体”时，应用的是“实体.派生量”");
        }

        if (derived.Parameters.Length > 0 || derived.Entity.Role != EntityRole.Entity)
        {
            return NotPerRow(derived);
        }

        var table = sheet.Tables[derived.Entity.Name];
        return new ApplyResult([.. Enumerable.Range(0, table.RowCount).Select(table.KeyOf)], EachRow(engine, derived, sheet, cancellation), []);
    }

    /// <summary>The inputs a name takes, for reading rows of a file; empty when the knowledge base has no such name.</summary>
    public static ImmutableArray<RowInput> InputsOf(EvaluationEngine engine, string name, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (engine.Knowledge.Tables.TryGetValue(name, out var table))
        {
            return table.On(asOf) is { } edition ? [.. edition.Inputs.Select(i => new RowInput(i.Name, i.Type, i.Unit))] : [];
        }

        return !engine.Knowledge.Derived.TryGetValue(name, out var derived) ? []
            : derived.Entity is { } entity ? [.. entity.Fields.Select(f => new RowInput(f.Name, f.Type.Feel, f.Unit, f))]
            : [.. derived.Parameters.Select((p, i) => new RowInput(p.Name, p.Type, derived.ParameterUnits.ElementAtOrDefault(i)))];
    }

    private delegate Value Call(EngineHost host, Feel.Evaluation.Frame frame, Value[] values);

    private static ApplyResult Pure(
        EvaluationEngine engine, ImmutableArray<(string Name, FeelType Type)> inputs, InputRows rows, DateOnly asOf, CancellationToken cancellation, Call call, ValueFormat format)
    {
        if (MissingColumns(inputs.Select(i => i.Name), rows) is { Length: > 0 } missing)
        {
            return Error([.. inputs.Select(i => i.Name)], "ENG023", $"数据没有输入列：{string.Join("、", missing)}", $"需要的列：{string.Join("、", inputs.Select(i => i.Name))}");
        }

        var sheet = new FactSheetBuilder(engine.Knowledge, asOf).Build();
        if (sheet.Sheet is null)
        {
            return new ApplyResult([], [], sheet.Diagnostics);
        }

        var host = new EngineHost(engine.Plan, new RunContext(engine.Plan, sheet.Sheet, EvaluationOptions.Default, cancellation), keepEvidence: false);
        var frame = host.Run.Rent(1);
        var answers = ImmutableArray.CreateBuilder<ApplyRow>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = new Value[inputs.Length];
            var broken = Value.Null;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = rows.Read(row, inputs[i].Name, inputs[i].Type);
                broken = values[i].IsFault ? values[i] : broken;
            }

            answers.Add(Answer(broken.IsFault ? broken : call(host, frame, values), format));
        }

        return new ApplyResult([.. inputs.Select(i => i.Name)], answers.ToImmutable(), []);
    }

    private static ApplyResult OverRows(EvaluationEngine engine, DerivedDef derived, InputRows rows, DateOnly asOf, CancellationToken cancellation)
    {
        var entity = derived.Entity!;
        if (derived.Parameters.Length > 0 || entity.Role != EntityRole.Entity)
        {
            return NotPerRow(derived);
        }

        var builder = new FactSheetBuilder(engine.Knowledge, asOf).Reported(entity.Name);
        var single = entity.Key.Length == 1 && entity.Key[0].Type.Kind == DataKind.Text ? entity.Key[0] : null;
        for (var at = 0; at < rows.Count; at++)
        {
            var cells = entity.Fields.Where(f => rows.Has(at, f.Name)).Select(f => (f.Name, rows.Cell(at, f.Name))).ToList();
            if (single is not null && !cells.Exists(c => string.Equals(c.Name, single.Name, StringComparison.Ordinal)))
            {
                cells.Add((single.Name, Value.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"第{at + 1}行"))));
            }

            builder.Add(entity.Name, [.. cells]);
        }

        var result = builder.Build();
        if (result.Sheet is null)
        {
            return new ApplyResult([.. entity.Fields.Select(f => f.Name)], [], result.Diagnostics);
        }

        return new ApplyResult([.. entity.Fields.Select(f => f.Name)], EachRow(engine, derived, result.Sheet, cancellation), [.. result.Diagnostics.Where(d => d.Severity == Severity.Error)]);
    }

    private static ApplyResult NotPerRow(DerivedDef derived)
        => Error([], "ENG024", $"“{derived.Name}”带参数或不属于事实实体，不能逐行应用", "应用不带参数的派生量，或把它写成不带实体的函数");

    private static ImmutableArray<ApplyRow> EachRow(EvaluationEngine engine, DerivedDef derived, FactSheet sheet, CancellationToken cancellation)
    {
        var context = new RunContext(engine.Plan, sheet, EvaluationOptions.Default, cancellation);
        var host = new EngineHost(engine.Plan, context, keepEvidence: false);
        var frame = host.Run.Rent(1);
        var source = context.SourceOf(derived.Entity!);
        var answers = ImmutableArray.CreateBuilder<ApplyRow>(source.RowCount);
        for (var i = 0; i < source.RowCount; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            answers.Add(Answer(host.Derived(derived, Value.Row(source, i), [], frame), FormatOf(derived.Digits)));
        }

        return answers.ToImmutable();
    }

    private static string[] MissingColumns(IEnumerable<string> inputs, InputRows rows)
        => rows.Count == 0 ? [] : [.. inputs.Where(i => !rows.HasColumn(i))];

    // A CSV wants the number itself; 位数 only where the knowledge base gives it.
    private static ValueFormat FormatOf(int? digits) => digits is null ? new ValueFormat { Exact = true } : new ValueFormat(Decimals: digits);

    private static ApplyRow Answer(in Value value, ValueFormat format) => value switch
    {
        { IsFault: true } => new ApplyRow(ApplyOutcome.Fault, value, string.Empty, [], value.Fault),
        { IsUnknown: true } => new ApplyRow(ApplyOutcome.Unknown, value, string.Empty, [.. value.Unknown!.Items()], null),
        { IsNull: true } => new ApplyRow(ApplyOutcome.NotApplicable, value, string.Empty, [], null),
        _ => new ApplyRow(ApplyOutcome.Value, value, value.Kind is ValueKind.Enum or ValueKind.Row ? KeyText.Of(value) : ValueFormatter.Format(value, format), [], null),
    };

    private static ApplyResult Error(ImmutableArray<string> inputs, string code, string message, string hint)
        => new(inputs, [], [new Diagnostic(code, Severity.Error, null, message, hint)]);
}
