using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>How a range was written: <c>(&lt; 10)</c> and <c>(null..10)</c> contain the same values but are not equal (DMN TCK 0068).</summary>
public enum RangeForm
{
    Interval,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>
/// A FEEL range. For <see cref="RangeForm.Interval"/> a null end is written as null; for the one-sided forms the operand stands at the side it bounds
/// (Less: <see cref="High"/>; Greater: <see cref="Low"/>; Equal and NotEqual: both).
/// </summary>
public sealed class RangeValue : ReferenceValue, IEquatable<RangeValue>
{
    /// <summary>A range of a given form; included flags are taken as given.</summary>
    public RangeValue(Value low, Value high, bool lowIncluded, bool highIncluded, RangeForm form = RangeForm.Interval)
    {
        Low = low;
        High = high;
        LowIncluded = lowIncluded;
        HighIncluded = highIncluded;
        Form = form;
    }

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Range;

    public Value Low { get; }

    public Value High { get; }

    public bool LowIncluded { get; }

    public bool HighIncluded { get; }

    public RangeForm Form { get; }

    /// <summary>The range of a comparison such as <c>(&lt; 10)</c>.</summary>
    public static RangeValue OfComparison(RangeForm form, Value operand) => form switch
    {
        RangeForm.Less => new(default, operand, false, false, form),
        RangeForm.LessOrEqual => new(default, operand, false, true, form),
        RangeForm.Greater => new(operand, default, false, false, form),
        RangeForm.GreaterOrEqual => new(operand, default, true, false, form),
        RangeForm.NotEqual => new(operand, operand, false, false, form),
        _ => new(operand, operand, true, true, form),
    };

    /// <inheritdoc/>
    public bool Equals(RangeValue? other) => other is not null && Form == other.Form && LowIncluded == other.LowIncluded && HighIncluded == other.HighIncluded && Low.Equals(other.Low) && High.Equals(other.High);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RangeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, High, Form);

    /// <inheritdoc/>
    public override string ToString() => Form switch
    {
        RangeForm.Less => $"(< {High})",
        RangeForm.LessOrEqual => $"(<= {High})",
        RangeForm.Greater => $"(> {Low})",
        RangeForm.GreaterOrEqual => $"(>= {Low})",
        RangeForm.Equal => $"(= {Low})",
        RangeForm.NotEqual => $"(!= {Low})",
        _ => $"{(LowIncluded ? '[' : '(')}{Low}..{High}{(HighIncluded ? ']' : ')')}",
    };
}
