using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>无: no row satisfies the condition.</summary>
internal sealed partial class RuleRunner
{
    private Verdict Absent(AbsenceDef absence, Verdict verdict)
    {
        var source = _host.Context.SourceOf(absence.Entity);
        var found = Verdict.Missing;
        if (absence.Condition.Join is { } join && join.Slot == absence.Slot)
        {
            var at = _plan.Rule.Absences.IndexOf(absence);
            var before = _host.Current;
            var index = _absenceJoins[at] ??= JoinIndex.Build(_host, source, absence.Slot, join.Build, _plan.FrameSize);
            var probe = join.Probe.Evaluate(_frame);
            _host.Restore(before);
            if (JoinIndex.Simple(probe))
            {
                found = Witness(absence, source, index.Find(probe)?.Rows, found);
                found = Witness(absence, source, index.Always, found);
                foreach (var (row, _) in index.Unknown)
                {
                    found = found.True ? found : Witness(absence, Value.Row(source, row), found);
                }

                return Close(absence, source, found, verdict);
            }
        }

        for (var row = 0; row < source.RowCount && !found.True; row++)
        {
            found = Witness(absence, Value.Row(source, row), found);
        }

        return Close(absence, source, found, verdict);
    }

    private AbsenceState Witness(AbsenceDef absence, RowSource source, IReadOnlyList<int>? rows, AbsenceState found)
    {
        for (var i = 0; rows is not null && i < rows.Count && !found.True; i++)
        {
            found = Witness(absence, Value.Row(source, rows[i]), found);
        }

        return found;
    }

    private AbsenceState Witness(AbsenceDef absence, in Value row, AbsenceState found)
    {
        Slots[absence.Slot] = row;
        var truth = absence.Condition.Code.Test(_frame);
        var next = truth switch
        {
            Truth.True => AbsenceState.Found,
            Truth.Unknown => found.Doubt(absence.Condition.Code.Evaluate(_frame)),
            Truth.Fault => found.Broken(absence.Condition.Code.Evaluate(_frame)),
            _ => found,
        };
        Slots[absence.Slot] = default;
        return next;
    }

    // Without a witness an incomplete list leaves the question open (RULES.md §9, Completeness).
    private Verdict Close(AbsenceDef absence, RowSource source, AbsenceState found, Verdict verdict)
    {
        if (found.True)
        {
            _host.Plan.Observer?.Absence(_plan.Rule, absence, Truth.False, _frame);
            return verdict.And(Truth.False, default);
        }

        if (found.Fault is { IsFault: true } fault)
        {
            _host.Plan.Observer?.Absence(_plan.Rule, absence, Truth.Fault, _frame);
            return verdict.And(Truth.Fault, fault);
        }

        var list = source.AllRows;
        var gap = list.Gap is null ? null : list.GapWhere(row => Possible(absence, row));
        var missing = UnknownInfo.Merge(found.Unknown, gap);
        _host.Plan.Observer?.Absence(_plan.Rule, absence, missing is null ? Truth.True : Truth.Unknown, _frame);
        return missing is null ? verdict : verdict.And(Truth.Unknown, Value.Of(missing));
    }

    private Truth Possible(AbsenceDef absence, Value row)
    {
        Slots[absence.Slot] = row;
        var truth = absence.Condition.Code.Test(_frame);
        Slots[absence.Slot] = default;
        return truth;
    }
}
