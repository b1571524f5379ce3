using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Variables over lists, and rows that may still be reported.</summary>
internal sealed partial class RuleRunner
{
    private void Phantom(int depth, RuleStep step, RuleVariable variable, RowSource source, UnknownInfo? gap, Verdict verdict, UnknownInfo? phantom, Gathered prefix)
    {
        if (gap is null)
        {
            return;
        }

        if (source is ConclusionTable conclusions)
        {
            for (var i = 0; i < conclusions.Doubtful.Count; i++)
            {
                Try(depth, step, variable, Value.Row(source, -1 - i), verdict, UnknownInfo.Merge(phantom, conclusions.Doubtful[i].Doubt), prefix);
            }

            if (conclusions.HardGap is { } hard)
            {
                Try(depth, step, variable, Value.Of(hard), verdict, UnknownInfo.Merge(phantom, hard), prefix);
            }

            return;
        }

        Try(depth, step, variable, Value.Row(source, -1), verdict, UnknownInfo.Merge(phantom, gap), prefix);
    }

    private void Items(int depth, RuleStep step, RuleVariable variable, Verdict verdict, UnknownInfo? phantom, Gathered prefix)
    {
        _host.Plan.Observer?.Tried(_plan.Rule);
        var value = variable.List!.Evaluate(_frame);
        var after = _host.Current;
        if (value.As<ListValue>() is { } list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Try(depth, step, variable, list[i], verdict, phantom, after);
            }

            if (list.Gap is { } gap)
            {
                Try(depth, step, variable, Value.Of(gap), verdict, UnknownInfo.Merge(phantom, gap), after);
            }
        }
        else if (value.IsUnknown)
        {
            Try(depth, step, variable, value, verdict.And(Truth.Unknown, value), phantom, after);
        }
        else if (value.IsFault || !value.IsNull)
        {
            var fault = value.IsFault ? value : EngineFaults.ListExpected(_plan.Rule.Id, variable.Name);
            _sink.Binding(_plan, _frame, verdict.And(Truth.Fault, fault), phantom);
        }

        _host.Restore(prefix);
    }
}
