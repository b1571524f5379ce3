using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Facts, reference data, conclusions and parameters.</summary>
internal sealed partial class EngineHost
{
    private readonly Dictionary<ParameterDef, ParameterRead> _parameters = new(ReferenceEqualityComparer.Instance);
    private ParameterRead? _lastParameter;
    private (FieldDef? Reference, InverseIndex? Index) _lastInverse;
    private object? _lastReference;
    private Element[] _lastElements = [];

    /// <inheritdoc/>
    public override Value Field(FieldDef field, in Value row, Frame frame)
    {
        var index = row.RowIndex;
        if (Tracer is null && _log is null && index >= 0 && row.As<FactTable>() is { } reported && !_context.Overrides(field))
        {
            var cell = reported.Get(index, field.Slot);
            if (_evidence is { } evidence && evidence.OriginRank <= (int)reported.WeakestOrigin && !cell.IsUnknown)
            {
                Use(reported.OriginOf(index));
            }

            return cell;
        }

        var value = default(Value);
        switch (row.Reference)
        {
            case FactTable facts:
                _log?.Touch(facts, index, field.Slot);
                value = index < 0 ? Value.Of(facts.Gap) : _context.HasOverrides ? _context.Stored(facts, index, field.Slot) : facts.Get(index, field.Slot);
                if (index >= 0 && !value.IsUnknown)
                {
                    Use(facts.OriginOf(index));
                }

                break;
            case ConclusionTable conclusions:
                var conclusion = conclusions.Row(index);
                value = conclusions.ValueOf(conclusion, field.Slot);
                UseConclusion(conclusion, field);
                _log?.TouchConclusions();
                break;
            case RowSource other:
                LogOther(other);
                value = other.Get(index, field.Slot);
                if (!IsKey(field))
                {
                    UseReference(other, index);
                }

                if (index >= 0)
                {
                    _plan.Observer?.Reference(field, index);
                }

                break;
        }

        Tracer?.Field(field, row, value);
        return value;
    }

    /// <inheritdoc/>
    public override bool TryNumber(FieldDef field, in Value row, out decimal number)
    {
        if (_isPlain && !_context.Overrides(field) && row.Reference is FactTable facts && facts.NumbersOf(field.Slot) is { } cells && row.RowIndex is >= 0 and var index && cells.IsKnown(index))
        {
            if (_evidence is { } evidence && evidence.OriginRank <= (int)facts.WeakestOrigin)
            {
                Use(facts.OriginOf(index));
            }

            number = cells.Number(index);
            return true;
        }

        number = 0m;
        return false;
    }

    /// <inheritdoc/>
    public override NumberCells? Column(FieldDef field, RowSource source)
        => _isPlain && !_context.Overrides(field) && source is FactTable { HasOneOrigin: true } facts ? facts.NumbersOf(field.Slot) : null;

    /// <inheritdoc/>
    public override void UseColumn(RowSource source) => Use(((FactTable)source).WeakestOrigin);

    /// <inheritdoc/>
    public override ListValue Rows(EntityDef entity, Frame frame)
    {
        var rows = _context.SourceOf(entity).AllRows;
        LogOther(_context.SourceOf(entity));
        Tracer?.Rows(entity, rows);
        return rows;
    }

    /// <inheritdoc/>
    public override ListValue Inverse(FieldDef reference, in Value row, Frame frame)
    {
        var source = SourceOf(reference.Entity);
        if (!ReferenceEquals(_lastInverse.Reference, reference) || !_lastInverse.Index!.Covers(source))
        {
            _lastInverse = (reference, _context.InverseOf(reference));
        }

        var rows = _lastInverse.Index!.Of(row);
        LogOther(source);
        Tracer?.Inverse(reference, row, rows);
        return rows;
    }

    /// <inheritdoc/>
    public override Value Parameter(ParameterDef parameter, DateOnly? day, Frame frame)
    {
        if (day is null && Tracer is null && _plan.Observer is null)
        {
            if (!ReferenceEquals(_lastParameter?.Parameter, parameter))
            {
                _lastParameter = ReadOf(parameter);
            }

            if (_lastParameter!.Element is { } element)
            {
                Use(element);
            }

            return _lastParameter.Value;
        }

        return Watched(parameter, day ?? _context.AsOf);
    }

    private ParameterRead ReadOf(ParameterDef parameter)
    {
        if (!_parameters.TryGetValue(parameter, out var read))
        {
            var edition = parameter.On(_context.AsOf);
            _parameters[parameter] = read = new ParameterRead(parameter, edition is null ? null : _plan.Elements.Parameters[edition], ValueOf(parameter, edition, _context.AsOf, out _));
        }

        return read;
    }

    private Value Watched(ParameterDef parameter, DateOnly on)
    {
        var edition = parameter.On(on);
        if (edition is not null)
        {
            Use(_plan.Elements.Parameters[edition]);
        }

        var value = ValueOf(parameter, edition, on, out var chosen);
        if (!chosen)
        {
            _plan.Observer?.Read(parameter);
        }

        Tracer?.Parameter(parameter, edition, on, value, chosen);
        return value;
    }

    private Value ValueOf(ParameterDef parameter, ParameterEdition? edition, DateOnly on, out bool chosen)
    {
        chosen = _context.TryChosen(parameter, edition, out var value);
        return chosen ? value : edition is null ? Value.Of(MissingParameter(parameter, on)) : edition.Value;
    }

    /// <summary>Adds the evidence a conclusion rests on.</summary>
    public void UseConclusion(ConclusionRow row) => Merge(row.Gathered);

    // Reference data and the row of the run never change under a log; conclusions may hold anything.
    private void LogOther(RowSource source)
    {
        if (_log is not null && source is not (FactTable or AbsentTable or RunRow or Knowledge.References.ReferenceTable))
        {
            _log.TouchConclusions();
        }
    }

    private static UnknownInfo MissingParameter(ParameterDef parameter, DateOnly day)
        => new(new MissingItem($"参数:{parameter.Name}", $"参数{parameter.Name}在 {day:yyyy-MM-dd} 没有取值", MissingReason.Parameter, parameter.Name));

    // Key fields only select rows; a row passed over by its key is no evidence for what was selected.
    private void UseConclusion(ConclusionRow row, FieldDef field)
    {
        if (!IsKey(field))
        {
            Merge(row.Gathered);
        }
    }

    // As with conclusions: looking a row up by its key must not lend the result the status of the rows passed over.
    private static bool IsKey(FieldDef field)
    {
        foreach (var key in field.Entity.Key)
        {
            if (ReferenceEquals(key, field))
            {
                return true;
            }
        }

        return false;
    }

    private void UseReference(RowSource source, int row)
    {
        if (_evidence is null)
        {
            return;
        }

        if (!ReferenceEquals(source, _lastReference))
        {
            if (!_plan.Elements.References.TryGetValue(source, out var elements))
            {
                return;
            }

            (_lastReference, _lastElements) = (source, elements);
        }

        Use(_lastElements[row]);
    }

    // A parameter as it is on the day of the evaluation.
    private sealed record ParameterRead(ParameterDef Parameter, Element? Element, Value Value);
}
