using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>All editions of one decision table (RULES.md §11); mostly one. Inputs and outputs of all editions agree in name and type.</summary>
public sealed record TableFamily(string Name, ImmutableArray<DecisionTable> Editions)
{
    /// <summary>The edition in force on a day; null in a gap.</summary>
    public DecisionTable? On(DateOnly day) => Editions.FirstOrDefault(e => e.Info.Attributes.InForce(day));
}

/// <summary>
/// One decision table (RULES.md §6), bound and compiled. Frame layout of all its expressions: slots 0…n-1 the inputs in order;
/// <c>?</c> in a cell is the slot of its own column's input.
/// </summary>
public sealed record DecisionTable(
    ElementInfo Info,
    HitPolicy Policy,
    ImmutableArray<TableInput> Inputs,
    ImmutableArray<TableOutput> Outputs,
    ImmutableArray<TableRow> Rows)
{
    internal static readonly IReadOnlyDictionary<string, ValueSlot> NoDefaults = new Dictionary<string, ValueSlot>(0);

    /// <summary>缺省 per output name; empty when no row matching is a fault (U A P F).</summary>
    public IReadOnlyDictionary<string, ValueSlot> Defaults { get; init; } = NoDefaults;

    /// <summary>约束: bounds of the input space for table analysis; boolean over the inputs.</summary>
    public ImmutableArray<ConditionDef> Constraints { get; init; } = [];

    /// <summary>Slots a frame needs.</summary>
    public int FrameSize { get; internal set; }

    /// <summary>Row index, made on first use by whoever evaluates the table and known to it only; belongs to <see cref="Rows"/>.</summary>
    internal object? Plan { get; set; }

    /// <summary>Whether 缺省 gives the value when no row matches.</summary>
    public bool HasDefaults => Defaults.Count > 0;
}

/// <summary>One input column; numbers are in <paramref name="Unit"/>.</summary>
public sealed record TableInput(string Name, string? Unit, DataType? Declared, FeelType Type, TextSpan Span);

/// <summary>One output column. Values of enumerations rank by <see cref="EnumType"/> order for P and O.</summary>
public sealed record TableOutput(string Name, string? Unit, DataType? Declared, FeelType Type, int? Digits);

/// <summary>One row; <paramref name="Id"/> is unique in the table, the full id is <c>表名/行</c>.</summary>
public sealed record TableRow(string Id, ImmutableArray<TableCell> Cells, ImmutableArray<ValueSlot> Outputs, BlockAttributes Attributes, SourceLocation Location)
{
    /// <summary>组 of a C+ table; null when the table has no such column.</summary>
    public string? Group { get; init; }

    /// <summary>备注.</summary>
    public string Note { get; init; } = string.Empty;
}

/// <summary>What a cell says about its input.</summary>
public enum CellKind
{
    /// <summary><c>-</c>: anything, unknown included.</summary>
    Any,

    /// <summary>缺: unknown only.</summary>
    Missing,

    /// <summary>null: not applicable only.</summary>
    NotApplicable,

    /// <summary>A test on the value.</summary>
    Test,
}

/// <summary>One input cell. <paramref name="Code"/> and <paramref name="Bound"/> are set for <see cref="CellKind.Test"/> only.</summary>
public sealed record TableCell(CellKind Kind, BoundExpression? Bound, CompiledExpression? Code, SourceText Text)
{
    /// <summary>Alternatives of the cell in analysable form (points, intervals, words, not …); null when the cell cannot be analysed.</summary>
    public CellShape? Shape { get; init; }
}

/// <summary>Analysable form of a test cell: the set of values it accepts, for table analysis and for the row index.</summary>
/// <param name="Negated"><c>not(…)</c>.</param>
/// <param name="Intervals">Union of intervals of constants (a point is a closed interval of equal ends; null end = unbounded).</param>
public sealed record CellShape(bool Negated, ImmutableArray<CellInterval> Intervals);

/// <summary>One interval of constants.</summary>
public sealed record CellInterval(Value? Low, bool LowClosed, Value? High, bool HighClosed)
{
    /// <summary>A single value.</summary>
    public bool IsPoint => LowClosed && HighClosed && Low is { } low && High is { } high && low.Equals(high);

    /// <summary>The interval of one value.</summary>
    public static CellInterval Point(Value value) => new(value, true, value, true);
}
