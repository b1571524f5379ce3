using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>A dated parameter: editions that do not overlap (RULES.md §11). A day in a gap is unknown.</summary>
/// <param name="Name">参数.</param>
/// <param name="Type">Common type of all values.</param>
/// <param name="Unit">单位; null when dimensionless.</param>
/// <param name="ByDatum">取日 = 数据日: may only be called with 按日.</param>
/// <param name="Editions">Ordered by <see cref="ParameterEdition.From"/>.</param>
public sealed record ParameterDef(string Name, FeelType Type, string? Unit, bool ByDatum, ImmutableArray<ParameterEdition> Editions)
{
    /// <summary>Declared or inferred type, for reading a choice of the sheet.</summary>
    public DataType Declared { get; init; } = new(DataKind.Number);

    /// <summary>The edition in force on a day; null in a gap.</summary>
    public ParameterEdition? On(DateOnly day)
    {
        foreach (var edition in Editions)
        {
            if ((edition.From is null || edition.From <= day) && (edition.To is null || day <= edition.To))
            {
                return edition;
            }
        }

        return null;
    }
}

/// <summary>One row of a parameter table.</summary>
/// <param name="Info">Name, location, 依据, 核验.</param>
/// <param name="Value">Literal value; unknown when 未取得. Expressions (<c>= …</c>) are evaluated when loading: they may use constants only.</param>
/// <param name="From">起, inclusive.</param>
/// <param name="To">止, inclusive.</param>
/// <param name="Alternatives">备选: non-empty makes the parameter a contested point.</param>
/// <param name="Description">说明.</param>
public sealed record ParameterEdition(ElementInfo Info, Value Value, DateOnly? From, DateOnly? To, ImmutableArray<Value> Alternatives, string Description)
{
    /// <summary>Value; set once more while loading when it is an expression over constants.</summary>
    public Value Value { get; internal set; } = Value;

    /// <summary>值 as written, with its place.</summary>
    public SourceText ValueText { get; init; } = SourceText.From(string.Empty);

    /// <summary>Whether a sheet may choose another value (口径); then its status prints but does not gate (RULES.md §13).</summary>
    public bool Contested => !Alternatives.IsDefaultOrEmpty;
}
