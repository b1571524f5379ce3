using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Bindings of a rule with a given key, in order of rows: the first variable's key, or all keys joined by +.</summary>
internal static class BindingFinder
{
    private const int MaxKeys = 5000;

    /// <summary>Bindings whose keys begin as the key does: what cannot match is never extended.</summary>
    public static IEnumerable<Value[]> Find(RunContext context, RulePlan plan, string key, CancellationToken cancellation = default)
    {
        var variables = plan.Rule.Variables;
        if (variables.Length == 0)
        {
            return key.Length == 0 ? [[]] : [];
        }

        var host = new EngineHost(context.Plan, context, keepEvidence: false);
        EvaluationEngine.Give(context, host);
        host.StartRule(plan.FrameSize);
        return Extend(host, plan, new Value[variables.Length], 0, new Wanted(key, cancellation)).Where(v => Matches(v, key));
    }

    /// <summary>Keys of the first variable, for suggestions.</summary>
    public static IReadOnlyCollection<string> FirstKeys(RunContext context, RulePlan plan)
    {
        if (plan.Rule.Variables.Length == 0)
        {
            return [];
        }

        var host = new EngineHost(context.Plan, context, keepEvidence: false);
        EvaluationEngine.Give(context, host);
        host.StartRule(plan.FrameSize);
        var list = Items(host, plan, [], 0);
        return [.. Enumerable.Range(0, Math.Min(list.Count, MaxKeys)).Select(i => KeyText.Of(list[i]))];
    }

    private static bool Matches(Value[] values, string key)
        => string.Equals(KeyText.Of(values[0]), key, StringComparison.Ordinal) || string.Equals(string.Join('+', values.Select(v => KeyText.Of(v))), key, StringComparison.Ordinal);

    private static IEnumerable<Value[]> Extend(EngineHost host, RulePlan plan, Value[] values, int depth, Wanted wanted)
    {
        if (depth == values.Length)
        {
            yield return (Value[])values.Clone();
            yield break;
        }

        var list = Items(host, plan, values, depth);
        for (var i = 0; i < list.Count; i++)
        {
            wanted.Cancellation.ThrowIfCancellationRequested();
            values[depth] = list[i];
            if (!wanted.MayMatch(values, depth))
            {
                continue;
            }

            foreach (var found in Extend(host, plan, values, depth + 1, wanted))
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

    private sealed record Wanted(string Key, CancellationToken Cancellation)
    {
        // The first key alone matches every extension of it; else all keys so far must begin the key.
        public bool MayMatch(Value[] values, int depth)
        {
            if (string.Equals(KeyText.Of(values[0]), Key, StringComparison.Ordinal))
            {
                return true;
            }

            var start = string.Join('+', values.Take(depth + 1).Select(v => KeyText.Of(v)));
            return Key.StartsWith(start, StringComparison.Ordinal) && (Key.Length == start.Length ? depth == values.Length - 1 : depth < values.Length - 1 && Key[start.Length] == '+');
        }
    }
}
