using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What is known of a child of 则 before any binding: how many values it states, and whether its key is that of the binding.</summary>
internal sealed class ActionPlan
{
    private readonly RuleDef _rule;

    public ActionPlan(RuleDef rule, ActionDef action, KindPlan kind)
    {
        _rule = rule;
        Action = action;
        KindRank = kind.Rank;
        StatedCount = kind.Stated.Length;
        KeyIsBinding = action.Kind.Key.Length == rule.Variables.Length && rule.Variables.Length > 0 && !action.Kind.Key.Where((field, i) => !IsVariable(field, rule.Variables[i])).Any();
    }

    public ActionDef Action { get; }

    /// <summary>Place of the kind's name among all kinds (ordinal).</summary>
    public int KindRank { get; }

    /// <summary>Number of stated fields; they come first (the loader puts the implicit ones behind them).</summary>
    public int StatedCount { get; }

    /// <summary>The key fields are the variables of 对, in their order: the key of the conclusion is that of the binding, and neither comes twice.</summary>
    public bool KeyIsBinding { get; }

    /// <summary>Id of the conclusion on a binding.</summary>
    public string IdOf(Binding binding)
        => (_rule.Actions.Length > 1, binding.Values.Length) switch
        {
            (false, 0) => _rule.Id,
            (false, _) => string.Concat(_rule.Id, "/", binding.Key),
            (true, 0) => string.Concat(_rule.Id, "/", Action.Kind.Name),
            _ => string.Concat(_rule.Id + "/", binding.Key, "/", Action.Kind.Name),
        };

    /// <summary>The stated values on a binding, by slot; those the rule does not state are null.</summary>
    public Value[] Evaluate(Frame frame, (FieldDef Field, Value Value)? whenUnknown)
    {
        var values = new Value[StatedCount];
        foreach (var field in Action.Fields)
        {
            var value = whenUnknown is { } special && ReferenceEquals(special.Field, field.Field) ? special.Value : field.Slot.Code is { } code ? code.Evaluate(frame) : SlotEvaluator.Evaluate(field.Slot, frame);
            if (field.Field.Type.Kind == DataKind.Enum && value.Kind == ValueKind.String && field.Field.Type.Enum!.TryGet(value.AsText!, out var word))
            {
                value = Value.Of(word);
            }

            values[field.Field.Slot] = value;
        }

        if (whenUnknown is { } given)
        {
            values[given.Field.Slot] = given.Value;
        }

        return values;
    }

    private bool IsVariable(FieldDef field, RuleVariable variable)
        => variable.Entity is not null && Action.Fields.LastOrDefault(f => ReferenceEquals(f.Field, field)) is { Slot: { Constant: null, Bound: BoundLocal { Symbol: var local } } } && local.Slot == variable.Slot;
}
