using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

public static partial class FeelOperators
{
    /// <summary>
    /// A comparison. Ordered comparisons need two values of one ordered kind: numbers, strings (code points), dates, times, durations of one kind,
    /// or words of one ordered enumeration (a string stands for the word with that literal). Fault &gt; unknown &gt; null.
    /// </summary>
    public static Truth Compare(in Value left, in Value right, ComparisonOperator op)
    {
        if (op == ComparisonOperator.Equal)
        {
            return Equal(left, right);
        }

        if (op == ComparisonOperator.NotEqual)
        {
            return Not(Equal(left, right));
        }

        if (left.IsNumber && right.IsNumber)
        {
            return Of(Holds(left.AsNumber.CompareTo(right.AsNumber), op));
        }

        if (!left.IsDefinite || !right.IsDefinite)
        {
            return left.IsFault || right.IsFault ? Truth.Fault : left.IsUnknown || right.IsUnknown ? Truth.Unknown : Truth.Null;
        }

        return TryOrder(left, right, out var order) ? Of(Holds(order, op)) : Truth.Fault;
    }

    /// <summary><see cref="Compare"/> as a value, with the diagnostic or the missing facts.</summary>
    public static Value CompareValue(in Value left, in Value right, ComparisonOperator op)
    {
        switch (Compare(left, right, op))
        {
            case Truth.True:
                return Value.True;
            case Truth.False:
                return Value.False;
            case Truth.Null:
                return Faults.NullOperand;
            case Truth.Unknown:
                return Unknowns.ToValue(UnknownInfo.Merge(Unknowns.Within(left), Unknowns.Within(right)));
            default:
                return left.IsFault ? left
                    : right.IsFault ? right
                    : op is ComparisonOperator.Equal or ComparisonOperator.NotEqual ? Faults.OperandTypes(op == ComparisonOperator.Equal ? "=" : "!=", left, right)
                    : Faults.NoOrder(left, right);
        }
    }

    /// <summary>Order of two definite values; false when there is none between them.</summary>
    public static bool TryOrder(in Value left, in Value right, out int order)
    {
        if (left.Kind == ValueKind.Enum || right.Kind == ValueKind.Enum)
        {
            return TryOrderWords(left, right, out order);
        }

        order = 0;
        if (left.Kind != right.Kind)
        {
            return false;
        }

        switch (left.Kind)
        {
            case ValueKind.Number:
                order = left.AsNumber.CompareTo(right.AsNumber);
                return true;
            case ValueKind.String:
                order = CompareCodePoints(left.AsText!, right.AsText!);
                return true;
            default:
                return TemporalOrder.TryCompare(left, right, out order);
        }
    }

    private static bool TryOrderWords(in Value left, in Value right, out int order)
    {
        order = 0;
        var type = (left.As<EnumMember>() ?? right.As<EnumMember>())!.Type;
        if (!type.IsOrdered || !TryWord(type, left, out var first) || !TryWord(type, right, out var second))
        {
            return false;
        }

        order = first.Order!.Value.CompareTo(second.Order!.Value);
        return true;
    }

    private static bool TryWord(EnumType type, in Value value, out EnumMember member)
    {
        member = value.As<EnumMember>()!;
        return member is not null ? ReferenceEquals(member.Type, type) : value.AsText is { } text && type.TryGet(text, out member);
    }

    // Ordinal comparison of UTF-16 differs from code point order above U+FFFF: surrogates sort below U+E000…U+FFFF.
    private static int CompareCodePoints(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                var (first, second) = (char.IsSurrogate(left[i]), char.IsSurrogate(right[i]));
                return first == second ? left[i].CompareTo(right[i]) : first ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>Whether a comparison holds for two values of this order: negative, 0 or positive for the first below, at or above the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(int order, ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterOrEqual => order >= 0,
        ComparisonOperator.Equal => order == 0,
        _ => order != 0,
    };
}
