using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Column nodes for expressions that stand in an action itself. Functions that note what they left out are for the general code: in an action there is no quantity to name their notes by.</summary>
internal static class FieldNodes
{
    /// <summary>The node of a field that is an expression over the first variable; null when it is another, or has none.</summary>
    public static ColumnNode? Of(ActionField field) => field.Slot is { Constant: null, Template: null, Bound: { } bound } && IsPlain(bound) ? ColumnPlanner.Of(bound) : null;

    private static bool IsPlain(BoundExpression node) => node switch
    {
        BoundMember { IsProjection: false, Target: BoundLocal } or BoundLiteral or BoundLocal or BoundGlobal { Symbol: ParameterSymbol } => true,
        BoundCall { Function: BuiltIn { Name: "count" or "max" or "min" } } => node.Children.All(c => IsPlain(c)),
        BoundComparison or BoundConjunction or BoundDisjunction or BoundNot or BoundNegation or BoundBinary or BoundIf => node.Children.All(c => IsPlain(c)),
        _ => false,
    };
}
