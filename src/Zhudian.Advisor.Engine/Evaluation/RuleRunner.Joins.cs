using System.Runtime.InteropServices;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Rows found by an equality, within the bounds that other conditions set.</summary>
internal sealed partial class RuleRunner
{
    private void Joined(int depth, RuleStep step, RuleVariable variable, RowSource source, in Value probe, Verdict verdict, UnknownInfo? phantom, Gathered prefix)
    {
        var index = _joins[depth] ??= Index(step, variable, source);
        if (index.Find(probe) is { } bucket)
        {
            foreach (var row in CollectionsMarshal.AsSpan(Candidates(depth, step, bucket, prefix)))
            {
                TryRow(depth, step, variable, source, row, verdict, phantom, prefix);
            }
        }

        foreach (var row in index.Always)
        {
            Try(depth, step, variable, Value.Row(source, row), verdict, phantom, prefix);
        }

        Unasked(depth, step, variable, source, index, prefix);
    }

    // What follows from the sheet alone is kept with it, unless somebody watches or sets facts otherwise.
    private JoinIndex Index(RuleStep step, RuleVariable variable, RowSource source)
    {
        return _isQuick && step.OfSheet && source is FactTable && !_host.Context.HasOverrides ? _host.Context.Indexes.Join(step, Build) : Build();

        JoinIndex Build() => JoinIndex.Build(_host, source, variable.Slot, step.Join!.Join!.Build, _plan.FrameSize, _host.Plan.Observer is null ? step : null);
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

    // Rows whose join value is unknown could belong to anyone: they are tried once per rule, with the earlier variables unknown.
    private void Unasked(int depth, RuleStep step, RuleVariable variable, RowSource source, JoinIndex index, Gathered prefix)
    {
        if (_asked[depth] || index.Unknown.Count == 0)
        {
            return;
        }

        _asked[depth] = true;
        var kept = new Value[depth];
        Array.Copy(Slots, kept, depth);
        foreach (var (row, missing) in index.Unknown)
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
}
