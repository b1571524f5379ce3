using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Builds proofs over a finished evaluation by running rules again on the bindings they fired on.</summary>
internal sealed class ProofBuilder
{
    private readonly RunContext _context;
    private readonly ProofTracer _tracer;
    private readonly EngineHost _host;

    private ProofBuilder(RunContext context)
    {
        _context = context;
        _tracer = new ProofTracer(context);
        _host = new EngineHost(context.Plan, context, keepEvidence: false, _tracer);
        EvaluationEngine.Give(context, _host);
    }

    /// <summary>Proof of one conclusion of an assessment.</summary>
    public static Proof Build(Assessment assessment, Conclusion conclusion)
    {
        var builder = new ProofBuilder(assessment.State.Context);
        var row = assessment.State.Rows[(conclusion.Id, conclusion.Kind.Name)];
        var root = builder._tracer.ConclusionNode(row);
        var holds = true;
        while (builder._tracer.Pending.TryDequeue(out var next))
        {
            holds &= builder.Fill(next);
        }

        return new Proof(conclusion, root, holds);
    }

    /// <summary>The steps of a rule on values of its variables, whether it fires there or not.</summary>
    public static ProofNode Trace(RunContext context, RulePlan plan, Value[] values, out Verdict verdict)
    {
        var builder = new ProofBuilder(context);
        var root = builder._tracer.Open(new ProofNode(ProofKind.Conclusion, plan.Rule.Id, plan.Rule.Id) { Text = plan.Rule.Info.Title, Location = plan.Rule.Info.Location });
        var frame = builder.Start(plan, values);
        verdict = builder.Conditions(plan, frame);
        builder._tracer.Close();
        while (builder._tracer.Pending.TryDequeue(out var next))
        {
            builder.Fill(next);
        }

        return root;
    }

    private bool Fill(ConclusionRow row)
    {
        var plan = row.Binding.Plan;
        var node = _tracer.Open(_tracer.ConclusionNode(row));
        var frame = Start(plan, row.Binding.Values);
        Variables(plan, row.Binding.Values);
        var verdict = Conditions(plan, frame);
        var same = row.EmittedFor is null ? verdict.True : verdict.Unknown is not null;
        foreach (var field in row.Action.Fields)
        {
            same &= Field(field, row, frame);
        }

        _tracer.Close();
        _host.Run.Return(frame);
        node.Value = row.Action.Kind.Key.Length > 0 ? Value.Of(row.Key) : Value.Null;
        return same;
    }

    private Frame Start(RulePlan plan, Value[] values)
    {
        _host.StartRule(plan.FrameSize);
        var frame = _host.Run.Rent(plan.FrameSize);
        for (var i = 0; i < values.Length; i++)
        {
            frame.Slots[plan.Rule.Variables[i].Slot] = values[i];
        }

        return frame;
    }

    private void Variables(RulePlan plan, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var variable = plan.Rule.Variables[i];
            var node = _tracer.Open(new ProofNode(ProofKind.Variable, $"对:{variable.Name}", variable.Unnamed ? "本" : variable.Name)
            {
                Text = (variable.Entity?.Name ?? "项") + "：" + KeyText.Of(values[i]),
                Value = values[i],
            });
            if (values[i].Reference is ConclusionTable conclusions && conclusions.Row(values[i].RowIndex) is { Doubt: null } from)
            {
                node.Add(_tracer.ConclusionNode(from));
            }

            _tracer.Close();
        }
    }

    private Verdict Conditions(RulePlan plan, Frame frame)
    {
        var verdict = Verdict.Holds;
        foreach (var condition in plan.Rule.Conditions)
        {
            var node = ConditionAtoms.Trace(_tracer, condition.Bound, condition.Code, condition.Text, frame, new RuleNames(plan.Rule, frame));
            verdict = verdict.And(node.Truth!.Value, node.Value);
        }

        foreach (var absence in plan.Rule.Absences)
        {
            verdict = Absence(absence, frame, new RuleNames(plan.Rule, frame), verdict);
        }

        return verdict;
    }

    private Verdict Absence(AbsenceDef absence, Frame frame, RuleNames names, Verdict verdict)
    {
        var node = _tracer.Open(new ProofNode(ProofKind.Condition, "无:" + absence.Condition.Text.Locate(0), absence.Condition.Text.Text)
        {
            Text = $"没有{absence.Entity.Name}满足“{(absence.Condition.Bound is null ? absence.Condition.Text.Text : names.Sentence(absence.Condition.Bound))}”",
            Location = absence.Condition.Text.Locate(0),
        });
        var rows = _host.Rows(absence.Entity, frame);
        var missing = rows.Gap is null ? null : rows.GapWhere(row => Test(absence, frame, row));
        var truth = Truth.True;
        for (var i = 0; i < rows.Count; i++)
        {
            switch (Test(absence, frame, rows[i]))
            {
                case Truth.True:
                    truth = Truth.False;
                    node.Value = rows[i];

                    // The witness refutes by being there, whatever fields the condition looked at.
                    if (rows[i].Reference is ConclusionTable conclusions && conclusions.Row(rows[i].RowIndex) is { Doubt: null } witness)
                    {
                        node.Add(_tracer.ConclusionNode(witness));
                    }

                    break;
                case Truth.Unknown:
                    missing = UnknownInfo.Merge(missing, absence.Condition.Code.Evaluate(frame).Unknown);
                    break;
            }
        }

        frame.Slots[absence.Slot] = default;
        node.Truth = truth == Truth.False ? truth : missing is null ? Truth.True : Truth.Unknown;
        node.Value = node.Truth == Truth.Unknown ? Value.Of(missing) : node.Truth == Truth.True ? Value.True : node.Value;
        _tracer.Close();
        return verdict.And(node.Truth.Value, node.Value);
    }

    private static Truth Test(AbsenceDef absence, Frame frame, in Value row)
    {
        frame.Slots[absence.Slot] = row;
        return absence.Condition.Code.Test(frame);
    }

    private bool Field(ActionField field, ConclusionRow row, Frame frame)
    {
        var given = row.EmittedFor is not null && row.Action.Kind.WhenUnknown is { } special && ReferenceEquals(special.Field, field.Field);
        if (field.Slot.Constant is not null || given)
        {
            return true;
        }

        var node = _tracer.Open(new ProofNode(ProofKind.Field, "则:" + field.Field.Name, field.Field.DisplayName)
        {
            Text = field.Slot.Text.Text,
            Unit = field.Field.Unit,
            Digits = field.Field.Digits,
            Location = field.Slot.Text.Locate(0),
        });
        var value = SlotEvaluator.Evaluate(field.Slot, frame);
        node.Value = row[field.Field.Slot];
        _tracer.Close();
        return value.Equals(node.Value) || (value.AsText is { } text && string.Equals(text, node.Value.AsText, StringComparison.Ordinal));
    }
}
