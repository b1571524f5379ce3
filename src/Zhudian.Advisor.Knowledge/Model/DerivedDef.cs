using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>
/// A derived quantity: <c>断面.汛期比</c>, <c>断面.均值(项目, 期)</c>, or a function without an entity. Lazy, memoised per row and arguments.
/// Frame layout of <see cref="Formula"/>: slot 0 = 本 (null for functions without an entity), then the parameters in order.
/// </summary>
public sealed class DerivedDef
{
    internal DerivedDef(ElementInfo info, EntityDef? entity, ImmutableArray<ParameterSpec> parameters, SourceText formulaText)
    {
        Info = info;
        Entity = entity;
        Parameters = parameters;
        FormulaText = formulaText;
    }

    public ElementInfo Info { get; }

    /// <summary>Full name: <c>断面.汛期比</c> or <c>评一项</c>.</summary>
    public string Name => Info.Name;

    /// <summary>Name without the entity.</summary>
    public string ShortName => Entity is null ? Name : Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public EntityDef? Entity { get; }

    public ImmutableArray<ParameterSpec> Parameters { get; }

    /// <summary>Unit of each parameter as written, null where none is; empty when none has one.</summary>
    public ImmutableArray<string?> ParameterUnits { get; internal init; } = [];

    /// <summary>A global name without entity and parentheses: <c>评价年</c>.</summary>
    public bool IsGlobalName { get; internal init; }

    /// <summary>公式 as written, with its place.</summary>
    public SourceText FormulaText { get; }

    /// <summary>The typed tree; null when it did not bind (then loading failed).</summary>
    public BoundExpression? Bound { get; internal set; }

    /// <summary>Compiled formula.</summary>
    public CompiledExpression? Formula { get; internal set; }

    /// <summary>Result type: declared by 类型 or inferred.</summary>
    public FeelType Type { get; internal set; } = FeelType.Any;

    /// <summary>单位: declared or followed from the formula; null when dimensionless.</summary>
    public string? Unit { get; internal set; }

    /// <summary>单位 = 随 …: path as for fields.</summary>
    public IReadOnlyList<string>? UnitFrom { get; internal set; }

    /// <summary>位数.</summary>
    public int? Digits { get; internal set; }

    /// <summary>说明.</summary>
    public string Description { get; internal set; } = string.Empty;

    /// <summary>Dense index over all derived quantities of the knowledge base, for memo tables.</summary>
    public int Index { get; internal set; }
}
