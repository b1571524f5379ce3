using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Enumerates the bindings of one rule and hands each outcome to a <see cref="RuleSink"/> (RULES.md §9, Rules).
/// A row standing for those not reported is tried as well: it never fires, it only shows what might still come.
/// </summary>
internal sealed partial class RuleRunner
{
    private readonly EngineHost _host;
    private readonly RulePlan _plan;
    private readonly RuleSink _sink;
    private readonly Frame _frame;
    private readonly JoinIndex?[] _joins;
    private readonly JoinIndex?[] _absenceJoins;
    private readonly List<int>?[] _within;
    private readonly bool _isQuick;

    private RuleRunner(EngineHost host, RulePlan plan, Frame frame, RuleSink? sink = null)
    {
        _host = host;
        _plan = plan;
        _sink = sink ?? new RuleSink(host);
        _frame = frame;
        _joins = new JoinIndex?[plan.Steps.Length];
        _absenceJoins = new JoinIndex?[plan.Rule.Absences.Length];
        _within = new List<int>?[plan.Steps.Length];
        _isQuick = host.IsPlain;
    }

    /// <summary>Runs a rule over all its bindings.</summary>
    public static void Run(EngineHost host, RulePlan plan, RuleSink sink)
    {
        var runner = new RuleRunner(host, plan, host.Run.Rent(plan.FrameSize), sink);
        host.StartRule(plan.FrameSize);
        var saved = host.Begin();
        if (plan.Ahead.Length > 0)
        {
            host.ComputeAhead(plan.Ahead, host.Context.SourceOf(plan.Steps[0].Variable!.Entity!), runner._frame);
            host.Restore(saved);
            host.Begin();
        }

        host.Use(plan.Element);
        runner.Descend(0, Verdict.Holds, null);
        host.Restore(saved);
        host.Run.Return(runner._frame);
    }

    /// <summary>Whether every condition of a rule is true in a frame whose variables are set.</summary>
    public static bool Holds(EngineHost host, RulePlan plan, Frame frame)
    {
        var runner = new RuleRunner(host, plan, frame);
        var verdict = Verdict.Holds;
        foreach (var step in plan.Steps)
        {
            verdict = runner.Conditions(step, verdict);
        }

        return verdict.True;
    }

    private Value[] Slots => _frame.Slots;

    private void Descend(int depth, Verdict verdict, UnknownInfo? phantom)
    {
        if (depth == _plan.Steps.Length)
        {
            _sink.Binding(_plan, _frame, verdict, phantom);
            return;
        }

        var step = _plan.Steps[depth];
        if (step.Variable is not { } variable)
        {
            _host.Plan.Observer?.Tried(_plan.Rule);
            Decide(depth, step, verdict, phantom);
            return;
        }

        var prefix = _host.Current;
        if (variable.Entity is not null)
        {
            Rows(depth, step, variable, verdict, phantom, prefix);
        }
        else
        {
            Items(depth, step, variable, verdict, phantom, prefix);
        }

        Slots[variable.Slot] = default;
        Forget(step);
        _host.Restore(prefix);
    }

    private void Rows(int depth, RuleStep step, RuleVariable variable, Verdict verdict, UnknownInfo? phantom, Gathered prefix)
    {
        var source = _host.Context.SourceOf(variable.Entity!);
        var list = source.AllRows;
        _host.Run.Cancellation.ThrowIfCancellationRequested();
        if (source.RowCount > 0 || list.Gap is not null)
        {
            _host.Plan.Observer?.Tried(_plan.Rule);
        }

        if (step.Join is { Join: { } join })
        {
            var index = _joins[depth] ??= JoinIndex.Build(_host, source, variable.Slot, join.Build, _plan.FrameSize, _host.Plan.Observer is null ? step : null);
            var probe = join.Probe.Evaluate(_frame);
            _host.Restore(prefix);
            if (probe.IsUnknown)
            {
                // One unknown for the row that asks, not one per pair.
                if (source.RowCount > 0 || list.Gap is not null)
                {
                    Try(depth, step, variable, probe, verdict, phantom, prefix);
                }

                return;
            }

            if (JoinIndex.Simple(probe))
            {
                if (index.Find(probe) is { } bucket)
                {
                    foreach (var row in Candidates(depth, step, bucket, prefix))
                    {
                        TryRow(depth, step, variable, source, row, verdict, phantom, prefix);
                    }
                }

                foreach (var row in index.Always)
                {
                    Try(depth, step, variable, Value.Row(source, row), verdict, phantom, prefix);
                }

                Unasked(depth, step, variable, source, index, prefix);
                Phantom(depth, step, variable, source, list.Gap, verdict, phantom, prefix);
                return;
            }
        }

        var count = source.RowCount;
        for (var row = 0; row < count; row++)
        {
            TryRow(depth, step, variable, source, row, verdict, phantom, prefix);
        }

        Phantom(depth, step, variable, source, list.Gap, verdict, phantom, prefix);
    }

    // Rows outside the bounds would be refuted by the very conditions that set them.
    private List<int> Candidates(int depth, RuleStep step, JoinBucket bucket, Gathered prefix)
    {
        if (!bucket.IsOrdered)
        {
            return bucket.Rows;
        }

        var (low, high) = (decimal.MinValue, decimal.MaxValue);
        foreach (var range in step.Ranges)
        {
            if (Bound(range) is not { } bound)
            {
                continue;
            }

            (low, high) = range.IsUpper ? (low, Math.Min(high, bound)) : (Math.Max(low, bound), high);
        }

        _host.Restore(prefix);
        var found = _within[depth] ??= [];
        bucket.Within(low, high, found);
        return found;
    }

    private decimal? Bound(RangeKey range)
    {
        var bound = 0m;
        foreach (var term in range.Terms)
        {
            var value = term.Code.Evaluate(_frame);
            if (!JoinBucket.IsPlain(value))
            {
                return null;
            }

            bound += term.Minus ? -value.AsNumber : value.AsNumber;
        }

        return bound;
    }

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

    // Rows whose join value is unknown could belong to anyone: they are tried once per rule, with the earlier variables unknown.
    private void Unasked(int depth, RuleStep step, RuleVariable variable, RowSource source, JoinIndex index, Gathered prefix)
    {
        if (index.Unknown.Count == 0)
        {
            return;
        }

        var unknown = index.Unknown.ToList();
        index.Unknown.Clear();
        var kept = new Value[depth];
        Array.Copy(Slots, kept, depth);
        foreach (var (row, missing) in unknown)
        {
            for (var i = 0; i < depth; i++)
            {
                Slots[_plan.Rule.Variables[i].Slot] = Value.Of(missing);
            }

            Forget(_plan.Steps[0]);
            Slots[variable.Slot] = Value.Row(source, row);
            _host.Restore(prefix);
            var verdict = Verdict.Waits(missing);
            var open = true;
            for (var i = 0; i <= depth && open; i++)
            {
                verdict = Conditions(_plan.Steps[i], verdict);
                open = !verdict.Settled;
            }

            if (open)
            {
                Descend(depth + 1, verdict, null);
            }
        }

        for (var i = 0; i < depth; i++)
        {
            Slots[_plan.Rule.Variables[i].Slot] = kept[i];
        }

        Forget(_plan.Steps[0]);
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

    /// <summary>
    /// A row of a sheet: most are refuted by a condition, which takes neither a verdict nor a copy. Anything but true and false starts anew with the
    /// general way, which then says what is missing or broken.
    /// </summary>
    private void TryRow(int depth, RuleStep step, RuleVariable variable, RowSource source, int row, in Verdict verdict, UnknownInfo? phantom, in Gathered prefix)
    {
        if (_isQuick && source is not ConclusionTable)
        {
            _host.Restore(prefix);
            Value.Point(ref Slots[variable.Slot], source, row);
            Forget(step);
            foreach (var condition in step.Conditions)
            {
                var truth = condition.Code.Test(_frame);
                if (truth == Truth.False)
                {
                    return;
                }

                if (truth != Truth.True)
                {
                    Try(depth, step, variable, Value.Row(source, row), verdict, phantom, prefix);
                    return;
                }
            }

            if (step.Absences.Length == 0)
            {
                Descend(depth + 1, verdict, phantom);
                return;
            }
        }

        Try(depth, step, variable, Value.Row(source, row), verdict, phantom, prefix);
    }

    private void Try(int depth, RuleStep step, RuleVariable variable, in Value value, Verdict verdict, UnknownInfo? phantom, Gathered prefix)
    {
        _host.Restore(prefix);
        Slots[variable.Slot] = value;
        if (value.Reference is ConclusionTable conclusions)
        {
            _host.UseConclusion(conclusions.Row(value.RowIndex));
        }

        if (value.IsUnknown)
        {
            verdict = verdict.And(Truth.Unknown, value);
        }

        Forget(step);
        Decide(depth, step, verdict, phantom);
    }

    private void Decide(int depth, RuleStep step, Verdict verdict, UnknownInfo? phantom)
    {
        verdict = Conditions(step, verdict);
        if (!verdict.Settled)
        {
            Descend(depth + 1, verdict, phantom);
        }
        else if (verdict.Null && phantom is null)
        {
            _sink.NotApplicable(_plan, _frame);
        }
    }

    private void Forget(RuleStep step)
    {
        foreach (var slot in step.Lets)
        {
            Slots[slot] = default;
        }
    }
}
