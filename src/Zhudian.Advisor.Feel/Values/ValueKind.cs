namespace Zhudian.Advisor.Feel.Values;

/// <summary>The closed family of values (DMN 1.5 §10.3.2) plus the outcome <see cref="Unknown"/> of RULES.md §9.</summary>
public enum ValueKind
{
    /// <summary>Not applicable; also carries the fault of an erroneous operation (see <see cref="Value.IsFault"/>).</summary>
    Null,
    Boolean,
    Number,
    String,

    /// <summary>A word of a declared enumeration: a string for FEEL, with its declared order for comparisons.</summary>
    Enum,
    Date,
    Time,
    DateTime,
    DaysTimeDuration,
    YearsMonthsDuration,

    /// <summary>A calendar month, 年月 of RULES.md §4; never arises from plain FEEL.</summary>
    YearMonth,
    List,
    Context,

    /// <summary>A row of a fact sheet or of reference data: a context for FEEL, equal by key.</summary>
    Row,
    Range,
    Function,

    /// <summary>A fact is missing. Never arises from plain FEEL.</summary>
    Unknown,
}
