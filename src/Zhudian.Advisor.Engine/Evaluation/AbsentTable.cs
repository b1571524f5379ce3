using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>An entity the sheet says nothing about: no rows, 未报 (RULES.md §9, Completeness).</summary>
internal sealed class AbsentTable : FactTable
{
    public AbsentTable(EntityDef entity)
    {
        Entity = entity;
        Gap = new UnknownInfo(new MissingItem("清单:" + entity.Name, $"{entity.Name}清单未报", MissingReason.List, entity.Name));
        AllRows = ListValue.Of([], Gap);
    }

    public override EntityDef Entity { get; }

    public override Completeness Completeness => Completeness.NotReported;

    public override UnknownInfo? Gap { get; }

    public override RecordType RowType => Entity.RowType;

    public override int RowCount => 0;

    public override ListValue AllRows { get; }

    public override string KeyOf(int row) => string.Empty;

    public override Value Get(int row, int slot) => Value.Of(Gap);

    public override FactOrigin OriginOf(int row) => FactOrigin.Reported;

    public override SourceLocation? LocationOf(int row, int slot) => null;

    public override int IndexOfKey(string key) => -1;

    public override CellState StateOf(int row, int slot) => CellState.Blank;

    public override ReadOnlySpan<int> TargetRows(int slot) => [];
}
