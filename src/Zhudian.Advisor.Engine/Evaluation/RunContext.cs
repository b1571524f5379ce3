using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// The facts and growing conclusions of one evaluation, and what was chosen for it. After the evaluation it no longer changes,
/// and proofs run over the same context with hosts of their own.
/// </summary>
internal sealed class RunContext
{
    private readonly Dictionary<EntityDef, RowSource> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FieldDef, InverseIndex> _inverses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EntityDef, ConclusionTable> _conclusions = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<(RowSource, int, int), Value>? _overrides;
    private readonly HashSet<FieldDef> _overridden = [];
    private readonly RunContext? _like;
    private SheetIndexes? _indexes;

    /// <summary>A context; with <paramref name="like"/>, one of the same sheet, day and plan, what no setting of facts can change is shared with it (searches try thousands of settings).</summary>
    public RunContext(EnginePlan plan, FactSheet sheet, EvaluationOptions options, CancellationToken cancellation, RunContext? like = null)
    {
        _like = like;
        Plan = plan;
        Sheet = sheet;
        Options = options;
        Cancellation = cancellation;
        AsOf = options.AsOf ?? sheet.AsOf;
        Period = options.Period ?? sheet.Period;
        ComparePeriod = options.ComparePeriod ?? sheet.ComparePeriod;
        var shared = plan.Evidence;
        Pool = shared.Pool;
        Statuses = like?.Statuses ?? (sheet.Choices.Attestations.IsEmpty ? shared.Statuses : StatusTable.For(plan.Elements, sheet.Choices.Attestations, AsOf));
        foreach (var entity in plan.Knowledge.Entities.Values)
        {
            Add(entity);
        }

        _overrides = Overrides();
    }

    public EnginePlan Plan { get; }

    public FactSheet Sheet { get; }

    public EvaluationOptions Options { get; }

    public CancellationToken Cancellation { get; }

    public DateOnly AsOf { get; }

    public DatePeriod Period { get; }

    public DatePeriod? ComparePeriod { get; }

    public EvidencePool Pool { get; }

    public StatusTable Statuses { get; }

    /// <summary>Tables of conclusion kinds, by kind.</summary>
    public IReadOnlyDictionary<EntityDef, ConclusionTable> Conclusions => _conclusions;

    /// <summary>Rows of an entity of any role; an entity without worksheet is 未报.</summary>
    public RowSource SourceOf(EntityDef entity) => _sources[entity];

    /// <summary>Takes the conclusions of a kind from another evaluation: nothing they rest on differs.</summary>
    public void Take(ConclusionTable sealedTable)
    {
        _conclusions[sealedTable.EntityKind] = sealedTable;
        _sources[sealedTable.EntityKind] = sealedTable;
    }

    /// <summary>Whether some facts are set otherwise than the sheet says.</summary>
    public bool HasOverrides => _overrides is not null;

    /// <summary>Whether some row's value of a field is set otherwise.</summary>
    public bool Overrides(FieldDef field) => _overrides is not null && _overridden.Contains(field);

    /// <summary>Stored value of a row, after what-if settings.</summary>
    public Value Stored(RowSource source, int row, int slot)
        => _overrides is not null && _overrides.TryGetValue((source, row, slot), out var value) ? value : source.Get(row, slot);

    /// <summary>Inverse list index of a reference field. Conclusion kinds are indexed anew while they grow.</summary>
    public InverseIndex InverseOf(FieldDef reference)
    {
        var source = SourceOf(reference.Entity);
        if (_like is not null && (source is FactTable ? !Overrides(reference) : ReferenceEquals(source, _like.SourceOf(reference.Entity)) && source is ConclusionTable))
        {
            return _like.InverseOf(reference);
        }

        // Proofs and readers of a finished assessment ask on threads of their own.
        lock (_inverses)
        {
            if (_inverses.TryGetValue(reference, out var index) && index.Covers(source))
            {
                return index;
            }

            var isStored = source is FactTable && !Overrides(reference);
            if (!isStored || !Indexes.TryInverse(reference, out index))
            {
                index = new InverseIndex(reference, source, this);
                if (isStored && index.IsOfSheet)
                {
                    Indexes.Keep(reference, index);
                }
            }

            return _inverses[reference] = index;
        }
    }

    /// <summary>Indexes over stored fields as the sheet has them; not for fields that are set otherwise.</summary>
    public SheetIndexes Indexes => _indexes ??= Plan.IndexesOf(Sheet);

    /// <summary>Value a sheet or the options chose for a parameter; false when its edition decides.</summary>
    public bool TryChosen(ParameterDef parameter, ParameterEdition? edition, out Value value)
    {
        value = default;
        if (Options.SetsParameters && Options.Parameters.TryGetValue(parameter.Name, out value))
        {
            return true;
        }

        if (edition is { Contested: true })
        {
            foreach (var choice in Sheet.Choices.Contested)
            {
                if (string.Equals(choice.Parameter, parameter.Name, StringComparison.Ordinal))
                {
                    value = choice.Value;
                    return true;
                }
            }
        }

        return false;
    }

    private Dictionary<(RowSource, int, int), Value>? Overrides()
    {
        if (!Options.SetsFacts)
        {
            return null;
        }

        var overrides = new Dictionary<(RowSource, int, int), Value>();
        foreach (var (cell, value) in Options.Facts)
        {
            if (Plan.Knowledge.Entities.TryGetValue(cell.Entity, out var entity) && entity.TryGetField(cell.Field, out var field)
                && SourceOf(entity) is FactTable table && table.IndexOfKey(cell.Key) is >= 0 and var row)
            {
                overrides[(table, row, field.Slot)] = value;
                _overridden.Add(field);
            }
        }

        return overrides;
    }

    private void Add(EntityDef entity)
    {
        switch (entity.Role)
        {
            case EntityRole.Reference:
                _sources.Add(entity, entity.ReferenceRows ?? (RowSource)new AbsentTable(entity));
                break;
            case EntityRole.Conclusion:
                var table = new ConclusionTable(entity, this);
                _conclusions.Add(entity, table);
                _sources.Add(entity, table);
                break;
            default:
                var given = Sheet.Tables.TryGetValue(entity.Name, out var facts) ? facts : null;
                _sources.Add(entity, RunRow.Is(entity) ? new RunRow(entity, given, this) : given ?? (RowSource)new AbsentTable(entity));
                break;
        }
    }
}
