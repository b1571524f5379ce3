using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Functions;

/// <summary>最差 最好 序 级差 (RULES.md §8) over words of an ordered enumeration (1 = first = best).</summary>
internal static class WordFunctions
{
    public static IReadOnlyList<FunctionSymbol> All { get; } =
    [
        new BuiltIn("最差", FeelType.Any, [P.List("L"), P.Per("式", FeelType.Any).Opt()], (f, a) => Extreme("最差", f, a[0].As<ListValue>()!, a[1], last: true), Infer.Second),
        new BuiltIn("最好", FeelType.Any, [P.List("L"), P.Per("式", FeelType.Any).Opt()], (f, a) => Extreme("最好", f, a[0].As<ListValue>()!, a[1], last: false), Infer.Second),
        new BuiltIn("序", FeelType.Number, [P.Any("x")], (_, a) => a[0].IsNull ? Faults.NullOperand : Order("序", a[0])),

        // From a to b: positive when b stands later in the order.
        new BuiltIn("级差", FeelType.Number, [P.Any("a"), P.Any("b")], (_, a) => Steps(a[0], a[1])),
    ];

    private static Value Order(string function, in Value x)
        => x.As<EnumMember>() is { Order: { } order, Type.IsOrdered: true } ? Value.Of((decimal)order) : Faults.BadArgument(function, "x", x, "有序枚举的词");

    private static Value Steps(in Value a, in Value b)
    {
        if (a.IsNull || b.IsNull)
        {
            return Faults.NullOperand;
        }

        // A string stands for the word with that literal when the other side names the enumeration.
        var type = (a.As<EnumMember>() ?? b.As<EnumMember>())?.Type;
        var (from, to) = (Word(type, a), Word(type, b));
        return ReferenceEquals(from.As<EnumMember>()?.Type, to.As<EnumMember>()?.Type) ? FeelOperators.Subtract(Order("级差", to), Order("级差", from)) : Faults.NoOrder(a, b);
    }

    private static Value Word(EnumType? type, in Value value)
        => value.Kind == ValueKind.String && type is not null && type.TryGet(value.AsText!, out var member) ? Value.Of(member) : value;

    // Definite if an item holds the extreme word of the enumeration, else unknown if any item is (or may still come).
    private static Value Extreme(string function, Frame frame, ListValue list, in Value expression, bool last)
    {
        if (!PerItem.TryAll(frame, list, expression, out var values, out var fault))
        {
            return fault;
        }

        EnumMember? best = null;
        var missing = list.Gap;
        foreach (var value in values)
        {
            missing = UnknownInfo.Merge(missing, value.Unknown);
            if (!value.IsDefinite)
            {
                continue;
            }

            if (value.As<EnumMember>() is not { Type.IsOrdered: true } word || (best is not null && !ReferenceEquals(best.Type, word.Type)))
            {
                return Faults.BadArgument(function, "式", value, best is null ? "有序枚举的词" : $"枚举 {best.Type.Name} 的词");
            }

            best = best is null || (last ? word.Order > best.Order : word.Order < best.Order) ? word : best;
        }

        if (missing is not null && (best is null || best.Order != (last ? best.Type.Members.Max(m => m.Order) : best.Type.Members.Min(m => m.Order))))
        {
            return Value.Of(missing);
        }

        return best is null ? Faults.Remark("FEL210", $"{function}的列表为空，没有结果") : Value.Of(best);
    }
}
