using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Expressions that say the same however often they are evaluated on the same rows within an evaluation, and count no steps doing so: comparisons and logic
/// over stored fields, quantities, parameters and constants. One evaluation may stand for many.
/// </summary>
internal static class Repeatable
{
    /// <summary>Whether an expression is of that kind; when in doubt it is not.</summary>
    public static bool Is(BoundExpression node) => IsSimple(node) && node.Children.All(Is);

    private static bool IsSimple(BoundExpression node) => node switch
    {
        BoundGlobal { Symbol: ParameterSymbol } or BoundMember { Member: DerivedMember, IsProjection: false } => true,
        _ => SheetOnly.IsSimple(node),
    };
}
