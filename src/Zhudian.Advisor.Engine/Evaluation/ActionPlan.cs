using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What is known of a child of 则 before any binding: how many values it states, and whether its key is that of the binding.</summary>
internal sealed class ActionPlan
{
    private readonly RuleDef _rule;
    private readonly int? _first;
    private (int Slot, ColumnNode Node)[]? _nodes;

    public ActionPlan(RuleDef rule, ActionDef action, KindPlan kind)
    {
        _rule = rule;
        Action = action;
        KindRank = kind.Rank;
        StatedCount = kind.Stated.Length;
        KeyIsBinding = action.Kind.Key.Length == rule.Variables.Length && rule.Variables.Length > 0 && !action.Kind.Key.Where((field, i) => !IsVariable(field, rule.Variables[i])).Any();
        _first = rule.Variables is [{ Entity.Role: EntityRole.Entity, Slot: var first }, ..] && KeyIsBinding && action.Fields.DistinctBy(f => f.Field).Count() == action.Fields.Length ? first : null;
        Quantities = MakeQuantities();
        IsForAll = _first is not null && rule is { Variables.Length: 1, Absences.IsEmpty: true } && rule.Conditions.All(c => c.Bound is BoundLiteral { Value.IsTrue: true });
    }

    public ActionDef Action { get; }

    /// <summary>Place of the kind's name among all kinds (ordinal).</summary>
    public int KindRank { get; }

    /// <summary>Number of stated fields; they come first (the loader puts the implicit ones behind them).</summary>
    public int StatedCount { get; }

    /// <summary>The key fields are the variables of 对, in their order: the key of the conclusion is that of the binding, and neither comes twice.</summary>
    public bool KeyIsBinding { get; }

    /// <summary>Fields, by slot, that say a quantity of the first variable and nothing else; none where the key may be in doubt.</summary>
    public (int Slot, DerivedDef Derived)[] Quantities { get; }

    /// <summary>Whether every row of the first variable has this conclusion.</summary>
    public bool IsForAll { get; }

    /// <summary>The other fields, by slot, for which there is a column node; only where every row has the conclusion. Found on first use; racing threads may find them twice.</summary>
    public (int Slot, ColumnNode Node)[] Nodes => _nodes ??= IsForAll ? MakeNodes() : [];

    /// <summary>Whether a field is the first variable itself.</summary>
    public bool IsFirst(ActionField field) => field.Slot is { Constant: null, Bound: BoundLocal { Symbol: var local } } && local.Slot == _first;

    /// <summary>Id of the conclusion on a binding.</summary>
    public string IdOf(Binding binding)
        => (_rule.Actions.Length > 1, binding.Count) switch
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
            values[field.Field.Slot] = whenUnknown is { } special && ReferenceEquals(special.Field, field.Field) ? InType(field.Field, special.Value) : Evaluate(field, frame);
        }

        if (whenUnknown is { } given)
        {
            values[given.Field.Slot] = given.Value;
        }

        return values;
    }

    /// <summary>The values of some fields on a binding, in their order.</summary>
    public static Value[] Evaluate(ActionField[] fields, Frame frame)
    {
        var values = fields.Length == 0 ? [] : new Value[fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(fields[i], frame);
        }

        return values;
    }

    /// <summary>A value as a field has it: a word of an enumeration as its member.</summary>
    public Value InType(int slot, in Value value) => InType(Action.Kind.Fields[slot], value);

    private static Value Evaluate(ActionField field, Frame frame)
        => InType(field.Field, field.Slot.Code is { } code ? code.Evaluate(frame) : SlotEvaluator.Evaluate(field.Slot, frame));

    private static Value InType(FieldDef field, in Value value)
        => field.Type.Kind == DataKind.Enum && value.Kind == ValueKind.String && field.Type.Enum!.TryGet(value.AsText!, out var word) ? Value.Of(word) : value;

    // Counted first and put into an array: the framework's queries over pairs would be compiled at run time.
    private (int Slot, DerivedDef Derived)[] MakeQuantities()
    {
        var count = 0;
        foreach (var field in Action.Fields)
        {
            count += Quantity(field) is null ? 0 : 1;
        }

        var found = count == 0 ? [] : new (int Slot, DerivedDef Derived)[count];
        var at = 0;
        foreach (var field in Action.Fields)
        {
            if (Quantity(field) is { } derived)
            {
                found[at++] = (field.Field.Slot, derived);
            }
        }

        return found;
    }

    private (int Slot, ColumnNode Node)[] MakeNodes()
    {
        var nodes = new ColumnNode?[Action.Fields.Length];
        var count = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var field = Action.Fields[i];
            nodes[i] = Quantity(field) is null && !IsFirst(field) ? FieldNodes.Of(field) : null;
            count += nodes[i] is null ? 0 : 1;
        }

        var found = count == 0 ? [] : new (int Slot, ColumnNode Node)[count];
        var at = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is { } node)
            {
                found[at++] = (Action.Fields[i].Field.Slot, node);
            }
        }

        return found;
    }

    private DerivedDef? Quantity(ActionField field)
        => field.Slot is { Constant: null, Template: null, Bound: BoundMember { IsProjection: false, Target: BoundLocal { Symbol: var local }, Member: DerivedMember { Derived: { Parameters.IsEmpty: true } derived } } } && local.Slot == _first ? derived : null;

    private bool IsVariable(FieldDef field, RuleVariable variable)
        => variable.Entity is not null && Action.Fields.LastOrDefault(f => ReferenceEquals(f.Field, field)) is { Slot: { Constant: null, Bound: BoundLocal { Symbol: var local } } } && local.Slot == variable.Slot;
}
