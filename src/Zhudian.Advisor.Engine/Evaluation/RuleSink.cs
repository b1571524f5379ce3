using System.Globalization;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Turns outcomes of bindings into rows of conclusion kinds, undecided bindings and faults.</summary>
internal sealed class RuleSink(EngineHost host)
{
    private ConclusionTable? _last;

    /// <summary>Bindings that wait for facts.</summary>
    public List<(Binding Binding, UnknownInfo Missing)> Undecided { get; } = [];

    /// <summary>Bindings whose condition was null.</summary>
    public List<Binding> Inapplicable { get; } = [];

    /// <summary>Broken bindings.</summary>
    public List<FaultEntry> Faults { get; } = [];

    /// <summary>Lists that are not reported and that a rule would look through.</summary>
    public List<(RulePlan Plan, UnknownInfo Missing)> NotReported { get; } = [];

    /// <summary>A binding whose condition is null.</summary>
    public void NotApplicable(RulePlan plan, Frame frame) => Inapplicable.Add(BindingOf(plan, frame));

    /// <summary>A binding that was not refuted. With a phantom it stands for rows that may still be reported.</summary>
    public void Binding(RulePlan plan, Frame frame, Verdict verdict, UnknownInfo? phantom)
    {
        var binding = BindingOf(plan, frame);
        if (phantom is not null)
        {
            NotReported.Add((plan, phantom));
            Doubt(binding, frame, UnknownInfo.Merge(phantom, verdict.Unknown)!);
            return;
        }

        if (verdict.Fault.IsFault)
        {
            Broken(binding, frame, verdict.Fault);
            return;
        }

        if (verdict.Unknown is null && plan.Actions.Length == 1)
        {
            Emit(binding, plan.Actions[0], frame, null);
            return;
        }

        var state = host.Current;
        foreach (var action in plan.Actions)
        {
            host.Restore(state);
            if (verdict.Unknown is null)
            {
                Emit(binding, action, frame, null);
            }
            else if (action.Action.Kind.WhenUnknown is null || !Emit(binding, action, frame, verdict.Unknown))
            {
                Doubt(binding, action, frame, verdict.Unknown);
            }
        }

        host.Restore(state);
        if (verdict.Unknown is not null)
        {
            Undecided.Add((binding, verdict.Unknown));
        }
    }

    private bool Emit(Binding binding, ActionPlan plan, Frame frame, UnknownInfo? waits)
    {
        var action = plan.Action;
        var values = plan.Evaluate(frame, waits is null ? null : action.Kind.WhenUnknown);
        if (waits is not null)
        {
            SayUndecided(action, values, waits);
        }

        foreach (ref readonly var value in values.AsSpan())
        {
            if (value.IsFault)
            {
                Report(binding, value);
                Doubt(binding, plan, frame, BrokenRule(binding));
                return true;
            }
        }

        if (!TryKey(binding, plan, values, waits, frame, out var key))
        {
            return waits is null;
        }

        TableOf(action.Kind).Add(new ConclusionRow { Binding = binding, Plan = plan, Values = values, Key = key, Gathered = host.Current, EmittedFor = waits });
        if (waits is null)
        {
            host.Plan.Observer?.Fired(binding.Plan.Rule);
        }

        return true;
    }

    // The sentences of a rule say what holds when it fires; a conclusion through 未知时 must not say them (RULES.md §9: it carries the missing facts).
    private static void SayUndecided(ActionDef action, Value[] values, UnknownInfo waits)
    {
        const int Shown = 3;
        var missing = waits.Items();
        var more = missing.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $"等 {missing.Count} 项") : string.Empty;
        var sentence = $"资料不足，未能评定（缺：{string.Join('、', missing.Take(Shown).Select(m => m.Text))}{more}）";
        foreach (var field in action.Fields.Where(f => f.Slot.Template is not null && !action.Kind.Key.Contains(f.Field)))
        {
            values[field.Field.Slot] = Value.Of(sentence);
        }
    }

    private bool TryKey(Binding binding, ActionPlan plan, Value[] values, UnknownInfo? waits, Frame frame, out string key)
    {
        var action = plan.Action;
        if (plan.KeyIsBinding && Array.TrueForAll(binding.Values, v => v.IsDefinite))
        {
            key = binding.Key;
            return true;
        }

        key = string.Empty;
        foreach (var field in action.Kind.Key)
        {
            var value = string.Equals(field.Name, ImplicitFields.Rule, StringComparison.Ordinal) ? Value.Of(binding.Plan.Rule.Id) : values[field.Slot];
            if (value.IsUnknown && waits is null)
            {
                Undecided.Add((binding, value.Unknown!));
                Doubt(binding, plan, frame, value.Unknown!);
                return false;
            }

            if (value.IsNull && waits is null)
            {
                Report(binding, EngineFaults.KeyNull(binding.Plan.Rule.Id, action.Kind.Name, field.Name));
                Doubt(binding, plan, frame, BrokenRule(binding));
                return false;
            }

            if (!value.IsDefinite)
            {
                return false;
            }

            key = key.Length == 0 ? KeyText.Of(value) : key + "+" + KeyText.Of(value);
        }

        return true;
    }

    // A broken condition leaves every kind of the rule in doubt, a broken field only its own.
    private void Broken(Binding binding, Frame frame, in Value fault)
    {
        Report(binding, fault);
        Doubt(binding, frame, BrokenRule(binding));
    }

    private void Report(Binding binding, in Value fault)
    {
        var origin = host.OriginOf(fault);
        Faults.Add(new FaultEntry(origin?.Element ?? binding.Plan.Rule.Id, origin is { Subject.Length: > 0 } known ? known.Subject : binding.Subject, fault.Fault!) { Rule = binding.Plan.Rule.Id });
    }

    private static UnknownInfo BrokenRule(Binding binding)
        => new(new MissingItem("故障:" + binding.Plan.Rule.Id, $"规则{binding.Plan.Rule.Id}出错，结论不能确定", MissingReason.Rule, binding.Plan.Rule.Id));

    private void Doubt(Binding binding, Frame frame, UnknownInfo missing)
    {
        foreach (var action in binding.Plan.Actions)
        {
            Doubt(binding, action, frame, missing);
        }
    }

    private void Doubt(Binding binding, ActionPlan plan, Frame frame, UnknownInfo missing)
    {
        var saved = host.Current;
        var values = plan.Evaluate(frame, null);
        for (var slot = 0; slot < values.Length; slot++)
        {
            if (values[slot].IsFault)
            {
                values[slot] = Value.Of(missing);
            }
        }

        TableOf(plan.Action.Kind).AddDoubtful(
            new ConclusionRow { Binding = binding, Plan = plan, Values = values, Key = KeyText.NotReported, Gathered = host.Current, Doubt = missing });
        host.Restore(saved);
    }

    // A rule fires many times in succession.
    private ConclusionTable TableOf(EntityDef kind) => ReferenceEquals(_last?.EntityKind, kind) ? _last! : _last = host.Context.Conclusions[kind];

    private static Binding BindingOf(RulePlan plan, Frame frame)
    {
        var variables = plan.Rule.Variables;
        var values = variables.Length == 0 ? [] : new Value[variables.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = frame.Slots[variables[i].Slot];
        }

        return new Binding(plan, values);
    }
}
