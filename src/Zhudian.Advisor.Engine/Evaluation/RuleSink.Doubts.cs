using System.Globalization;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Bindings that could not be decided or are broken.</summary>
internal sealed partial class RuleSink
{
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
}
