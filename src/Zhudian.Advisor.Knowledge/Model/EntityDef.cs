using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>种类 of a vocabulary table.</summary>
public enum EntityRole
{
    /// <summary>实体: rows come from the fact sheet.</summary>
    Entity,

    /// <summary>参考: rows come from the knowledge base.</summary>
    Reference,

    /// <summary>结论: rows come from rules.</summary>
    Conclusion,
}

/// <summary>完整性 of a worksheet.</summary>
public enum Completeness
{
    /// <summary>未报</summary>
    NotReported,

    /// <summary>部分</summary>
    Partial,

    /// <summary>已报全</summary>
    Complete,
}

/// <summary>
/// An entity, reference kind or conclusion kind. Built in two steps: shells first so that references can point at each other,
/// then members; frozen after loading.
/// </summary>
public sealed class EntityDef
{
    internal EntityDef(ElementInfo info, EntityRole role)
    {
        Info = info;
        Role = role;
        RowType = new EntityRowType(this);
    }

    public ElementInfo Info { get; }

    public string Name => Info.Name;

    public EntityRole Role { get; }

    /// <summary>Static type of a row; its members are fields, derived quantities and inverse lists.</summary>
    public EntityRowType RowType { get; }

    /// <summary>Stored fields in order of declaration; index = slot. Conclusion kinds end with the implicit 规则 主体 核验 来源 依据 暂定.</summary>
    public ImmutableArray<FieldDef> Fields { get; internal set; } = [];

    /// <summary>键: fields that identify a row; the first field when nothing was said.</summary>
    public ImmutableArray<FieldDef> Key { get; internal set; } = [];

    /// <summary>唯一: further unique field sets.</summary>
    public ImmutableArray<ImmutableArray<FieldDef>> UniqueSets { get; internal set; } = [];

    /// <summary>完整性: default where the sheet is silent (absent worksheets are always 未报).</summary>
    public Completeness DefaultCompleteness { get; internal set; } = Completeness.Complete;

    /// <summary>宽表：项目 → 值; null when the worksheet is long.</summary>
    public WideFold? Wide { get; internal set; }

    /// <summary>标记：值 → 标记, 检出限: where the qualifier of a measured value goes (RULES.md §4).</summary>
    public QualifierFields? Qualifier { get; internal set; }

    /// <summary>未知时：字段 = 值 of a conclusion kind.</summary>
    public (FieldDef Field, Value Value)? WhenUnknown { get; internal set; }

    /// <summary>正式定级：是.</summary>
    public bool FormalGrade { get; internal set; }

    /// <summary>Explanation of the vocabulary block: the first prose paragraph under its heading; empty when there is none.</summary>
    public string Description { get; internal set; } = string.Empty;

    /// <summary>Rows of a reference kind; null for the other roles.</summary>
    public RowSource? ReferenceRows { get; internal set; }

    /// <summary>Stored field by name.</summary>
    public bool TryGetField(string name, out FieldDef field)
    {
        foreach (var candidate in Fields)
        {
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
            {
                field = candidate;
                return true;
            }
        }

        field = null!;
        return false;
    }
}

/// <summary>宽表：<paramref name="Item"/> → <paramref name="Value"/>.</summary>
public sealed record WideFold(FieldDef Item, FieldDef Value);

/// <summary>Where <c>0.01L</c>, <c>&lt;0.01</c>, 未检出, 未监测, 无效 of a value field are kept apart.</summary>
/// <param name="Value">The measured field; null (不适用) when 未检出, unknown when 未监测, 无效 or blank.</param>
/// <param name="Mark">Enumeration field with the words 检出, 未检出, 未监测, 无效; unknown when the cell is blank.</param>
/// <param name="DetectionLimit">Number field in the unit of <paramref name="Value"/>.</param>
public sealed record QualifierFields(FieldDef Value, FieldDef Mark, FieldDef DetectionLimit);

/// <summary>Members of an entity's rows by name. Members are registered while loading and frozen afterwards.</summary>
public sealed class EntityRowType(EntityDef entity) : RecordType
{
    private readonly Dictionary<string, MemberSymbol> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<MemberSymbol>> _pending = new(StringComparer.Ordinal);

    public EntityDef Entity { get; } = entity;

    /// <inheritdoc/>
    public override string Name => Entity.Name;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> MemberNames => _pending.Count == 0 ? _members.Keys : [.. _members.Keys, .. _pending.Keys];

    /// <inheritdoc/>
    public override Symbol? Find(string name) => _members.TryGetValue(name, out var member) ? member : _pending.TryGetValue(name, out var make) ? make() : null;

    internal bool TryAdd(MemberSymbol member)
    {
        _pending.Remove(member.Name);
        return _members.TryAdd(member.Name, member);
    }

    /// <summary>A derived quantity that is bound when first asked for (its type may have to be inferred); false when the name is taken.</summary>
    internal bool TryAddPending(string name, Func<MemberSymbol> make) => !_members.ContainsKey(name) && _pending.TryAdd(name, make);
}
