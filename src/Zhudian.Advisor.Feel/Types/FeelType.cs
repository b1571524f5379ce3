namespace Zhudian.Advisor.Feel.Types;

/// <summary>Static type of an expression (DMN 1.5 §10.3.2.9) and the record and enumeration types that knowledge adds. Immutable.</summary>
public abstract class FeelType
{
    /// <summary>Nothing is known statically; checks happen at run time.</summary>
    public static FeelType Any { get; } = new SimpleType("Any");

    public static FeelType Null { get; } = new SimpleType("Null");

    public static FeelType Boolean { get; } = new SimpleType("boolean");

    public static FeelType Number { get; } = new SimpleType("number");

    public static FeelType String { get; } = new SimpleType("string");

    public static FeelType Date { get; } = new SimpleType("date");

    public static FeelType Time { get; } = new SimpleType("time");

    public static FeelType DateTime { get; } = new SimpleType("date and time");

    public static FeelType DaysTimeDuration { get; } = new SimpleType("days and time duration");

    public static FeelType YearsMonthsDuration { get; } = new SimpleType("years and months duration");

    /// <summary>年月 of RULES.md §4: a calendar month; not a FEEL type.</summary>
    public static FeelType YearMonth { get; } = new SimpleType("年月");

    /// <summary>Any context.</summary>
    public static FeelType Context { get; } = new SimpleType("context");

    /// <summary>FEEL name of the type, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>List of an element type.</summary>
    public static ListType ListOf(FeelType element) => new(element);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class SimpleType(string name) : FeelType
    {
        public override string Name => name;
    }
}

/// <summary><c>list&lt;T&gt;</c>.</summary>
public sealed class ListType(FeelType element) : FeelType
{
    public FeelType Element { get; } = element;

    /// <inheritdoc/>
    public override string Name => $"list<{Element.Name}>";
}

/// <summary><c>range&lt;T&gt;</c>.</summary>
public sealed class RangeType(FeelType element) : FeelType
{
    public FeelType Element { get; } = element;

    /// <inheritdoc/>
    public override string Name => $"range<{Element.Name}>";
}

/// <summary><c>context&lt;a: T, …&gt;</c> with known entries.</summary>
public sealed class ContextType(IReadOnlyDictionary<string, FeelType> entries) : FeelType
{
    public IReadOnlyDictionary<string, FeelType> Entries { get; } = entries;

    /// <inheritdoc/>
    public override string Name => $"context<{string.Join(", ", Entries.Select(e => e.Key + ": " + e.Value.Name))}>";
}

/// <summary><c>function&lt;A, …&gt; → R</c>.</summary>
public sealed class FunctionType(IReadOnlyList<FeelType> parameters, FeelType result) : FeelType
{
    public IReadOnlyList<FeelType> Parameters { get; } = parameters;

    public FeelType Result { get; } = result;

    /// <inheritdoc/>
    public override string Name => $"function<{string.Join(", ", Parameters.Select(p => p.Name))}> -> {Result.Name}";
}
