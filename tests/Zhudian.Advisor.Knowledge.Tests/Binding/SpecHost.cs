using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tests.Binding;

/// <summary>The simplest host: no facts, nothing memoised, evaluation on a fixed day.</summary>
internal sealed class SpecHost(DateOnly day) : KnowledgeHost
{
    public override Value Parameter(ParameterDef parameter, DateOnly? day1, Frame frame)
        => parameter.On(day1 ?? day)?.Value ?? Missing("参数:" + parameter.Name);

    public override ListValue Rows(EntityDef entity, Frame frame) => ListValue.Of([], Missing("清单:" + entity.Name).Unknown);

    public override Value Field(FieldDef field, in Value row, Frame frame) => row.As<RowSource>()!.Get(row.RowIndex, field.Slot);

    public override ListValue Inverse(FieldDef reference, in Value row, Frame frame) => ListValue.Empty;

    public override Value Derived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments, Frame frame)
    {
        if (frame.Run.Depth > 200)
        {
            return Value.FaultOf(new Zhudian.Advisor.Feel.Diagnostics.Diagnostic("TST001", Zhudian.Advisor.Feel.Diagnostics.Severity.Error, null, "too deep"));
        }

        frame.Run.Depth++;
        var inner = frame.Run.Rent(Math.Max(derived.Formula!.FrameSize, arguments.Length + 1));
        inner.Slots[0] = row;
        arguments.CopyTo(inner.Slots.AsSpan(1));
        var value = derived.Formula.Evaluate(inner);
        frame.Run.Return(inner);
        frame.Run.Depth--;
        return value;
    }

    public override Value Table(TableFamily table, ReadOnlySpan<Value> inputs, DateOnly? day1, Frame frame)
        => table.On(day1 ?? day) is { } edition ? TableEvaluator.Evaluate(edition, inputs, frame.Run, out _) : Value.FaultOf(new Zhudian.Advisor.Feel.Diagnostics.Diagnostic("TST002", Zhudian.Advisor.Feel.Diagnostics.Severity.Error, null, "not in force"));

    public override Value Let(LetDef let, Frame frame) => let.Code.Evaluate(frame);

    public static Value Missing(string id) => Value.Of(new UnknownInfo(new MissingItem(id, id, MissingReason.Fact)));
}
