using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Rules;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Tries changed facts on one binding only; rules of earlier strata run where the rule may read their conclusions.</summary>
internal sealed class FlipTrial
{
    private readonly Assessment _assessment;
    private readonly ConclusionRow _row;
    private readonly ImmutableHashSet<string> _earlier;
    private readonly bool _needsEvidence;
    private readonly CancellationToken _cancellation;
    private readonly string[] _before;
    private readonly RunContext _like;
    private readonly ReadLog? _log;
    private readonly EngineHost? _base;
    private readonly TrialRules? _rules;

    /// <summary>Trials of a conclusion; quantities that read none of the changed facts are computed once, in a first run without changes.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="conclusion">The conclusion.</param>
    /// <param name="changing">Facts that trials may change; null keeps nothing between trials.</param>
    /// <param name="cancellation">Cancellation.</param>
    public FlipTrial(Assessment assessment, Conclusion conclusion, IEnumerable<FactCell>? changing, CancellationToken cancellation)
    {
        _assessment = assessment;
        _cancellation = cancellation;
        _row = assessment.State.Rows[(conclusion.Id, conclusion.Kind.Name)];
        // Only rules that make what the rule reads, and what those read: the others change nothing here.
        var rule = _row.Binding.Plan.Rule;
        var needs = new RuleNeeds(assessment.Knowledge);
        _earlier = needs.Before([rule]);
        Needed = needs.For([rule.Id]);
        if (assessment.State.Context.Options.OnlyRules is { } only)
        {
            (_earlier, Needed) = (_earlier.Intersect(only), Needed.Intersect(only));
        }


        // 核验, 来源, 暂定 … of earlier conclusions come from evidence, which kept values no longer have: a rule that reads them runs in full.
        _needsEvidence = new FieldReads(assessment.Knowledge).Of(rule).Any(ImplicitFields.Is);
        _like = new RunContext(assessment.State.Context.Plan, assessment.Sheet, assessment.State.Context.Options with { OnlyRules = _earlier }, cancellation);
        _before = [.. Enumerable.Range(0, _row.Count).Select(slot => KeyText.Of(_row[slot]))];
        var places = changing?.Select(PlaceOf).Distinct().ToList();
        if (!_needsEvidence && places is not null && places.TrueForAll(p => p.Row >= 0 && p.Source is FactTable { Entity: var entity } && !RunRow.Is(entity)))
        {
            _log = new ReadLog(places);
            var host = new EngineHost(_like.Plan, _like, keepEvidence: false, log: _log);
            _rules = new TrialRules(_like, host, _log, _earlier, needs);
            Decide(_like, host);
            _base = host;
        }
    }

    /// <summary>Facts already set otherwise.</summary>
    public ImmutableDictionary<FactCell, Value> Facts => _assessment.State.Context.Options.Facts;

    /// <summary>All rules that have a say in the conclusion: an evaluation of these draws it as one of all rules does.</summary>
    public ImmutableHashSet<string> Needed { get; }

    /// <summary>Trials so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the last trial changed anything of the conclusion, numbers and sentences included.</summary>
    public bool Moved { get; private set; }

    /// <summary>Whether the conclusion no longer comes out, or with other values. A binding over conclusions is decided by the whole evaluation only.</summary>
    public bool Turns(ImmutableDictionary<FactCell, Value> facts)
    {
        Count++;
        Moved = true;
        var options = _assessment.State.Context.Options with { Facts = facts, OnlyRules = _earlier };
        var context = new RunContext(_assessment.State.Context.Plan, _assessment.Sheet, options, _cancellation, _like);
        var changed = _log?.SetOf(facts.Where(f => !Facts.TryGetValue(f.Key, out var old) || !old.Equals(f.Value)).Select(f => PlaceOf(f.Key)));
        var host = new EngineHost(context.Plan, context, keepEvidence: _needsEvidence, kept: _base is null ? null : new KeptMemos(_base, changed!));
        if (_rules is not null)
        {
            _rules.Run(context, host, changed!);
        }
        else if (_earlier.Count > 0)
        {
            _assessment.State.Engine.Run(context, host, out _);
        }
        else
        {
            EvaluationEngine.Give(context, host);
        }

        return Decide(context, host);
    }

    // The rule itself on the one binding, after the rules before it.
    private bool Decide(RunContext context, EngineHost host)
    {
        var plan = _row.Binding.Plan;
        host.StartRule(plan.FrameSize);
        var frame = host.Run.Rent(plan.FrameSize);
        for (var i = 0; i < _row.Binding.Values.Length; i++)
        {
            if (Same(context, _row.Binding.Values[i]) is not { } value)
            {
                return true;
            }

            frame.Slots[plan.Rule.Variables[i].Slot] = value;
        }

        if (!RuleRunner.Holds(host, plan, frame))
        {
            return true;
        }

        var turned = false;
        Moved = false;
        foreach (var field in _row.Action.Fields)
        {
            var value = SlotEvaluator.Evaluate(field.Slot, frame);
            Moved |= !string.Equals(_before[field.Field.Slot], KeyText.Of(value), StringComparison.Ordinal);
            if (Differs(field.Field.Slot, value))
            {
                turned = true;
                break;
            }
        }

        return turned;
    }

    private (RowSource Source, int Row, int Slot) PlaceOf(FactCell cell)
        => _like.Plan.Knowledge.Entities.TryGetValue(cell.Entity, out var entity) && entity.TryGetField(cell.Field, out var field) && _like.SourceOf(entity) is FactTable table
            ? (table, table.IndexOfKey(cell.Key), field.Slot)
            : throw new InvalidOperationException($"no worksheet holds {cell}");

    private bool Differs(int slot, in Value value)
    {
        var before = _row[slot];
        return WhatIf.Counts(_row.Action.Kind, before, value) && !string.Equals(KeyText.Of(before), KeyText.Of(value), StringComparison.Ordinal);
    }

    // Conclusions live in the context of their evaluation: the row with the same key stands for them.
    private static Value? Same(RunContext context, in Value value)
    {
        if (value.Reference is not ConclusionTable old)
        {
            return value;
        }

        var table = context.Conclusions[old.EntityKind];
        var key = old.KeyOf(value.RowIndex);
        for (var i = 0; i < table.RowCount; i++)
        {
            if (string.Equals(table.KeyOf(i), key, StringComparison.Ordinal))
            {
                return Value.Row(table, i);
            }
        }

        return null;
    }
}
