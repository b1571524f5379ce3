using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>Marks an argument that goes to the function as it is, unknown or fault included.</summary>
internal sealed class LenientArgumentCode(CompiledExpression value) : CompiledExpression
{
    /// <summary>The argument itself, without the mark.</summary>
    public static CompiledExpression Within(CompiledExpression argument) => argument is LenientArgumentCode marked ? marked.Argument : argument;

    private CompiledExpression Argument => value;

    public override Value Evaluate(Frame frame) => value.Evaluate(frame);
}

/// <summary>式: hands the function an expression over the item.</summary>
internal sealed class ItemExpressionCode(int slot, CompiledExpression body) : CompiledExpression
{
    /// <summary>Slot of <c>item</c>.</summary>
    public int Slot => slot;

    /// <summary>The expression.</summary>
    public CompiledExpression Body => body;

    public override Value Evaluate(Frame frame) => Value.Of(new ItemFunction(body, frame, slot));
}

/// <summary>Room for a few arguments on the stack.</summary>
[InlineArray(Capacity)]
internal struct SmallArguments
{
    public const int Capacity = 6;

    private Value _first;
}

/// <summary>Evaluates arguments and keeps the order fault, unknown over the strict ones.</summary>
internal static class ArgumentsCode
{
    /// <summary>False when a strict argument is a fault or unknown; then <paramref name="outcome"/> is the result of the call.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="arguments">Code of the arguments.</param>
    /// <param name="into">Gets their values.</param>
    /// <param name="outcome">Result of the call when false.</param>
    /// <param name="given">How many values of <paramref name="into"/> are there already.</param>
    public static bool TryFill(Frame frame, CompiledExpression[] arguments, Span<Value> into, out Value outcome, int given = 0)
    {
        UnknownInfo? missing = null;
        Value? fault = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i >= given)
            {
                into[i] = arguments[i].Evaluate(frame);
            }

            if (into[i].IsDefinite || arguments[i] is LenientArgumentCode)
            {
                continue;
            }

            if (into[i].IsFault)
            {
                fault ??= into[i];
            }

            missing = UnknownInfo.Merge(missing, into[i].Unknown);
        }

        outcome = fault ?? (missing is null ? default : Value.Of(missing));
        return fault is null && missing is null;
    }

    /// <summary>Counts one level of nested calls; false with a fault when there are too many or the stack runs out.</summary>
    public static bool TryEnter(Frame frame, out Value outcome)
    {
        var run = frame.Run;
        outcome = default;
        if (!run.HasRoom)
        {
            outcome = Faults.Limit("调用层数");
            return false;
        }

        run.Depth++;
        return true;
    }
}

internal sealed class CallCode(FunctionSymbol function, CompiledExpression[] arguments, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        if (arguments.Length > SmallArguments.Capacity)
        {
            return Call(frame, new Value[arguments.Length]);
        }

        var buffer = default(SmallArguments);
        return Call(frame, ((Span<Value>)buffer)[..arguments.Length]);
    }

    /// <summary>The function called.</summary>
    public FunctionSymbol Function => function;

    /// <summary>Where the call stands.</summary>
    public Place Place => place;

    /// <summary>The call with its first argument evaluated already.</summary>
    public Value CallWith(Frame frame, in Value first)
    {
        if (arguments.Length > SmallArguments.Capacity)
        {
            var values = new Value[arguments.Length];
            values[0] = first;
            return Call(frame, values, 1);
        }

        var buffer = default(SmallArguments);
        buffer[0] = first;
        return Call(frame, ((Span<Value>)buffer)[..arguments.Length], 1);
    }

    private Value Call(Frame frame, Span<Value> values, int given = 0)
    {
        if (!ArgumentsCode.TryFill(frame, arguments, values, out var outcome, given))
        {
            return outcome;
        }

        if (!ArgumentsCode.TryEnter(frame, out outcome))
        {
            return outcome.At(place);
        }

        var result = function.Invoke(frame, values).At(place).Bounded(place);
        frame.Run.Depth--;
        return result;
    }
}

internal sealed class MemberCallCode(CompiledExpression target, MemberFunctionSymbol member, CompiledExpression[] arguments, bool isProjection, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var row = target.Evaluate(frame);
        if (isProjection && row.As<ListValue>() is { } list)
        {
            var items = new Value[list.Count];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Call(frame, list[i]);
            }

            return Value.Of(ListValue.Of(items, list.Gap));
        }

        return Call(frame, row);
    }

    private Value Call(Frame frame, in Value row)
    {
        if (row.Kind != ValueKind.Row)
        {
            return row.IsDefinite ? Faults.Of("FEL051", $"{Faults.KindName(row)}没有“{member.Name}”").At(place) : row;
        }

        var values = new Value[arguments.Length];
        if (!ArgumentsCode.TryFill(frame, arguments, values, out var outcome) || !ArgumentsCode.TryEnter(frame, out outcome))
        {
            return outcome.At(place);
        }

        var result = member.Invoke(frame, row, values).At(place).Bounded(place);
        frame.Run.Depth--;
        return result;
    }
}

/// <summary>Call of a function value.</summary>
internal sealed class InvokeCode(CompiledExpression function, CompiledExpression[] arguments, IReadOnlyList<string>? names, Place place) : CompiledExpression
{
    public override Value Evaluate(Frame frame)
    {
        var value = function.Evaluate(frame);
        if (value.IsUnknown || value.IsFault)
        {
            return value;
        }

        if (value.As<FunctionValue>() is not { } callee)
        {
            return Faults.Of("FEL055", $"{Faults.KindName(value)}不能调用").At(place);
        }

        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        if (names is not null && !TryOrder(callee, ref values))
        {
            return Faults.Of("FEL056", $"函数没有这样的参数：{string.Join("、", names)}", $"参数是 {string.Join("、", callee.ParameterNames)}").At(place);
        }

        return callee.Invoke(frame, values).At(place).Bounded(place);
    }

    private bool TryOrder(FunctionValue callee, ref Value[] values)
    {
        var ordered = new Value[callee.ParameterNames.Count];
        if (names!.Count != ordered.Length)
        {
            return false;
        }

        for (var i = 0; i < names.Count; i++)
        {
            var at = callee.ParameterNames.ToList().IndexOf(names[i]);
            if (at < 0)
            {
                return false;
            }

            ordered[at] = values[i];
        }

        values = ordered;
        return true;
    }
}
