using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Symbols;

/// <summary>A symbol that stands for a derived quantity.</summary>
public interface IDerivedSymbol
{
    DerivedDef Derived { get; }
}

/// <summary>A derived quantity of a row, without parameters: <c>断面.汛期比</c>.</summary>
public sealed class DerivedMember(DerivedDef derived, FeelType type) : MemberSymbol(derived.ShortName, type), IDerivedSymbol
{
    public DerivedDef Derived { get; } = derived;

    /// <inheritdoc/>
    public override Value Read(Frame frame, in Value row)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Host().Derived(Derived, row, frame);
    }

    /// <inheritdoc/>
    public override CompiledExpression Specialise(int slot, CompiledExpression general) => new DerivedCode(slot, Derived, general);

    /// <summary>A derived quantity of a variable.</summary>
    private sealed class DerivedCode(int slot, DerivedDef derived, CompiledExpression general) : CompiledExpression
    {
        public override Value Evaluate(Frame frame)
        {
            ref readonly var row = ref frame.Slots[slot];
            return row.IsRow ? frame.Host().Derived(derived, row, frame) : general.Evaluate(frame);
        }

        public override bool TryNumber(Frame frame, out decimal number, out Value other)
        {
            ref readonly var row = ref frame.Slots[slot];
            if (row.IsRow && frame.Host().TryNumber(derived, row, out number))
            {
                other = default;
                return true;
            }

            return base.TryNumber(frame, out number, out other);
        }
    }
}

/// <summary>A derived quantity of a row with parameters: <c>本.均值("甲", 期)</c>. Arguments are bound as they are, unknown ones too (RULES.md §7).</summary>
public sealed class DerivedMemberFunction(DerivedDef derived, FeelType type) : MemberFunctionSymbol(derived.ShortName, derived.Parameters, type), IDerivedSymbol
{
    public DerivedDef Derived { get; } = derived;

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, in Value row, ReadOnlySpan<Value> arguments)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Arguments.FirstFault(arguments) ?? frame.Host().Derived(Derived, row, arguments, frame);
    }
}

/// <summary>A derived quantity without an entity, with parameters: <c>评一项(断面, 项目)</c>.</summary>
public sealed class DerivedFunction(DerivedDef derived, FeelType type) : FunctionSymbol(derived.Name, derived.Parameters, type), IDerivedSymbol
{
    public DerivedDef Derived { get; } = derived;

    /// <inheritdoc/>
    public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Arguments.FirstFault(arguments) ?? frame.Host().Derived(Derived, Value.Null, arguments, frame);
    }
}

/// <summary>A derived quantity without entity and parameters, a global name: <c>评价年</c>.</summary>
public sealed class DerivedValue(DerivedDef derived, FeelType type) : ValueSymbol(derived.Name, type), IDerivedSymbol
{
    public DerivedDef Derived { get; } = derived;

    /// <inheritdoc/>
    public override Value Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Host().Derived(Derived, Value.Null, [], frame);
    }
}

/// <summary>A broken argument breaks the call; unknown and null are bound as they are.</summary>
internal static class Arguments
{
    public static Value? FirstFault(ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.IsFault)
            {
                return argument;
            }
        }

        return null;
    }
}
