using System.Globalization;
using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts;

/// <summary>One fact set by hand.</summary>
/// <param name="Field">Field of the row.</param>
/// <param name="Value">Its value; unknown and null are possible.</param>
public sealed record CellSetting(FieldDef Field, Value Value);

/// <summary>
/// Reads a text as the sheet would read it in a cell of a field: by the field's type, with a unit behind the number where the field has one,
/// within its 值域. <c>未知</c> and nothing mean unknown, <c>无</c> not applicable; a measured value takes its mark and detection limit along.
/// </summary>
/// <param name="units">Units of the knowledge base.</param>
/// <param name="rowsOf">Rows of an entity or reference kind, for references.</param>
public sealed class CellText(UnitSystem units, Func<EntityDef, RowSource> rowsOf)
{
    /// <summary>What sets a fact or parameter to unknown.</summary>
    public const string UnknownWord = "未知";

    private static readonly CellReader Cells = new(false);

    /// <summary>What a text sets in a row; a diagnostic with the place of the cell and the remedy when it does not fit.</summary>
    public Diagnostic? Read(FactTable table, int row, FieldDef field, string text, out ImmutableArray<CellSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(text);
        settings = [];
        var cell = text.Trim();
        var name = $"{table.Entity.Name}[{table.KeyOf(row)}].{field.Name}";
        var isNumber = field.Type.Kind is DataKind.Number or DataKind.Integer;
        var read = isNumber ? ReadNumber(field, UnitOf(table, row, field), cell) : ReadOther(field.Type, cell);
        if (read.Problem is { } problem)
        {
            return new Diagnostic(problem.Code, Severity.Error, table.LocationOf(row, field.Slot), $"{name}：{problem.Message}", problem.Hint);
        }

        if (read.Value.IsDefinite && !read.Value.IsNull && field.Domain is { } domain && Outside(domain, read.Value))
        {
            return new Diagnostic(
                FactCodes.OutsideDomain, Severity.Error, table.LocationOf(row, field.Slot), $"{name}：{cell} 不在值域 {field.DomainText} 内",
                field.Unit is { } unit ? $"检查数值与单位（应为 {unit}）" : "改成值域内的值");
        }

        if (read.Value.IsNumber && field.Usual?.Of(table, row) is { } range && !range.IsPossible(read.Value.AsNumber))
        {
            return new Diagnostic(FactCodes.Impossible, Severity.Error, table.LocationOf(row, field.Slot), $"{name}：{cell} 不可能（{UsualWords.Limits(range)}）", "核对数值、小数点与单位");
        }

        settings = WithMark(table, row, field, read);
        return null;
    }

    /// <summary>A parameter's value, with a unit behind the number where it has one. A contested point that is a word takes only what is to be chosen.</summary>
    public Diagnostic? Read(ParameterDef parameter, string text, out Value value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(text);
        var cell = text.Trim();
        var isNumber = parameter.Declared.Kind is DataKind.Number or DataKind.Integer;
        var read = isNumber ? ReadNumber(parameter.Declared.Kind, parameter.Unit, cell, hasMark: false) : ReadOther(parameter.Declared, cell);
        value = read.Value.IsDefinite || read.Problem is not null ? read.Value : Unknown(string.Empty, string.Empty, parameter.Name);
        var place = parameter.Editions.IsDefaultOrEmpty ? null : parameter.Editions[0].Info.Location;
        if (read.Problem is { } problem)
        {
            return new Diagnostic(problem.Code, Severity.Error, place, $"参数“{parameter.Name}”：{problem.Message}", problem.Hint);
        }

        var allowed = parameter.Editions.Where(e => e.Contested).SelectMany(e => e.Alternatives.Prepend(e.Value)).Distinct().ToList();
        var chosen = value;
        return !isNumber && value is { IsDefinite: true, IsNull: false } && allowed.Count > 0 && !allowed.Exists(a => a.Equals(chosen))
            ? new Diagnostic(FactCodes.Choices, Severity.Error, place, $"参数“{parameter.Name}”不能取“{cell}”", "可取：" + string.Join("、", allowed.Select(v => CellReader.TextOf(RawCell.OfValue(v)))))
            : null;
    }

    private Reading ReadNumber(FieldDef field, string? unit, string text)
        => ReadNumber(field.Type.Kind, unit, text, ReferenceEquals(field.Entity.Qualifier?.Value, field));

    private Reading ReadNumber(DataKind kind, string? canonical, string text, bool hasMark)
    {
        if (text.Length == 0 || text == UnknownWord)
        {
            return new Reading(CellState.Blank, Value.Null);
        }

        var to = canonical is not null && units.TryGet(canonical, out var known) ? known : null;
        var unit = to;
        var number = text;
        if (to is not null && !MeasuredNumber.TryRead(text, out _))
        {
            // The longest unit at the end: “0.073 mg/L”, “73μg/L”, “85%”.
            var (found, length) = units.All.SelectMany(u => u.Aliases.Append(u.Symbol).Select(s => (Unit: u, s.Length, At: s)))
                .Where(u => text.EndsWith(u.At, StringComparison.Ordinal) && MeasuredNumber.TryRead(text[..^u.Length].TrimEnd(), out _))
                .OrderByDescending(u => u.Length).Select(u => (u.Unit, u.Length)).FirstOrDefault();
            (unit, number) = found is null ? (to, text) : (found, text[..^length].TrimEnd());
        }

        // Whether it is whole shows in the unit of the field only.
        var isOther = unit is not null && to is not null && unit != to;
        if (CellReader.ReadNumber(isOther ? DataKind.Number : kind, RawCell.OfText(number, 0), out var read) is { } problem)
        {
            return new Reading(problem with { Hint = to is null ? problem.Hint : $"写数字，可带单位，如 1.5 {to.Symbol}；不知道写“未知”，不适用写“无”" });
        }

        if (read.State == CellState.NotDetected && (!hasMark || read.Limit is null))
        {
            return new Reading(new CellProblem(FactCodes.NoPlaceForMark, $"“{text}”不能用在这里", hasMark ? "写明检出限，如 0.01L" : "按本单位的规定折算后写数值"));
        }

        var (multiply, divide) = (1m, 1m);
        if (isOther)
        {
            if (!UnitSystem.TryConvert(unit!, to!, out _))
            {
                return new Reading(new CellProblem(FactCodes.WrongUnit, $"单位 {unit!.Symbol} 不能换算成 {to!.Symbol}", $"改为 {to.Symbol} 或同类单位"));
            }

            (multiply, divide) = (unit!.Factor, to!.Factor);
        }

        var isConverted = UnitConversion.TryScale(read.Number, multiply, divide, out var value) & UnitConversion.TryScale(read.Limit ?? 0, multiply, divide, out var limit);
        if (isConverted && isOther && CellReader.ReadNumber(kind, RawCell.OfText(value.ToString(CultureInfo.InvariantCulture), 0), out _) is { } broken)
        {
            return new Reading(broken);
        }

        return isConverted
            ? new Reading(read.State, read.State == CellState.Known ? Value.Of(value) : Value.Null) { Limit = limit }
            : new Reading(new CellProblem(FactCodes.NotANumber, $"“{text}”换算单位后超出可表示的范围", "检查数值与单位"));
    }

    private Reading ReadOther(DataType type, string text)
    {
        if (text.Length == 0 || text == UnknownWord)
        {
            return new Reading(CellState.Blank, Value.Null);
        }

        if (Cells.Read(type, RawCell.OfText(text, 0), out var state, out var value) is { } problem)
        {
            return new Reading(problem);
        }

        return state != CellState.Known ? new Reading(state, Value.Null)
            : type.Kind == DataKind.Reference ? Row(type.Target!, value.AsText!)
            : type is { Kind: DataKind.List, Element: { Kind: DataKind.Reference, Target: { } target } } ? Rows(target, value.As<ListValue>()!)
            : new Reading(state, value);
    }

    private Reading Rows(EntityDef target, ListValue keys)
    {
        var rows = new Value[keys.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var read = Row(target, keys[i].AsText!);
            if (read.Problem is not null)
            {
                return read;
            }

            rows[i] = read.Value;
        }

        return new Reading(CellState.Known, Value.Of(ListValue.Of(rows)));
    }

    private Reading Row(EntityDef target, string key)
    {
        var rows = rowsOf(target);
        var keys = Enumerable.Range(0, rows.RowCount).Select(rows.KeyOf).ToList();
        var at = keys.IndexOf(key);
        return at >= 0 ? new Reading(CellState.Known, Value.Row(rows, at))
            : new Reading(new CellProblem(FactCodes.Dangling, $"{target.Name}里没有键“{key}”", Suggestion.Hint(key, keys)));
    }

    // A value that is set is no longer 未检出 or 未监测, and the other way round.
    private static ImmutableArray<CellSetting> WithMark(FactTable table, int row, FieldDef field, in Reading read)
    {
        var value = read.State is CellState.Blank or CellState.NotMonitored or CellState.Invalid ? Unknown(table.Entity.Name, table.KeyOf(row), field.Name) : read.Value;
        if (field.Entity.Qualifier is not { } q || !ReferenceEquals(q.Value, field))
        {
            return [new CellSetting(field, value)];
        }

        var word = QualifierBinder.WordFor(q.Mark.Type.Enum!, read.State);
        var mark = word is not null ? Value.Of(word) : read.State == CellState.NotApplicable ? Value.Null : value;
        var limit = read.State == CellState.NotDetected ? Value.Of(read.Limit) : read.State == CellState.Blank ? value : Value.Null;
        return [new CellSetting(field, read.State == CellState.NotDetected ? Value.Null : value), new CellSetting(q.Mark, mark), new CellSetting(q.DetectionLimit, limit)];
    }

    private static string? UnitOf(FactTable table, int row, FieldDef field)
    {
        if (field.UnitFrom is not { } path)
        {
            return field.Unit;
        }

        RowSource source = table;
        EntityDef? entity = table.Entity;
        for (var i = 0; i < path.Count && entity is not null && entity.TryGetField(path[i], out var step); i++)
        {
            var value = source.Get(row, step.Slot);
            if (i == path.Count - 1)
            {
                return value.AsText;
            }

            if (!value.IsRow)
            {
                return null;
            }

            (source, row, entity) = (value.As<RowSource>()!, value.RowIndex, step.Type.Target);
        }

        return null;
    }

    /// <summary>Whether a value lies outside a 值域.</summary>
    internal static bool Outside(CompiledExpression domain, in Value value)
    {
        var run = new EvaluationRun();
        var frame = run.Rent(Math.Max(1, domain.FrameSize));
        frame.Slots[0] = value;
        return domain.Test(frame) is Truth.False or Truth.Fault;
    }

    private static Value Unknown(string entity, string key, string field)
        => Value.Of(new UnknownInfo(new MissingItem(entity.Length == 0 ? field : $"{entity}[{key}].{field}", $"{(entity.Length == 0 ? string.Empty : $"{entity} {key} 的")}{field}（假设为未知）", MissingReason.Fact, entity, key, field)));

    private readonly record struct Reading(CellState State, Value Value)
    {
        public Reading(CellProblem problem)
            : this(CellState.Blank, Value.Null)
            => Problem = problem;

        public CellProblem? Problem { get; init; }

        public decimal Limit { get; init; }
    }
}
