using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Static types: what operators accept and give. Any and Null go with everything; only a definite mismatch is one.</summary>
public static class TypeRules
{
    /// <summary>Nothing definite is known, so no mismatch can be claimed.</summary>
    public static bool IsOpen(FeelType type) => ReferenceEquals(type, FeelType.Any) || ReferenceEquals(type, FeelType.Null);

    /// <summary>Strings and enumeration words.</summary>
    public static bool IsText(FeelType type) => ReferenceEquals(type, FeelType.String) || type is EnumType;

    /// <summary>Contexts and rows.</summary>
    public static bool IsContext(FeelType type) => type is ContextType or RecordType || ReferenceEquals(type, FeelType.Context);

    /// <summary>Whether two types mean the same set of values.</summary>
    public static bool Same(FeelType left, FeelType right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (ListType a, ListType b) => Same(a.Element, b.Element),
        (RangeType a, RangeType b) => Same(a.Element, b.Element),
        (ContextType a, ContextType b) => SameEntries(a, b),
        (FunctionType a, FunctionType b) => a.Parameters.Count == b.Parameters.Count && Same(a.Result, b.Result) && a.Parameters.Zip(b.Parameters).All(p => Same(p.First, p.Second)),
        _ => false,
    };

    private static bool SameEntries(ContextType left, ContextType right)
    {
        if (left.Entries.Count != right.Entries.Count)
        {
            return false;
        }

        foreach (var (name, type) in left.Entries)
        {
            if (!right.Entries.TryGetValue(name, out var other) || !Same(type, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The narrowest type that holds both.</summary>
    public static FeelType Join(FeelType left, FeelType right)
    {
        if (ReferenceEquals(left, FeelType.Null))
        {
            return right;
        }

        if (ReferenceEquals(right, FeelType.Null) || Same(left, right))
        {
            return left;
        }

        return (left, right) switch
        {
            (ListType a, ListType b) => FeelType.ListOf(Join(a.Element, b.Element)),
            (RangeType a, RangeType b) => new RangeType(Join(a.Element, b.Element)),
            (ContextType a, ContextType b) => JoinContexts(a, b),
            _ when IsText(left) && IsText(right) => FeelType.String,
            _ => FeelType.Any,
        };
    }

    /// <summary>Whether <c>=</c> can hold between values of the types.</summary>
    public static bool Comparable(FeelType left, FeelType right)
    {
        if (IsOpen(left) || IsOpen(right))
        {
            return true;
        }

        return (left, right) switch
        {
            (EnumType a, EnumType b) => ReferenceEquals(a, b),
            (ListType a, ListType b) => Comparable(a.Element, b.Element),
            (RangeType, RangeType) or (FunctionType, FunctionType) => true,
            (RecordType a, RecordType b) => ReferenceEquals(a, b),
            _ when IsText(left) && IsText(right) => true,
            _ when IsContext(left) && IsContext(right) => true,
            _ => ReferenceEquals(left, right),
        };
    }

    /// <summary>Whether values of the type have an order (enumerations: see <see cref="EnumType.IsOrdered"/>).</summary>
    public static bool Ordered(FeelType type) => IsOpen(type) || type is EnumType { IsOrdered: true } || IsTemporal(type) || IsDuration(type)
        || ReferenceEquals(type, FeelType.Number) || ReferenceEquals(type, FeelType.String);

    /// <summary>Result of arithmetic (DMN 1.5 tables 45–48); null when the types never go together.</summary>
    public static FeelType? Arithmetic(BinaryOperator op, FeelType left, FeelType right)
    {
        if (IsOpen(left) || IsOpen(right))
        {
            return op == BinaryOperator.Power ? FeelType.Number : FeelType.Any;
        }

        if (IsNumber(left) && IsNumber(right))
        {
            return FeelType.Number;
        }

        return op switch
        {
            BinaryOperator.Add when IsText(left) && IsText(right) => FeelType.String,
            BinaryOperator.Add when IsDuration(left) && Same(left, right) => left,
            BinaryOperator.Add when IsTemporal(left) && IsDuration(right) => left,
            BinaryOperator.Add when IsDuration(left) && IsTemporal(right) => right,
            BinaryOperator.Subtract when IsDuration(left) && Same(left, right) => left,
            BinaryOperator.Subtract when IsTemporal(left) && IsDuration(right) => left,
            BinaryOperator.Subtract when IsTemporal(left) && IsTemporal(right) => ReferenceEquals(left, FeelType.YearMonth) ? FeelType.YearsMonthsDuration : FeelType.DaysTimeDuration,
            BinaryOperator.Multiply when IsDuration(left) && IsNumber(right) => left,
            BinaryOperator.Multiply when IsNumber(left) && IsDuration(right) => right,
            BinaryOperator.Divide when IsDuration(left) && IsNumber(right) => left,
            BinaryOperator.Divide when IsDuration(left) && Same(left, right) => FeelType.Number,
            _ => null,
        };
    }

    /// <summary>Whether an argument of a type can be passed where another is declared, with FEEL's conversions of singletons and single values.</summary>
    public static bool Passes(FeelType argument, FeelType declared)
    {
        if (IsOpen(argument) || IsOpen(declared))
        {
            return true;
        }

        return (argument, declared) switch
        {
            (ListType a, ListType d) => Passes(a.Element, d.Element),
            (ListType a, _) => Passes(a.Element, declared),
            (_, ListType d) => Passes(argument, d.Element),
            (FunctionType, FunctionType) or (RangeType, RangeType) => true,
            (RecordType a, RecordType d) => ReferenceEquals(a, d),
            _ when IsContext(argument) && IsContext(declared) => true,
            (EnumType a, EnumType d) => ReferenceEquals(a, d),
            _ when IsText(argument) && IsText(declared) => true,
            _ => ReferenceEquals(argument, declared) || (ReferenceEquals(argument, FeelType.Date) && ReferenceEquals(declared, FeelType.DateTime)),
        };
    }

    private static bool IsNumber(FeelType type) => ReferenceEquals(type, FeelType.Number);

    private static bool IsDuration(FeelType type) => ReferenceEquals(type, FeelType.DaysTimeDuration) || ReferenceEquals(type, FeelType.YearsMonthsDuration);

    private static bool IsTemporal(FeelType type) => ReferenceEquals(type, FeelType.Date) || ReferenceEquals(type, FeelType.Time) || ReferenceEquals(type, FeelType.DateTime) || ReferenceEquals(type, FeelType.YearMonth);

    private static ContextType JoinContexts(ContextType left, ContextType right)
    {
        var entries = new Dictionary<string, FeelType>(left.Entries, StringComparer.Ordinal);
        foreach (var (name, type) in right.Entries)
        {
            entries[name] = entries.TryGetValue(name, out var other) ? Join(other, type) : type;
        }

        return new ContextType(entries);
    }
}
