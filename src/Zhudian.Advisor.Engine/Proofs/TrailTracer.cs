using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Gathers watched fields while compiled code runs: those a step has read facts of, also through quantities that were computed before.</summary>
/// <param name="watched">Fields that are gathered where a fact is known; absent facts and 无 say nothing.</param>
/// <param name="drawing">Watched fields that decide which conclusions of a kind there are.</param>
internal sealed class TrailTracer(Func<FieldDef, bool> watched, Func<EntityDef, IReadOnlySet<FieldDef>> drawing) : IProofTracer
{
    private readonly Stack<TrailStep> _open = new();

    /// <summary>Starts a step.</summary>
    public void Open() => _open.Push(new TrailStep());

    /// <summary>Ends the innermost step; the one around it has read the same.</summary>
    public TrailStep Close()
    {
        var step = _open.Pop();
        Reuse(step);
        return step;
    }

    /// <summary>A variable stands for a row: of a conclusion kind, the conclusion was drawn.</summary>
    public void Bound(in Value row) => Say(row, null);

    /// <inheritdoc/>
    public void Field(FieldDef field, in Value row, in Value value)
    {
        if (row.Reference is ConclusionTable)
        {
            Say(row, field);
        }
        else if (row is { Reference: FactTable, RowIndex: >= 0 } && watched(field) && value is { IsDefinite: true, IsNull: false } && _open.TryPeek(out var step))
        {
            step.Fields.Add(field);
        }
    }

    /// <inheritdoc/>
    public void Rows(EntityDef entity, ListValue rows)
    {
        // Which conclusions a list holds, and which it does not, tells what they are drawn from.
        if (entity.Role == EntityRole.Conclusion && _open.TryPeek(out var step))
        {
            step.Fields.UnionWith(drawing(entity));
        }
    }

    /// <inheritdoc/>
    public void Inverse(FieldDef reference, in Value row, ListValue rows)
    {
        Rows(reference.Entity, rows);
        if (watched(reference) && _open.TryPeek(out var step))
        {
            step.Fields.Add(reference);
        }

        for (var i = 0; i < rows.Count && reference.Entity.Role == EntityRole.Conclusion; i++)
        {
            Say(rows[i], reference);
        }
    }

    /// <inheritdoc/>
    public void Reuse(object step)
    {
        if (_open.TryPeek(out var around))
        {
            around.Fields.UnionWith(((TrailStep)step).Fields);
            around.Said.UnionWith(((TrailStep)step).Said);
        }
    }

    /// <inheritdoc/>
    public void EnterDerived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments) => Open();

    /// <inheritdoc/>
    public void EnterLet(LetDef let) => Open();

    /// <inheritdoc/>
    public void EnterTable(DecisionTable table, ReadOnlySpan<Value> inputs) => Open();

    /// <inheritdoc/>
    public object Exit(in Value value) => Close();

    /// <inheritdoc/>
    public void Parameter(ParameterDef parameter, ParameterEdition? edition, DateOnly day, in Value value, bool chosen)
    {
    }

    /// <inheritdoc/>
    public void TableRow(DecisionTable table, TableRow row, Truth truth)
    {
    }

    /// <inheritdoc/>
    public void Note(RecordedNote note)
    {
    }

    private void Say(in Value row, FieldDef? field)
    {
        if (row.Reference is ConclusionTable conclusions && conclusions.Row(row.RowIndex) is { Doubt: null } conclusion && _open.TryPeek(out var step))
        {
            step.Said.Add((conclusion, field));
        }
    }
}

/// <summary>What a step has read.</summary>
internal sealed class TrailStep
{
    /// <summary>Watched fields.</summary>
    public HashSet<FieldDef> Fields { get; } = [];

    /// <summary>Fields of conclusions; without a field, that the conclusion was drawn.</summary>
    public HashSet<(ConclusionRow Row, FieldDef? Field)> Said { get; } = [];
}
