using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Tests.Support;

/// <summary>Calls with contexts as items and entry names as expressions per item.</summary>
internal static class Items
{
    public static Value Of(params (string Name, Value Value)[] entries) => Value.Of(new ContextValue([.. entries.Select(e => e.Name)], [.. entries.Select(e => e.Value)]));

    public static Value Pair(decimal x, decimal y) => Of(("x", Value.Of(x)), ("y", Value.Of(y)));

    /// <summary>Strings starting with a dot are entries per item, other values are passed on.</summary>
    public static Value Call(string name, Value list, params object[] arguments)
    {
        var library = FunctionLibrary.Knowledge.With(MethodLibrary.All);
        library.TryGet(name, out var function).Should().BeTrue();
        var frame = new EvaluationRun().Rent(1);
        Value[] all = [list, .. arguments.Select(a => a is string entry ? Value.Of(new ItemFunction(new Entry(entry[1..]), frame, 0)) : (Value)a)];
        return function.Invoke(frame, all);
    }

    public static Value List(params Value[] items) => Value.Of(ListValue.Of(items));

    private sealed class Entry(string name) : CompiledExpression
    {
        public override Value Evaluate(Frame frame)
            => name.Length == 0 || frame.Slots[0].IsUnknown ? frame.Slots[0] : frame.Slots[0].As<ContextValue>()!.TryGet(name, out var value) ? value : Value.Null;
    }
}
