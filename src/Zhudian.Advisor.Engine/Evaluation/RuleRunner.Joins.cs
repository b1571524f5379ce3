using System.Runtime.InteropServices;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Rows found by an equality, within the bounds that other conditions set.</summary>
internal sealed partial class RuleRunner
{
    private void Joined(int depth, RuleStep step, RuleVariable variable, RowSource source, in Value probe, Verdict verdict, UnknownInfo? phantom, Gathered prefix, in Gathered probed)
    {
        var index = _joins[depth] ??= Index(step, variable, source);
        if (index.Find(probe) is { } bucket)
        {
            Found(depth, step, variable, source, index, bucket, verdict, phantom, prefix, probed);
        }

        foreach (var row in index.Always)
        {
            Try(depth, step, variable, Value.Row(source, row), verdict, phantom, prefix);
        }

        Unasked(depth, step, variable, source, index, prefix);
    }

    // The key says that the join holds of the rows, the index of which rows the conditions that look at them alone hold, the bounds the rest: none of these
    // is tested again, the row rests on what they rest on.
    private void Found(int depth, RuleStep step, RuleVariable variable, RowSource source, JoinIndex index, JoinBucket bucket, in Verdict verdict, UnknownInfo? phantom, in Gathered prefix, in Gathered probed)
    {
        var (low, high) = (decimal.MinValue, decimal.MaxValue);
        _host.Restore(probed);
        var isBounded = bucket.Rows.Count > 1 && step.Ranges.Length > 0;
        var isWhole = isBounded && TryBounds(step, ref low, ref high);
        var bounded = _host.Current;
        var isSure = _isQuick && source is FactTable;
        foreach (var row in CollectionsMarshal.AsSpan(isBounded && bucket.IsOrdered ? Within(depth, bucket, low, high) : bucket.Rows))
        {
            if (!isSure || !index.IsSure(row))
            {
                TryRow(depth, step, step.Conditions, variable, source, row, verdict, phantom, prefix, prefix);
                continue;
            }

            var place = isBounded ? index.PlaceOf(row, low, high) : RowPlace.Open;
            if (place == RowPlace.Outside)
            {
                continue;
            }

            var known = isWhole ? bounded : probed;
            if (_host.Pool is not null)
            {
                _host.Restore(known);
                _host.Merge(index.GatheredOf(row));
                known = _host.Current;
            }

            TryRow(depth, step, isWhole && place == RowPlace.Inside ? step.AfterBounds : step.AfterKey, variable, source, row, verdict, phantom, prefix, known);
        }
    }

    // What follows from the sheet alone is kept with it, unless somebody watches or sets facts otherwise.
    private JoinIndex Index(RuleStep step, RuleVariable variable, RowSource source)
    {
        return _isQuick && step.OfSheet && source is FactTable && !_host.Context.HasOverrides ? _host.Context.Indexes.Join(step, _host.Pool, Build) : Build();

        JoinIndex Build() => JoinIndex.Build(_host, source, variable.Slot, step.Join!.Join!.Build, _plan.FrameSize, _host.Plan.Observer is null ? step : null);
    }

    // Rows outside the bounds would be refuted by the very conditions that set them.
    private List<int> Within(int depth, JoinBucket bucket, decimal low, decimal high)
    {
        var found = _within[depth] ??= [];
        bucket.Within(low, high, found);
        return found;
    }

    // False when some bound is not plain: then it is left out.
    private bool TryBounds(RuleStep step, ref decimal low, ref decimal high)
    {
        var isWhole = true;
        foreach (var range in step.Ranges)
        {
            if (Bound(range) is not { } bound)
            {
                isWhole = false;
                continue;
            }

            (low, high) = range.IsUpper ? (low, Math.Min(high, bound)) : (Math.Max(low, bound), high);
        }

        return isWhole;
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
