using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>How one evaluation runs. The default takes day, period and choices from the sheet.</summary>
public sealed record EvaluationOptions
{
    // Null for nothing set, as in ordinary use: even the empty collections of these types have code that no compiler makes ahead of time.
    private readonly ImmutableDictionary<string, Value>? _parameters;
    private readonly ImmutableDictionary<FactCell, Value>? _facts;

    public static EvaluationOptions Default { get; } = new();

    /// <summary>评价日 instead of the sheet's.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>期 instead of the sheet's.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>对比期 instead of the sheet's.</summary>
    public DatePeriod? ComparePeriod { get; init; }

    /// <summary>Parameters set outright, whatever their editions say (cases and what-if); the receipt says so (<see cref="Model.ReceiptSettings"/>).</summary>
    public ImmutableDictionary<string, Value> Parameters { get => _parameters ?? ImmutableDictionary<string, Value>.Empty; init => _parameters = value; }

    /// <summary>Derived quantities given instead of computed (cases, RULES.md §12).</summary>
    public ImmutableArray<GivenDerived> GivenDerived { get; init; } = [];

    /// <summary>Facts set otherwise than the sheet says (what-if); unknown and null are allowed.</summary>
    public ImmutableDictionary<FactCell, Value> Facts { get => _facts ?? ImmutableDictionary<FactCell, Value>.Empty; init => _facts = value; }

    /// <summary>Bounds of steps, depth and sizes.</summary>
    public EvaluationLimits Limits { get; init; } = EvaluationLimits.Default;

    /// <summary>Only these rules (编号); null = all. Conclusions of rules left out are simply absent.</summary>
    public ImmutableHashSet<string>? OnlyRules { get; init; }

    /// <summary>Whether any parameter is set outright.</summary>
    internal bool SetsParameters => _parameters is { IsEmpty: false };

    /// <summary>Whether any fact is set otherwise than the sheet says.</summary>
    internal bool SetsFacts => _facts is { IsEmpty: false };

    /// <summary>False takes the general code everywhere: for tests that compare both.</summary>
    internal bool Fuse { get; init; } = true;

    /// <summary>False leaves status, basis and origin of conclusions out: only for measuring what keeping them costs.</summary>
    internal bool KeepEvidence { get; init; } = true;
}

/// <summary>A parameterless derived quantity of one row, given instead of computed.</summary>
/// <param name="Derived">Full name, e.g. <c>断面.汛期比</c>.</param>
/// <param name="RowKey">Key of the row.</param>
/// <param name="Value">Value.</param>
public sealed record GivenDerived(string Derived, string RowKey, Value Value);

/// <summary>One cell of a sheet: <c>断面[A].目标</c>.</summary>
/// <param name="Entity">Entity.</param>
/// <param name="Key">Key of the row.</param>
/// <param name="Field">Field.</param>
public sealed record FactCell(string Entity, string Key, string Field)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Entity}[{Key}].{Field}";
}
