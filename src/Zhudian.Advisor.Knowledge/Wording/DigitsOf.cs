using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Wording;

/// <summary>Decimals an expression prints with, as far as declarations say (RULES.md §10).</summary>
/// <param name="Decimals">位数; null when nobody said.</param>
/// <param name="Exact">A literal or parameter: printed as written.</param>
internal readonly record struct DigitsOf(int? Decimals, bool Exact)
{
    public static DigitsOf Static(BoundExpression node, int depth = 0)
    {
        if (depth > 50)
        {
            return default;
        }

        switch (node)
        {
            case BoundLiteral { Value.IsNumber: true } or BoundGlobal { Symbol: ParameterSymbol } or BoundCall { Function: ParameterByDay }:
                return new DigitsOf(null, true);
            case BoundMember { Member: FieldSymbol { Field: var field } }:
                return new DigitsOf(field.Digits ?? (field.Type.Kind is DataKind.Integer or DataKind.Year ? 0 : null), false);
            case BoundMember { Member: IDerivedSymbol { Derived: var derived } }:
                return new DigitsOf(derived.Digits, false);
            case BoundMemberCall { Member: IDerivedSymbol { Derived: var derived } }:
                return new DigitsOf(derived.Digits, false);
            case BoundCall { Function: IDerivedSymbol { Derived: var derived } }:
                return new DigitsOf(derived.Digits, false);
            case BoundGlobal { Symbol: IDerivedSymbol { Derived: var derived } }:
                return new DigitsOf(derived.Digits, false);
            case BoundGlobal { Symbol: LetSymbol { Let: var let } }:
                return new DigitsOf(let.Digits, false);
            case BoundNegation negation:
                return Static(negation.Operand, depth + 1);
            case BoundIndex index:
                return Static(index.Source, depth + 1);
            case BoundFilter filter:
                return Static(filter.Source, depth + 1);
            case BoundItemExpression item:
                return Static(item.Body, depth + 1);
            case BoundIf choice:
                return More(Static(choice.Then, depth + 1), Static(choice.Else, depth + 1));
            case BoundBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum:
                return More(Static(sum.Left, depth + 1), Static(sum.Right, depth + 1));
            case BoundCall call when UnitRules.Counts(call.Function.Name) && call.Function.Name is "count" or "计数":
                return new DigitsOf(0, false);
            case BoundCall call when UnitRules.KeepsUnitOf(call.Function.Name) is [var kept] && kept < call.Children.Count && call.Function.Name is not ("修约" or "decimal"):
                return Static(call.Children[kept], depth + 1);
            default:
                return default;
        }
    }

    private static DigitsOf More(DigitsOf left, DigitsOf right)
        => left.Exact ? right : right.Exact ? left : new DigitsOf(left.Decimals is { } l && right.Decimals is { } r ? Math.Max(l, r) : null, false);
}
