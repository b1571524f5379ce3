using System.Globalization;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>
/// A text that two expressions share only when they are the same quantity within one binding: names, members, calls and arithmetic written out, 令 names
/// replaced by what they stand for. Null for anything with variables of its own (filters, loops), which may be the same but is not compared.
/// </summary>
internal static class QuantityKey
{
    private const int MaxDepth = 30;

    public static string? Of(BoundExpression node, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        switch (node)
        {
            case BoundLocal local:
                return string.Create(CultureInfo.InvariantCulture, $"${local.Symbol.Slot}{local.Symbol.Name}");
            case BoundLiteral { Value: var value } when value.IsNull || value.IsNumber || value.AsText is not null || value.Kind is ValueKind.Boolean or ValueKind.Date or ValueKind.YearMonth:
                return ValueText.Print(value);
            case BoundGlobal { Symbol: LetSymbol { Let: var let } }:
                return Of(let.Bound, depth + 1) ?? "令:" + let.Name;
            case BoundGlobal global:
                return global.Symbol.Name;
            case BoundMember { IsProjection: false } member:
                return Of(member.Target, depth + 1) is { } target ? $"{target}.{member.Member.Name}" : null;
            case BoundPath path:
                return Of(path.Target, depth + 1) is { } from ? $"{from}.{path.Name}" : null;
            case BoundNegation negation:
                return Of(negation.Operand, depth + 1) is { } operand ? $"-({operand})" : null;
            case BoundBinary binary:
                return Join($"{binary.Operator}", [binary.Left, binary.Right], depth);
            case BoundCall call:
                return Join(call.Function.Name, call.Children, depth);
            case BoundMemberCall { IsProjection: false } call:
                return Of(call.Target, depth + 1) is { } on ? Join($"{on}.{call.Member.Name}", call.Children, depth) : null;
            default:
                return null;
        }
    }

    private static string? Join(string head, IReadOnlyList<BoundExpression> parts, int depth)
    {
        var keys = parts.Select(p => Of(p, depth + 1)).ToList();
        return keys.Contains(null) ? null : $"{head}({string.Join(", ", keys)})";
    }
}
