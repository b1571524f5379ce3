using System.Globalization;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Knowledge.Conditions;

/// <summary>
/// A text that two expressions share only when they are the same quantity within one binding: names, members, calls and arithmetic written out, 令 names
/// replaced by what they stand for. Null for anything with variables of its own (filters, loops), which may be the same but is not compared.
/// </summary>
internal static class QuantityKey
{
    private const int MaxDepth = 30;
    private const int MaxLength = 4000;

    public static string? Of(BoundExpression node) => Of(node, 0, new Dictionary<LetDef, string>(ReferenceEqualityComparer.Instance));

    // A 令 that mentions another several times, and so on, would be written out a thousand thousand times: each is written once, and not at all when long.
    private static string? Of(BoundExpression node, int depth, Dictionary<LetDef, string> lets)
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
                return lets.TryGetValue(let, out var known) ? known : lets[let] = Of(let.Bound, depth + 1, lets) ?? "令:" + let.Name;
            case BoundGlobal global:
                return global.Symbol.Name;
            case BoundMember { IsProjection: false } member:
                return Of(member.Target, depth + 1, lets) is { } target ? $"{target}.{member.Member.Name}" : null;
            case BoundPath path:
                return Of(path.Target, depth + 1, lets) is { } from ? $"{from}.{path.Name}" : null;
            case BoundNegation negation:
                return Of(negation.Operand, depth + 1, lets) is { } operand ? $"-({operand})" : null;
            case BoundBinary binary:
                return Join($"{binary.Operator}", [binary.Left, binary.Right], depth, lets);
            case BoundCall call:
                return Join(call.Function.Name, call.Children, depth, lets);
            case BoundMemberCall { IsProjection: false } call:
                return Of(call.Target, depth + 1, lets) is { } on ? Join($"{on}.{call.Member.Name}", call.Children, depth, lets) : null;
            default:
                return null;
        }
    }

    private static string? Join(string head, IReadOnlyList<BoundExpression> parts, int depth, Dictionary<LetDef, string> lets)
    {
        var keys = new List<string>();
        var length = head.Length;
        foreach (var part in parts)
        {
            if (Of(part, depth + 1, lets) is not { } key || (length += key.Length) > MaxLength)
            {
                return null;
            }

            keys.Add(key);
        }

        return $"{head}({string.Join(", ", keys)})";
    }
}
