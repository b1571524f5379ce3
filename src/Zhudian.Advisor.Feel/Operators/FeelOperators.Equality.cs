using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Operators;

public static partial class FeelOperators
{
    private const int MaxEqualityDepth = 256;

    /// <summary>
    /// <c>=</c> (DMN 1.5 table 42): null equals null only; different kinds are a fault at the top and unequal inside lists and contexts;
    /// an enumeration word equals the string of its literal; rows are equal by key. A part that differs for certain makes lists and contexts
    /// unequal whatever is unknown in them.
    /// </summary>
    public static Truth Equal(in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return Of(left.AsNumber == right.AsNumber);
        }

        if (left.AsText is { } first && right.AsText is { } second)
        {
            return Of(string.Equals(first, second, StringComparison.Ordinal));
        }

        if (left.IsFault || right.IsFault)
        {
            return Truth.Fault;
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return Truth.Unknown;
        }

        return left.IsNull || right.IsNull ? Of(left.IsNull && right.IsNull) : SameKind(left, right, 0) ?? Truth.Fault;
    }

    /// <summary><see cref="Equal"/> as a value, with the diagnostic or the missing facts.</summary>
    public static Value EqualValue(in Value left, in Value right) => CompareValue(left, right, ComparisonOperator.Equal);

    /// <summary>Negation: <see cref="Truth.Null"/>, unknown and fault stay.</summary>
    public static Truth Not(Truth truth) => truth switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => truth };

    /// <summary>Conjunction (RULES.md §9): false wins over everything, then fault, then unknown, then null.</summary>
    public static Truth And(Truth left, Truth right)
        => left == Truth.False || right == Truth.False ? Truth.False : Undecided(left, right) ?? Truth.True;

    /// <summary>Disjunction: true wins over everything, then fault, then unknown, then null.</summary>
    public static Truth Or(Truth left, Truth right)
        => left == Truth.True || right == Truth.True ? Truth.True : Undecided(left, right) ?? Truth.False;

    private static Truth? Undecided(Truth left, Truth right)
        => left == Truth.Fault || right == Truth.Fault ? Truth.Fault
            : left == Truth.Unknown || right == Truth.Unknown ? Truth.Unknown
            : left == Truth.Null || right == Truth.Null ? Truth.Null
            : null;

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;

    // Null means: kinds that are never compared.
    private static Truth? SameKind(in Value left, in Value right, int depth)
    {
        if (left.AsText is { } first)
        {
            return right.AsText is { } second ? Of(string.Equals(first, second, StringComparison.Ordinal)) : null;
        }

        if (left.Kind != right.Kind)
        {
            return null;
        }

        return left.Kind switch
        {
            ValueKind.Boolean => Of(left.IsTrue == right.IsTrue),
            ValueKind.Number => Of(left.AsNumber == right.AsNumber),
            ValueKind.List => Lists(left.As<ListValue>()!, right.As<ListValue>()!, depth + 1),
            ValueKind.Context => Contexts(left.As<ContextValue>()!, right.As<ContextValue>()!, depth + 1),
            ValueKind.Row => Rows(left, right),
            ValueKind.Function => Of(left.Equals(right)),
            _ => TemporalOrder.Equal(left, right),
        };
    }

    private static Truth Rows(in Value left, in Value right)
    {
        var first = left.As<RowSource>()!;
        var second = right.As<RowSource>()!;
        if (ReferenceEquals(first, second))
        {
            return Of(left.RowIndex == right.RowIndex);
        }

        return Of(ReferenceEquals(first.RowType, second.RowType) && string.Equals(first.KeyOf(left.RowIndex), second.KeyOf(right.RowIndex), StringComparison.Ordinal));
    }

    private static Truth Lists(ListValue left, ListValue right, int depth)
    {
        if (depth > MaxEqualityDepth)
        {
            return Truth.Fault;
        }

        if (left.Gap is not null || right.Gap is not null)
        {
            return Truth.Unknown;
        }

        if (left.Count != right.Count)
        {
            return Truth.False;
        }

        var result = Truth.True;
        for (var i = 0; i < left.Count && result != Truth.False; i++)
        {
            result = And(result, Part(left[i], right[i], depth));
        }

        return result;
    }

    private static Truth Contexts(ContextValue left, ContextValue right, int depth)
    {
        if (depth > MaxEqualityDepth)
        {
            return Truth.Fault;
        }

        if (left.Names.Count != right.Names.Count)
        {
            return Truth.False;
        }

        var result = Truth.True;
        for (var i = 0; i < left.Names.Count && result != Truth.False; i++)
        {
            result = right.TryGet(left.Names[i], out var other) ? And(result, Part(left.Values[i], other, depth)) : Truth.False;
        }

        return result;
    }

    private static Truth Part(in Value left, in Value right, int depth)
    {
        if (left.IsDefinite && right.IsDefinite)
        {
            return SameKind(left, right, depth) ?? Truth.False;
        }

        return Equal(left, right);
    }
}
