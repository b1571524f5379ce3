using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Methods.Tests;

/// <summary>Calls a method by its name, with the item itself as the expression per item.</summary>
internal static class Call
{
    public static Value Method(string name, params Value[] arguments)
    {
        var frame = new EvaluationRun().Rent(1);
        return MethodLibrary.All.Single(f => f.Name == name).Invoke(frame, arguments);
    }

    public static Value OverItems(string name, Value[] items, params Value[] more)
    {
        var frame = new EvaluationRun().Rent(1);
        Value[] arguments = [Value.Of(ListValue.Of(items)), Value.Of(new ItemFunction(new Item(), frame, 0)), .. more];
        return MethodLibrary.All.Single(f => f.Name == name).Invoke(frame, arguments);
    }

    public static Value[] Numbers(params decimal[] numbers) => [.. numbers.Select(Value.Of)];

    public static Value Unknown(string id) => Value.Of(new UnknownInfo(new MissingItem(id, id, MissingReason.Fact)));

    private sealed class Item : CompiledExpression
    {
        public override Value Evaluate(Frame frame) => frame.Slots[0];
    }
}
