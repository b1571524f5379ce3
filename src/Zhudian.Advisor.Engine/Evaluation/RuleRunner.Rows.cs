using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Variables over the rows of an entity.</summary>
internal sealed partial class RuleRunner
{
    private void Rows(int depth, RuleStep step, RuleVariable variable, Verdict verdict, UnknownInfo? phantom, Gathered prefix)
    {
        var source = _host.Context.SourceOf(variable.Entity!);
        var list = source.AllRows;
        _host.Run.Cancellation.ThrowIfCancellationRequested();
        var any = source.RowCount > 0 || list.Gap is not null;
        if (any)
        {
            _host.Plan.Observer?.Tried(_plan.Rule);
        }

        if (step.Join is { Join: { } join })
        {
            var probe = join.Probe.Evaluate(_frame);
            var probed = _host.Current;
            _host.Restore(prefix);
            if (probe.IsUnknown)
            {
                // One unknown for the row that asks, not one per pair.
                if (any)
                {
                    Try(depth, step, variable, probe, verdict, phantom, prefix);
                }

                return;
            }

            if (JoinIndex.Simple(probe))
            {
                Joined(depth, step, variable, source, probe, verdict, phantom, prefix, probed);
                Phantom(depth, step, variable, source, list.Gap, verdict, phantom, prefix);
                return;
            }
        }

        // Refuted by the first condition: nothing is said of the row.
        var count = source.RowCount;
        var first = _isQuick && step.First is { } asked && source is FactTable ? _host.ColumnSoFar(asked) : null;
        var forms = first is { IsComplete: true } ? first.Values.Forms : [];
        for (var row = 0; row < count; row++)
        {
            if (row < forms.Length && forms[row] == Form.False)
            {
                continue;
            }

            TryRow(depth, step, step.Conditions, variable, source, row, verdict, phantom, prefix, prefix);
        }

        Phantom(depth, step, variable, source, list.Gap, verdict, phantom, prefix);
    }

    /// <summary>
    /// A row of a sheet: most are refuted by a condition, which takes neither a verdict nor a copy. Anything but true and false starts anew with the
    /// general way, which then says what is missing or broken.
    /// </summary>
    /// <param name="depth">Place of the variable.</param>
    /// <param name="step">What is decided once it is set.</param>
    /// <param name="conditions">Conditions of the step that are not known to hold.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="source">The rows.</param>
    /// <param name="row">One of them.</param>
    /// <param name="verdict">Of the variables before.</param>
    /// <param name="phantom">Why the row may not be reported.</param>
    /// <param name="prefix">What the variables before rest on.</param>
    /// <param name="known">The same with what the conditions that are known to hold rest on.</param>
    private void TryRow(int depth, RuleStep step, ConditionDef[] conditions, RuleVariable variable, RowSource source, int row, in Verdict verdict, UnknownInfo? phantom, in Gathered prefix, in Gathered known)
    {
        if (_isQuick && source is not ConclusionTable)
        {
            _host.Restore(known);
            Value.Point(ref Slots[variable.Slot], source, row);
            Forget(step);
            foreach (var condition in conditions)
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
}
