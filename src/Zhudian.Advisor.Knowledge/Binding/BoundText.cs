using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>An expression bound, checked for units and compiled.</summary>
/// <param name="FrameSize">Slots a frame needs for it.</param>
/// <param name="Unit">What is known of its unit.</param>
internal sealed record BoundText(BoundExpression Bound, CompiledExpression Code, int FrameSize, Quantity Unit);
