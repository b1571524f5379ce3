using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Tries changed facts on one binding only; rules of earlier strata run where the rule may read their conclusions.</summary>
internal sealed class FlipTrial
{
    private readonly Assessment _assessment;
    private readonly ConclusionRow _row;
    private readonly ImmutableHashSet<string> _earlier;
    private readonly CancellationToken _cancellation;

    public FlipTrial(Assessment assessment, Conclusion conclusion, CancellationToken cancellation)
    {
        _assessment = assessment;
        _cancellation = cancellation;
        _row = assessment.State.Rows[(conclusion.Id, conclusion.Kind.Name)];
        var stratum = _row.Binding.Plan.Rule.Stratum;
        _earlier = [.. assessment.State.Context.Plan.Rules.Where(r => r.Rule.Stratum < stratum).Select(r => r.Rule.Id)];
    }

    /// <summary>Facts already set otherwise.</summary>
    public ImmutableDictionary<FactCell, Value> Facts => _assessment.State.Context.Options.Facts;

    /// <summary>Trials so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the conclusion no longer comes out, or with other values. A binding over conclusions is decided by the whole evaluation only.</summary>
    public bool Turns(ImmutableDictionary<FactCell, Value> facts)
    {
        Count++;
        var options = _assessment.State.Context.Options with { Facts = facts, OnlyRules = _earlier };
        var context = new RunContext(_assessment.State.Context.Plan, _assessment.Sheet, options, _cancellation);
        if (_earlier.Count > 0)
        {
            _assessment.State.Engine.Run(context, keepEvidence: false, out _);
        }

        var plan = _row.Binding.Plan;
        var host = new EngineHost(context.Plan, context, keepEvidence: false);
        EvaluationEngine.Give(context, host);
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

        return !RuleRunner.Holds(host, plan, frame) || _row.Action.Fields.Any(f => Differs(f.Field.Slot, SlotEvaluator.Evaluate(f.Slot, frame)));
    }

    private bool Differs(int slot, in Value value)
    {
        var before = _row.Values[slot];
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
