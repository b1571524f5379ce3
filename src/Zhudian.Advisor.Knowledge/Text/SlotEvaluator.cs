using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Text;

/// <summary>Value of a slot (RULES.md §5): the constant, the expression, or the text of the template.</summary>
public static class SlotEvaluator
{
    /// <summary>Evaluates in a frame whose variables are set.</summary>
    public static Value Evaluate(ValueSlot slot, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return slot.Constant ?? slot.Code?.Evaluate(frame) ?? Value.Of(TemplateFormatter.Format(slot.Template!, frame));
    }
}
