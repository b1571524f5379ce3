using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Feel.Values.Temporal;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>Types of values at run time (DMN 1.5 §10.3.2.9).</summary>
public static class TypeTest
{
    /// <summary><c>instance of</c>: null is an instance of Null only.</summary>
    public static bool IsInstance(in Value value, FeelType type)
        => value.IsNull ? ReferenceEquals(type, FeelType.Null) : !ReferenceEquals(type, FeelType.Null) && Conforms(value, type);

    /// <summary>Whether a value belongs to the type; null and unknown belong to every type.</summary>
    public static bool Conforms(in Value value, FeelType type)
    {
        if (!value.IsDefinite || ReferenceEquals(type, FeelType.Any))
        {
            return true;
        }

        return type switch
        {
            ListType list => value.As<ListValue>() is { } items && All(items, list.Element),
            RangeType range => value.As<RangeValue>() is { } r && Conforms(r.Start, range.Element) && Conforms(r.End, range.Element),
            ContextType context => OfContext(value, context),
            FunctionType function => value.As<FunctionValue>() is { } f && OfFunction(f, function),
            EnumType words => value.As<EnumMember>() is { } word && ReferenceEquals(word.Type, words),
            RecordType record => value.As<RowSource>() is { } rows && ReferenceEquals(rows.RowType, record),
            _ => ReferenceEquals(type, FeelType.Context) ? value.Kind is ValueKind.Context or ValueKind.Row
                : ReferenceEquals(type, FeelType.String) ? value.AsText is not null
                : ReferenceEquals(type, Binder.TypeOf(value)),
        };
    }

    /// <summary>Implicit conversions (DMN 1.5 §10.3.2.9.4): singleton list to its item, value to singleton list, date to date and time at midnight UTC. False when none fits.</summary>
    public static bool TryCoerce(in Value value, FeelType type, out Value coerced)
    {
        coerced = value;
        if (Conforms(value, type))
        {
            return true;
        }

        if (value.As<ListValue>() is { Count: 1, Gap: null } single && Conforms(single[0], type))
        {
            coerced = single[0];
            return true;
        }

        if (type is ListType list && value.Kind != ValueKind.List && Conforms(value, list.Element))
        {
            coerced = Value.Of(ListValue.Of([value]));
            return true;
        }

        if (ReferenceEquals(type, FeelType.DateTime) && value.As<FeelDate>() is { } date)
        {
            coerced = Value.Of(new FeelDateTime(date, FeelTime.Midnight.In(FeelZone.Utc)));
            return true;
        }

        return false;
    }

    private static bool All(ListValue items, FeelType element)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!Conforms(items[i], element))
            {
                return false;
            }
        }

        return true;
    }

    private static bool OfContext(in Value value, ContextType type)
        => value.As<ContextValue>() is { } context && type.Entries.All(e => context.TryGet(e.Key, out var entry) && Conforms(entry, e.Value));

    private static bool OfFunction(FunctionValue function, FunctionType type)
    {
        var own = function switch
        {
            LambdaCode.Closure closure => closure.Type,
            FunctionReference reference => (FunctionType)reference.Function.Type,
            _ => null,
        };
        return own is not null && Fits(own, type);
    }

    /// <summary>DMN 1.5 table 57, conforms to: lists and ranges by element, contexts by entries, functions contravariant in their parameters.</summary>
    private static bool Fits(FeelType narrow, FeelType wide) => ReferenceEquals(wide, FeelType.Any) || (narrow, wide) switch
    {
        (ListType a, ListType b) => Fits(a.Element, b.Element),
        (RangeType a, RangeType b) => Fits(a.Element, b.Element),
        (ContextType a, ContextType b) => b.Entries.All(e => a.Entries.TryGetValue(e.Key, out var type) && Fits(type, e.Value)),
        (FunctionType a, FunctionType b) => a.Parameters.Count == b.Parameters.Count && Fits(a.Result, b.Result) && a.Parameters.Zip(b.Parameters).All(p => Fits(p.Second, p.First)),
        _ => TypeRules.Same(narrow, wide) || (TypeRules.IsContext(narrow) && ReferenceEquals(wide, FeelType.Context)),
    };
}
