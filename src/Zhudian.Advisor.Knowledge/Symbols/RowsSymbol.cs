using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>An entity or conclusion kind used as a value: the list of its rows, incomplete when its worksheet is.</summary>
public sealed class EntityRowsSymbol(EntityDef entity) : ValueSymbol(entity.Name, FeelType.ListOf(entity.RowType))
{
    public EntityDef Entity { get; } = entity;

    /// <inheritdoc/>
    public override Value Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Value.Of(frame.Host().Rows(Entity, frame));
    }
}

/// <summary>A reference kind used as a value: its rows, always complete, answered without the host.</summary>
public sealed class ReferenceRowsSymbol(EntityDef entity) : ValueSymbol(entity.Name, FeelType.ListOf(entity.RowType))
{
    public EntityDef Entity { get; } = entity;

    /// <inheritdoc/>
    public override Value Read(Frame frame) => Value.Of(Entity.ReferenceRows?.AllRows ?? ListValue.Empty);
}

/// <summary>评估: the one row of the run (RULES.md §7); unknown when the sheet has none.</summary>
public sealed class RunRowSymbol(EntityDef entity) : ValueSymbol(entity.Name, entity.RowType)
{
    public EntityDef Entity { get; } = entity;

    /// <inheritdoc/>
    public override Value Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var rows = frame.Host().Rows(Entity, frame);
        return rows.Count > 0 ? rows[0] : Value.Of(new UnknownInfo(new MissingItem("清单:" + Entity.Name, Entity.Name + "没有填", MissingReason.List, Entity.Name)));
    }
}
