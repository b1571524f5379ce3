using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>One row of a vocabulary table.</summary>
/// <param name="Entity">Owner.</param>
/// <param name="Name">字段.</param>
/// <param name="Slot">Index in <see cref="EntityDef.Fields"/> and in the row.</param>
/// <param name="Type">类型.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record FieldDef(EntityDef Entity, string Name, int Slot, DataType Type, SourceLocation Location)
{
    /// <summary>单位: symbol as written, canonical for stored numbers; null when dimensionless or <see cref="UnitFrom"/> is set.</summary>
    public string? Unit { get; init; }

    /// <summary>单位 = 随 项目.单位: names of the path that fixes the unit, e.g. [项目, 单位].</summary>
    public IReadOnlyList<string>? UnitFrom { get; init; }

    /// <summary>值域 as written; null when none.</summary>
    public string? DomainText { get; init; }

    /// <summary>值域 with its place, for binding.</summary>
    internal SourceText? DomainSource { get; init; }

    /// <summary>值域 compiled: slot 0 is the value; null when none.</summary>
    public CompiledExpression? Domain { get; internal set; }

    /// <summary>值域 as intervals of constants; null when it is not of that form.</summary>
    public CellShape? DomainShape { get; internal set; }

    /// <summary>合理范围 with its place, for binding.</summary>
    internal SourceText? UsualSource { get; init; }

    /// <summary>合理范围: where values usually lie; null when nothing was said.</summary>
    public UsualRanges? Usual { get; internal set; }

    /// <summary>必填.</summary>
    public bool Required { get; init; }

    /// <summary>位数: decimals to print; null = 3 significant digits.</summary>
    public int? Digits { get; init; }

    /// <summary>反向: name of the inverse list on the target entity.</summary>
    public string? InverseName { get; init; }

    /// <summary>显示名; the field name when none was given.</summary>
    public string DisplayName { get; init; } = Name;

    /// <summary>说明.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>提供部门: who has this fact; empty when not said.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>用于: kinds of document that need it; empty = all.</summary>
    public IReadOnlyList<string> UsedFor { get; init; } = [];

    /// <summary>分级: 公开, 内部 or 敏感; empty = 内部.</summary>
    public string Sensitivity { get; init; } = string.Empty;

    /// <summary>缺时: next step when the fact is missing.</summary>
    public string WhenMissing { get; init; } = string.Empty;

    /// <summary>Records are compared by identity: a field belongs to one entity.</summary>
    public bool Equals(FieldDef? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public override string ToString() => $"{Entity.Name}.{Name}";
}
