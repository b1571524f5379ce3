using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Expressions whose value for a row follows from the sheet alone, whatever day, parameters, choices and conclusions: comparisons and logic over stored
/// fields and constants. What they say of a row may be kept with the sheet.
/// </summary>
internal static class SheetOnly
{
    /// <summary>Whether an expression is of that kind; when in doubt it is not.</summary>
    public static bool Is(BoundExpression node) => IsSimple(node) && node.Children.All(Is);

    /// <summary>Whether an expression is of that kind as far as it does not depend on its parts.</summary>
    public static bool IsSimple(BoundExpression node) => node switch
    {
        BoundLiteral or BoundLocal => true,
        BoundMember { Member: FieldSymbol { Field.Entity: var entity }, IsProjection: false } => entity.Role != EntityRole.Conclusion && !RunRow.Is(entity),
        BoundCall { Function: BuiltIn { Name: "已知" or "缺" } } => true,
        _ => node is BoundComparison or BoundBetween or BoundMembership or BoundConjunction or BoundDisjunction or BoundNot or BoundNegation or BoundBinary or BoundIf,
    };
}
