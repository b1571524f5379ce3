using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

internal sealed class ConstantCode(Value value) : CompiledExpression
{
    private readonly Truth _truth = Placing.ToTruth(value);

    public override Value? Constant => value;

    public override Value Evaluate(Frame frame) => value;

    public override Truth Test(Frame frame) => _truth;
}

internal sealed class LocalCode(int slot) : CompiledExpression
{
    /// <summary>Slot of the variable.</summary>
    public int Slot => slot;

    public override Value Evaluate(Frame frame) => frame.Slots[slot];
}

internal sealed class GlobalCode(ValueSymbol symbol) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => symbol.Read(frame);
}

internal sealed class LocalMemberCode(int slot, MemberSymbol member) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        ref readonly var row = ref frame.Slots[slot];
        return row.IsRow ? member.Read(frame, row) : MemberCode.Otherwise(frame, row, member);
    }
}

internal sealed class MemberCode(CompiledExpression target, MemberSymbol member) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var row = target.Evaluate(frame);
        return row.IsRow ? member.Read(frame, row) : Otherwise(frame, row, member);
    }

    /// <summary>Not a row: null, unknown and fault stay, a context given in place of a row answers by name.</summary>
    public static Value Otherwise(Frame frame, in Value row, MemberSymbol member) => row.IsDefinite ? PathCode.Get(frame, row, member.Name) : row;
}

/// <summary>Member over a list of rows: the list of the members; an incomplete list stays incomplete.</summary>
internal sealed class MemberProjectionCode(CompiledExpression target, MemberSymbol member) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.As<ListValue>() is not { } list)
        {
            return value.Kind == ValueKind.Row ? member.Read(frame, value) : MemberCode.Otherwise(frame, value, member);
        }

        var items = new Value[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (!Placing.TakeStep(frame, out var stop))
            {
                return stop;
            }

            var row = list[i];
            items[i] = row.Kind == ValueKind.Row ? member.Read(frame, row) : MemberCode.Otherwise(frame, row, member);
        }

        return Value.Of(ListValue.Of(items, list.Gap));
    }
}

/// <summary><c>target.name</c> by name: context entry, row member, property, or over a list the list of these.</summary>
internal sealed class PathCode(CompiledExpression target, string name, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame) => Get(frame, target.Evaluate(frame), name).At(place);

    public static Value Get(Frame frame, in Value target, string name)
    {
        switch (target.Kind)
        {
            case ValueKind.Context:
                return target.As<ContextValue>()!.TryGet(name, out var entry) ? entry : Faults.Remark("FEL050", $"上下文没有“{name}”，结果为空");
            case ValueKind.Row:
                return target.As<RowSource>()!.TryGetMember(frame, target, name, out var member) ? member : Faults.Of("FEL051", $"{target.As<RowSource>()!.RowType.Name}没有“{name}”");
            case ValueKind.List:
                return Project(frame, target.As<ListValue>()!, name);
            case ValueKind.Null:
                return target.IsFault ? target : Faults.NullOperand;
            case ValueKind.Unknown:
                return target;
            default:
                return TemporalProperties.TryGet(target, name, out var property) ? property : Faults.Of("FEL051", $"{Faults.KindName(target)}没有“{name}”");
        }
    }

    private static Value Project(Frame frame, ListValue list, string name)
    {
        var items = new Value[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (!Placing.TakeStep(frame, out var stop))
            {
                return stop;
            }

            items[i] = Get(frame, list[i], name);
        }

        return Value.Of(ListValue.Of(items, list.Gap));
    }
}

internal sealed class ItemNameCode(int slot, string name, CompiledExpression? outer, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        ref readonly var item = ref frame.Slots[slot];
        if (item.As<ContextValue>() is { } context)
        {
            if (context.TryGet(name, out var entry))
            {
                return entry;
            }
        }
        else if (item.As<RowSource>() is { } rows && rows.TryGetMember(frame, item, name, out var member))
        {
            return member;
        }
        else if (item.IsDefinite && TemporalProperties.TryGet(item, name, out var property))
        {
            return property;
        }

        return outer is null ? Faults.Remark("FEL050", $"此项没有“{name}”，结果为空").At(place) : outer.Evaluate(frame);
    }
}

internal sealed class InstanceOfCode(CompiledExpression value, FeelType type) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var tested = value.Evaluate(frame);
        return tested.IsUnknown || tested.IsFault ? tested : Value.Of(TypeTest.IsInstance(tested, type));
    }
}

internal sealed class IfCode(CompiledExpression condition, CompiledExpression then, CompiledExpression otherwise, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var value = condition.Evaluate(frame);
        return value.IsTrue ? then.Evaluate(frame)
            : value.IsFalse || (value.IsNull && !value.IsFault) ? otherwise.Evaluate(frame)
            : Placing.AsCondition(value, place);
    }

    public override bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        var value = condition.Evaluate(frame);
        if (value.IsTrue)
        {
            return then.TryNumber(frame, out number, out other);
        }

        if (value.IsFalse || (value.IsNull && !value.IsFault))
        {
            return otherwise.TryNumber(frame, out number, out other);
        }

        number = 0m;
        other = Placing.AsCondition(value, place);
        return false;
    }

    public override Truth Test(Frame frame) => condition.Test(frame) switch
    {
        Truth.True => then.Test(frame),
        Truth.False or Truth.Null => otherwise.Test(frame),
        var undecided => undecided,
    };
}
