using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>
/// A rule (RULES.md §12). Frame layout of all its expressions: slots 0…n-1 the variables of 对 in order (an unnamed subject is slot 0),
/// then one slot per 令 name (memo of the binding, filled on demand), then the variables of 无 and of the expressions.
/// </summary>
public sealed class RuleDef
{
    internal RuleDef(ElementInfo info) => Info = info;

    public ElementInfo Info { get; }

    /// <summary>编号.</summary>
    public string Id => Info.Name;

    /// <summary>对.</summary>
    public ImmutableArray<RuleVariable> Variables { get; internal set; } = [];

    /// <summary>令.</summary>
    public ImmutableArray<LetDef> Lets { get; internal set; } = [];

    /// <summary>当.</summary>
    public ImmutableArray<ConditionDef> Conditions { get; internal set; } = [];

    /// <summary>无.</summary>
    public ImmutableArray<AbsenceDef> Absences { get; internal set; } = [];

    /// <summary>则.</summary>
    public ImmutableArray<ActionDef> Actions { get; internal set; } = [];

    /// <summary>Stratum: rules of a lower number run first.</summary>
    public int Stratum { get; internal set; }

    /// <summary>Conclusion kinds whose rows the rule reads, also through derived quantities and tables.</summary>
    public ImmutableArray<EntityDef> Reads { get; internal set; } = [];

    /// <summary>Slots a frame needs for every expression of the rule.</summary>
    public int FrameSize { get; internal set; }
}

/// <summary>One variable of 对: over the rows of an entity, or over a list expression using earlier variables.</summary>
public sealed record RuleVariable(string Name, int Slot, EntityDef? Entity, BoundExpression? ListBound, CompiledExpression? List, SourceText? Text, bool Unnamed);

/// <summary>One name of 令, evaluated on demand per binding.</summary>
public sealed record LetDef(string Name, int Slot, BoundExpression Bound, CompiledExpression Code, SourceText Text)
{
    /// <summary>Unit followed through the formula; null when dimensionless or unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>Decimals to print; null = 3 significant digits.</summary>
    public int? Digits { get; init; }
}

/// <summary>One item of 当.</summary>
/// <param name="Join">When the condition is <c>x.ref = y</c> usable as an index: see <see cref="JoinKey"/>.</param>
public sealed record ConditionDef(BoundExpression Bound, CompiledExpression Code, SourceText Text, JoinKey? Join)
{
    /// <summary>Slot of the only variable the condition looks at: it can be decided once per row. Null when it looks at several or none.</summary>
    public int? OnlySlot { get; init; }

    /// <summary>Bounds the condition puts on a stored number of the last variable it looks at; empty when it is not of that form.</summary>
    public ImmutableArray<RangeKey> Ranges { get; init; } = [];
}

/// <summary>An equality usable for a hash join: <paramref name="Probe"/> (only earlier variables) = <paramref name="Build"/> (a member path of variable <paramref name="Slot"/>).</summary>
public sealed record JoinKey(int Slot, CompiledExpression Build, CompiledExpression Probe);

/// <summary>
/// A bound usable to find rows by order: <paramref name="Own"/> (the stored number at <paramref name="Path"/> of variable <paramref name="Slot"/>) is at most
/// (<paramref name="IsUpper"/>) or at least the sum of <paramref name="Terms"/>, which need earlier variables only.
/// </summary>
public sealed record RangeKey(int Slot, string Path, CompiledExpression Own, bool IsUpper, ImmutableArray<RangeTerm> Terms);

/// <summary>One term of a bound, taken away when <paramref name="Minus"/>.</summary>
public sealed record RangeTerm(CompiledExpression Code, bool Minus);

/// <summary>One 无: no row of <paramref name="Entity"/> satisfies <paramref name="Condition"/>.</summary>
public sealed record AbsenceDef(string Name, int Slot, EntityDef Entity, ConditionDef Condition);

/// <summary>One child of 则.</summary>
public sealed record ActionDef(EntityDef Kind, ImmutableArray<ActionField> Fields, SourceLocation Location);

/// <summary>One field of a conclusion: an expression or a text template.</summary>
public sealed record ActionField(FieldDef Field, ValueSlot Slot);
