using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>The conditions decided once a variable is set.</summary>
internal sealed partial class RuleRunner
{
    // false wins over everything, then fault, then unknown, then null (RULES.md §9); null alone counts as false.
    private Verdict Conditions(RuleStep step, Verdict verdict)
    {
        foreach (var condition in step.Conditions)
        {
            verdict = Test(condition, verdict);
            if (verdict.False)
            {
                return verdict;
            }
        }

        foreach (var absence in step.Absences)
        {
            verdict = Absent(absence, verdict);
            if (verdict.False)
            {
                return verdict;
            }
        }

        return verdict;
    }

    private Verdict Test(ConditionDef condition, Verdict verdict)
    {
        var code = condition.Code;
        var truth = code.Test(_frame);
        if (_host.Plan.Observer is { } observer)
        {
            var gathered = _host.Current;
            observer.Condition(_plan.Rule, condition, truth, _frame);
            _host.Restore(gathered);
        }

        if (truth == Truth.True)
        {
            return verdict;
        }

        if (truth is Truth.False or Truth.Null)
        {
            return verdict.And(truth, default);
        }

        var value = code.Evaluate(_frame);
        return truth == Truth.Fault && !value.IsFault ? verdict.And(truth, EngineFaults.NotBoolean(_plan.Rule.Id, _plan.Rule.Info.Location)) : verdict.And(truth, value);
    }
}
