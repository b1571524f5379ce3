using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Turns outcomes of bindings into rows of conclusion kinds, undecided bindings and faults.</summary>
internal sealed partial class RuleSink(EngineHost host)
{
    private ConclusionTable? _last;
    private ActionColumns?[] _columns = [];

    /// <summary>Bindings that wait for facts.</summary>
    public List<(Binding Binding, UnknownInfo Missing)> Undecided { get; } = [];

    /// <summary>Bindings whose condition was null.</summary>
    public List<Binding> Inapplicable { get; } = [];

    /// <summary>Broken bindings.</summary>
    public List<FaultEntry> Faults { get; } = [];

    /// <summary>Lists that are not reported and that a rule would look through.</summary>
    public List<(RulePlan Plan, UnknownInfo Missing)> NotReported { get; } = [];

    /// <summary>A rule starts; what its actions say of rows may be in columns by now.</summary>
    public void Start(RulePlan plan)
    {
        _columns = [];
        if (host.IsPlain && plan.Steps[0].Variable?.Entity is { } entity)
        {
            var source = host.Context.SourceOf(entity);
            _columns = Array.ConvertAll(plan.Actions, a => ActionColumns.Of(host, a, source));
            foreach (var action in plan.Actions)
            {
                if (action.IsForAll)
                {
                    TableOf(action.Action.Kind).Reserve(source.RowCount);
                }
            }
        }
    }

    /// <summary>A binding whose condition is null.</summary>
    public void NotApplicable(RulePlan plan, Frame frame) => Inapplicable.Add(new Binding(plan, frame));

    /// <summary>A binding that was not refuted. With a phantom it stands for rows that may still be reported.</summary>
    public void Binding(RulePlan plan, Frame frame, Verdict verdict, UnknownInfo? phantom)
    {
        var binding = new Binding(plan, frame);
        if (phantom is not null)
        {
            NotReported.Add((plan, phantom));
            Doubt(binding, frame, UnknownInfo.Merge(phantom, verdict.Unknown)!);
            return;
        }

        if (verdict.Fault.IsFault)
        {
            Broken(binding, frame, verdict.Fault);
            return;
        }

        if (verdict.Unknown is null && plan.Actions.Length == 1)
        {
            Emit(binding, 0, frame);
            return;
        }

        var state = host.Current;
        for (var at = 0; at < plan.Actions.Length; at++)
        {
            var action = plan.Actions[at];
            host.Restore(state);
            if (verdict.Unknown is null)
            {
                Emit(binding, at, frame);
            }
            else if (action.Action.Kind.WhenUnknown is null || !Emit(binding, action, frame, verdict.Unknown))
            {
                Doubt(binding, action, frame, verdict.Unknown);
            }
        }

        host.Restore(state);
        if (verdict.Unknown is not null)
        {
            Undecided.Add((binding, verdict.Unknown));
        }
    }

    // A column holds no fault and its rows have keys: what may go wrong is in the other fields, and goes the general way.
    private void Emit(Binding binding, int action, Frame frame)
    {
        var plan = binding.Plan.Actions[action];
        if (action >= _columns.Length || _columns[action] is not { } columns || !binding.IsDefinite || binding.First.RowIndex < 0)
        {
            Emit(binding, plan, frame, null);
            return;
        }

        var values = ActionPlan.Evaluate(columns.Rest, frame);
        foreach (ref readonly var value in values.AsSpan())
        {
            if (value.IsFault)
            {
                Emit(binding, plan, frame, null);
                return;
            }
        }

        TableOf(plan.Action.Kind).Add(new ConclusionRow { Binding = binding, Plan = plan, Values = values, Columns = columns, Key = binding.Key, Gathered = host.Current });
    }

    private bool Emit(Binding binding, ActionPlan plan, Frame frame, UnknownInfo? waits)
    {
        var action = plan.Action;
        var values = plan.Evaluate(frame, waits is null ? null : action.Kind.WhenUnknown);
        if (waits is not null)
        {
            SayUndecided(action, values, waits);
        }

        foreach (ref readonly var value in values.AsSpan())
        {
            if (value.IsFault)
            {
                Report(binding, value);
                Doubt(binding, plan, frame, BrokenRule(binding));
                return true;
            }
        }

        if (!TryKey(binding, plan, values, waits, frame, out var key))
        {
            return waits is null;
        }

        TableOf(action.Kind).Add(new ConclusionRow { Binding = binding, Plan = plan, Values = values, Key = key, Gathered = host.Current, EmittedFor = waits });
        if (waits is null)
        {
            host.Plan.Observer?.Fired(binding.Plan.Rule);
        }

        return true;
    }

    private bool TryKey(Binding binding, ActionPlan plan, Value[] values, UnknownInfo? waits, Frame frame, out string key)
    {
        var action = plan.Action;
        if (plan.KeyIsBinding && binding.IsDefinite)
        {
            key = binding.Key;
            return true;
        }

        key = string.Empty;
        foreach (var field in action.Kind.Key)
        {
            var value = string.Equals(field.Name, ImplicitFields.Rule, StringComparison.Ordinal) ? Value.Of(binding.Plan.Rule.Id) : values[field.Slot];
            if (value.IsUnknown && waits is null)
            {
                Undecided.Add((binding, value.Unknown!));
                Doubt(binding, plan, frame, value.Unknown!);
                return false;
            }

            if (value.IsNull && waits is null)
            {
                Report(binding, EngineFaults.KeyNull(binding.Plan.Rule.Id, action.Kind.Name, field.Name));
                Doubt(binding, plan, frame, BrokenRule(binding));
                return false;
            }

            if (!value.IsDefinite)
            {
                return false;
            }

            key = key.Length == 0 ? KeyText.Of(value) : key + "+" + KeyText.Of(value);
        }

        return true;
    }

    // A rule fires many times in succession.
    private ConclusionTable TableOf(EntityDef kind) => ReferenceEquals(_last?.EntityKind, kind) ? _last! : _last = host.Context.Conclusions[kind];
}
