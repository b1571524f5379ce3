using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>A value slot of RULES.md §5: exactly one of constant, expression or template.</summary>
/// <param name="Constant">A literal of the slot's type, 无 or 未取得; null when one of the others is set.</param>
/// <param name="Bound">Typed tree of <c>= …</c>.</param>
/// <param name="Code">Compiled <c>= …</c>.</param>
/// <param name="Template">Text template.</param>
/// <param name="Text">As written.</param>
public sealed record ValueSlot(Value? Constant, BoundExpression? Bound, CompiledExpression? Code, TextTemplate? Template, SourceText Text);
