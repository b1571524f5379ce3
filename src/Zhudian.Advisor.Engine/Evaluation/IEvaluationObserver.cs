using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Told what an engine does while it evaluates: for measuring what cases reach. It sees and changes nothing; frames are lent for the call.
/// An engine with an observer runs on one thread.
/// </summary>
public interface IEvaluationObserver
{
    /// <summary>A condition of 当 was evaluated on a binding; conditions after a false one are not evaluated.</summary>
    void Condition(RuleDef rule, ConditionDef condition, Truth truth, Frame frame);

    /// <summary>A 无 was decided on a binding: true when no row satisfies it.</summary>
    void Absence(RuleDef rule, AbsenceDef absence, Truth truth, Frame frame);

    /// <summary>A rule fired on a binding (not through 未知时).</summary>
    void Fired(RuleDef rule);

    /// <summary>A row of a decision table decided or was collected (true), or stood in the way of a decision (unknown, fault).</summary>
    void Row(DecisionTable table, TableRow row, Truth truth);

    /// <summary>A rule found rows to look at, or rows that might exist; nothing of a rule is evaluated before.</summary>
    void Tried(RuleDef rule)
    {
    }

    /// <summary>The formula of a derived quantity is about to be evaluated (not when it was given, nor from its memo).</summary>
    void Computed(DerivedDef derived)
    {
    }

    /// <summary>A parameter was read; not when its value was set or chosen outright.</summary>
    void Read(ParameterDef parameter)
    {
    }

    /// <summary>A field of a row of reference data was read.</summary>
    void Reference(FieldDef field, int row)
    {
    }

    /// <summary>A decision table was called.</summary>
    void Called(TableFamily table)
    {
    }
}
