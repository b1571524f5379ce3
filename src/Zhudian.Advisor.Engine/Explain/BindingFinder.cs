using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Bindings of a rule with a given key, in order of rows: the first variable's key, or all keys joined by +.</summary>
internal static class BindingFinder
{
    public static IEnumerable<Value[]> Find(RunContext context, RulePlan plan, string key)
    {
        var variables = plan.Rule.Variables;
        if (variables.Length == 0)
        {
            return key.Length == 0 ? [[]] : [];
        }

        var host = new EngineHost(context.Plan, context, keepEvidence: false);
        EvaluationEngine.Give(context, host);
        host.StartRule(plan.FrameSize);
        return Extend(host, plan, new Value[variables.Length], 0).Where(v => Matches(v, key));
    }

    private static bool Matches(Value[] values, string key)
        => string.Equals(KeyText.Of(values[0]), key, StringComparison.Ordinal) || string.Equals(string.Join('+', values.Select(v => KeyText.Of(v))), key, StringComparison.Ordinal);

    private static IEnumerable<Value[]> Extend(EngineHost host, RulePlan plan, Value[] values, int depth)
    {
        if (depth == values.Length)
        {
            yield return (Value[])values.Clone();
            yield break;
        }

        var list = Items(host, plan, values, depth);
        for (var i = 0; i < list.Count; i++)
        {
            values[depth] = list[i];
            foreach (var found in Extend(host, plan, values, depth + 1))
            {
                yield return found;
            }
        }
    }

    private static ListValue Items(EngineHost host, RulePlan plan, Value[] values, int depth)
    {
        var variable = plan.Rule.Variables[depth];
        if (variable.Entity is not null)
        {
            return host.Context.SourceOf(variable.Entity).AllRows;
        }

        var frame = host.Run.Rent(plan.FrameSize);
        for (var i = 0; i < depth; i++)
        {
            frame.Slots[plan.Rule.Variables[i].Slot] = values[i];
        }

        var list = variable.List!.Evaluate(frame).As<ListValue>() ?? ListValue.Empty;
        host.Run.Return(frame);
        return list;
    }
}
