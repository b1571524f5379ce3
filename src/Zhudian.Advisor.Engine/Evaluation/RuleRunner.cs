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
    private readonly bool[] _asked;
    private readonly bool _isQuick;

    private RuleRunner(EngineHost host, RulePlan plan, Frame frame, RuleSink? sink = null)
    {
        _host = host;
        _plan = plan;
        _sink = sink ?? new RuleSink(host);
        _frame = frame;
        _absenceJoins = plan.Rule.Absences.Length == 0 ? [] : new JoinIndex?[plan.Rule.Absences.Length];
        var steps = plan.HasJoins ? plan.Steps.Length : 0;
        _joins = steps == 0 ? [] : new JoinIndex?[steps];
        _within = steps == 0 ? [] : new List<int>?[steps];
        _asked = steps == 0 ? [] : new bool[steps];
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

        sink.Start(plan);
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

    private void Forget(RuleStep step)
    {
        foreach (var slot in step.Lets)
        {
            Slots[slot] = default;
        }
    }
}
