using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Rules;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>
/// Watched fields whose facts one printed value was computed from, through tables, derived quantities and the conclusions of other rules. Finer than a
/// proof, which tells what a conclusion rests on as a whole. A value without a watched field on its trail is the same whatever the watched facts are:
/// the same code runs again and every read counts, also that of a condition. Not thread-safe.
/// </summary>
public sealed class FieldTrail
{
    private static readonly HashSet<FieldDef> Nothing = [];
    private readonly Dictionary<(ConclusionRow, FieldDef?), HashSet<FieldDef>> _known = [];
    private readonly Dictionary<EntityDef, HashSet<FieldDef>> _drawing = new(ReferenceEqualityComparer.Instance);
    private readonly Func<FieldDef, bool> _watched;
    private readonly RunContext _context;
    private readonly FieldReads _reads;
    private readonly TrailTracer _tracer;
    private readonly EngineHost _host;

    /// <summary>Trails of an assessment.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="watched">Fields that are told; a fact that is absent or 无, or is only asked whether it is there (缺, 已知), does not count.</param>
    public FieldTrail(Assessment assessment, Func<FieldDef, bool> watched)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(watched);
        _watched = watched;
        _context = assessment.State.Context;
        _reads = new FieldReads(assessment.Knowledge, ofValues: true);
        _tracer = new TrailTracer(watched, DrawingOf);
        _host = new EngineHost(_context.Plan, _context, keepEvidence: false, _tracer);
        EvaluationEngine.Give(_context, _host);
    }

    /// <summary>Fields that decided that the conclusion is drawn: of its conditions, and of the conclusions it is about.</summary>
    public IReadOnlySet<FieldDef> OfDrawing(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return Of(conclusion.Source, null);
    }

    /// <summary>Fields that a stated field was computed from; those that decided that there is a conclusion are apart.</summary>
    public IReadOnlySet<FieldDef> OfField(Conclusion conclusion, FieldDef field)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        ArgumentNullException.ThrowIfNull(field);
        return Of(conclusion.Source, field);
    }

    /// <summary>Fields behind a field or derived quantity of a row, with arguments where it has parameters; empty for a name the row's type does not have.</summary>
    public IReadOnlySet<FieldDef> OfMember(Value row, string member, params ReadOnlySpan<Value> arguments)
    {
        if (row.As<RowSource>() is not { } source || !source.RowType.TryGetMember(member, out var symbol) || _reads.Of(symbol) is not { } reads || !reads.Any(_watched))
        {
            return Nothing;
        }

        var frame = _host.Run.Rent(1);
        _tracer.Open();
        if (symbol is MemberFunctionSymbol function)
        {
            function.Invoke(frame, row, arguments);
        }
        else
        {
            symbol.Read(frame, row);
        }

        _host.Run.Return(frame);
        return Closed(_tracer.Close(), reads);
    }

    private HashSet<FieldDef> Of(ConclusionRow row, FieldDef? field)
    {
        if (!_known.TryGetValue((row, field), out var known))
        {
            // Strata have no cycles, so nobody asks again before the answer is there.
            var reads = _reads.Of(row.Binding.Plan.Rule);
            _known[(row, field)] = known = reads.Any(_watched) ? Closed(field is null ? Drawing(row) : Field(row, field), reads) : Nothing;
        }

        return known;
    }

    // With the fields behind the conclusions read; without those whose values the rule, by all its trees, cannot use.
    private HashSet<FieldDef> Closed(TrailStep step, IReadOnlySet<FieldDef> reads)
    {
        var fields = step.Fields.Where(reads.Contains).ToHashSet();
        foreach (var (row, field) in step.Said)
        {
            fields.UnionWith(Of(row, null));
            if (field is not null)
            {
                fields.UnionWith(Of(row, field));
            }
        }

        return fields;
    }

    private TrailStep Field(ConclusionRow row, FieldDef field)
    {
        var frame = Start(row);
        foreach (var stated in row.Action.Fields.Where(f => ReferenceEquals(f.Field, field)))
        {
            SlotEvaluator.Evaluate(stated.Slot, frame);
        }

        return End(frame);
    }

    private TrailStep Drawing(ConclusionRow row)
    {
        var frame = Start(row);
        var rule = row.Binding.Plan.Rule;
        foreach (var variable in rule.Variables)
        {
            variable.List?.Evaluate(frame);
            _tracer.Bound(frame.Slots[variable.Slot]);
        }

        foreach (var condition in rule.Conditions)
        {
            condition.Code.Test(frame);
        }

        foreach (var absence in rule.Absences)
        {
            var rows = _host.Rows(absence.Entity, frame);
            for (var i = 0; i < rows.Count; i++)
            {
                frame.Slots[absence.Slot] = rows[i];
                absence.Condition.Code.Test(frame);
            }

            frame.Slots[absence.Slot] = default;
        }

        return End(frame);
    }

    private Frame Start(ConclusionRow row)
    {
        var plan = row.Binding.Plan;
        _host.StartRule(plan.FrameSize);
        var frame = _host.Run.Rent(plan.FrameSize);
        for (var i = 0; i < row.Binding.Values.Length; i++)
        {
            frame.Slots[plan.Rule.Variables[i].Slot] = row.Binding.Values[i];
        }

        _tracer.Open();
        return frame;
    }

    private TrailStep End(Frame frame)
    {
        _host.Run.Return(frame);
        return _tracer.Close();
    }

    // Only fields of which some fact is known: what nobody reported decides nothing that could be worked back.
    private HashSet<FieldDef> DrawingOf(EntityDef kind)
        => _drawing.TryGetValue(kind, out var known) ? known : _drawing[kind] = [.. _reads.OfDrawing(kind).Where(f => _watched(f) && IsKnown(f))];

    private bool IsKnown(FieldDef field)
    {
        var source = _context.SourceOf(field.Entity);
        return Enumerable.Range(0, source.RowCount).Any(row => _context.Stored(source, row, field.Slot) is { IsDefinite: true, IsNull: false });
    }
}
