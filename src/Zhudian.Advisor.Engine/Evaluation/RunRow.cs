using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>评估: the one row of the run (RULES.md §7). Day, period and city are those of the evaluation, other fields those of the sheet.</summary>
internal sealed class RunRow : RowSource
{
    private const string Name = "评估";
    private readonly EntityDef _entity;
    private readonly Value[] _values;

    public RunRow(EntityDef entity, FactTable? given, RunContext context)
    {
        _entity = entity;
        AllRows = ListValue.Of([Value.Row(this, 0)]);
        _values = new Value[entity.Fields.Length];
        for (var slot = 0; slot < _values.Length; slot++)
        {
            var field = entity.Fields[slot];
            _values[slot] = field.Name switch
            {
                "评价日" => DayValues.Of(context.AsOf),
                "期" => DayValues.Of(context.Period),
                "对比期" => context.ComparePeriod is { } compare ? DayValues.Of(compare) : Missing(field),
                "城市" when context.Sheet.City.Length > 0 => Value.Of(context.Sheet.City),
                _ => given is { RowCount: > 0 } ? given.Get(0, slot) : Missing(field),
            };
        }
    }

    public override RecordType RowType => _entity.RowType;

    public override int RowCount => 1;

    public override ListValue AllRows { get; }

    public override string KeyOf(int row) => Name;

    public override Value Get(int row, int slot) => _values[slot];

    /// <summary>Whether an entity is the run row.</summary>
    public static bool Is(EntityDef entity) => string.Equals(entity.Name, Name, StringComparison.Ordinal);

    private static Value Missing(FieldDef field)
        => Value.Of(new UnknownInfo(new MissingItem($"{Name}.{field.Name}", $"{Name}的{field.DisplayName}", MissingReason.Fact, Name, string.Empty, field.Name)));
}
