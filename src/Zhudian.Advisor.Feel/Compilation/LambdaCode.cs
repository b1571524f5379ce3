using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary><c>function(…) body</c>: the closure keeps a copy of the frame, since the frame goes on changing.</summary>
internal sealed class LambdaCode(BoundLambda lambda, CompiledExpression body, Place place) : CompiledExpression
{
    private readonly string[] _names = [.. lambda.Parameters.Select(p => p.Name)];
    private readonly int[] _slots = [.. lambda.Parameters.Select(p => p.Slot)];
    private readonly FeelType[] _types = [.. lambda.Parameters.Select(p => p.Type)];
    private readonly FunctionType _type = (FunctionType)lambda.Type;

    public override Value Evaluate(Frame frame) => Value.Of(new Closure(this, (Value[])frame.Slots.Clone()));

    internal sealed class Closure(LambdaCode code, Value[] captured) : FunctionValue
    {
        public override IReadOnlyList<string> ParameterNames => code._names;

        public FunctionType Type => code._type;

        public override Value Invoke(Frame frame, ReadOnlySpan<Value> arguments)
        {
            if (arguments.Length != code._slots.Length)
            {
                return Faults.WrongArguments("function", arguments.Length).At(code.Origin);
            }

            if (!ArgumentsCode.TryEnter(frame, out var outcome))
            {
                return outcome.At(code.Origin);
            }

            var own = frame.Run.Rent(captured.Length);
            captured.CopyTo(own.Slots, 0);
            for (var i = 0; i < arguments.Length && !outcome.IsFault; i++)
            {
                if (!TypeTest.TryCoerce(arguments[i], code._types[i], out own.Slots[code._slots[i]]))
                {
                    outcome = Faults.BadArgument("function(…)", code._names[i], arguments[i], Binding.TypeText.Chinese(code._types[i])).At(code.Origin);
                }
            }

            if (!outcome.IsFault)
            {
                outcome = code.Body.Evaluate(own);
            }

            frame.Run.Return(own);
            frame.Run.Depth--;
            return outcome;
        }

        public override string ToString() => $"function({string.Join(", ", code._names)})";
    }

    private Place Origin => place;

    private CompiledExpression Body => body;
}
