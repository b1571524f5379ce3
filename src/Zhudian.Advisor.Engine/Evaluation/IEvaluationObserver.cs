using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables;

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
}
