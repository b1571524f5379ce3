namespace Zhudian.Advisor.Feel.Values;

/// <summary>How a range was written: as an interval or as a unary comparison (DMN 1.5 §10.3.2.7).</summary>
public enum RangeForm
{
    /// <summary><c>[a..b]</c>.</summary>
    Interval,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A range of ordered values; unary forms have one open end, which is not the same as a null end.</summary>
public sealed class RangeValue : ReferenceValue, IEquatable<RangeValue>
{
    /// <summary>An interval; ends are values of one ordered kind, or null.</summary>
    public RangeValue(Value start, bool startIncluded, Value end, bool endIncluded)
    {
        (Start, StartIncluded, End, EndIncluded) = (start, startIncluded, end, endIncluded);
        Form = RangeForm.Interval;
    }

    private RangeValue(RangeForm form, in Value end)
    {
        Form = form;
        var single = form is RangeForm.Equal or RangeForm.NotEqual;
        Start = single || form is RangeForm.Greater or RangeForm.GreaterOrEqual ? end : Value.Null;
        End = single || form is RangeForm.Less or RangeForm.LessOrEqual ? end : Value.Null;
        StartIncluded = single || form == RangeForm.GreaterOrEqual;
        EndIncluded = single || form == RangeForm.LessOrEqual;
    }

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Range;

    public RangeForm Form { get; }

    public Value Start { get; }

    public Value End { get; }

    public bool StartIncluded { get; }

    public bool EndIncluded { get; }

    /// <summary>Whether there is no lower end at all.</summary>
    public bool IsOpenBelow => Form is RangeForm.Less or RangeForm.LessOrEqual or RangeForm.NotEqual;

    /// <summary>Whether there is no upper end at all.</summary>
    public bool IsOpenAbove => Form is RangeForm.Greater or RangeForm.GreaterOrEqual or RangeForm.NotEqual;

    /// <summary>A unary form such as <c>(&lt; 10)</c>.</summary>
    public static RangeValue Unary(ComparisonOperator op, in Value end) => new(op switch
    {
        ComparisonOperator.Less => RangeForm.Less,
        ComparisonOperator.LessOrEqual => RangeForm.LessOrEqual,
        ComparisonOperator.Greater => RangeForm.Greater,
        ComparisonOperator.GreaterOrEqual => RangeForm.GreaterOrEqual,
        ComparisonOperator.Equal => RangeForm.Equal,
        _ => RangeForm.NotEqual,
    }, end);

    /// <inheritdoc/>
    public bool Equals(RangeValue? other)
        => other is not null && Form == other.Form && StartIncluded == other.StartIncluded && EndIncluded == other.EndIncluded && Start == other.Start && End == other.End;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RangeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Form, Start, End);

    /// <summary>FEEL text: <c>[1..3]</c>, <c>(&lt; 10)</c>.</summary>
    public override string ToString() => Form switch
    {
        RangeForm.Interval => $"{(StartIncluded ? '[' : '(')}{ValueText.Print(Start)}..{ValueText.Print(End)}{(EndIncluded ? ']' : ')')}",
        RangeForm.Less => $"(< {ValueText.Print(End)})",
        RangeForm.LessOrEqual => $"(<= {ValueText.Print(End)})",
        RangeForm.Greater => $"(> {ValueText.Print(Start)})",
        RangeForm.GreaterOrEqual => $"(>= {ValueText.Print(Start)})",
        RangeForm.Equal => $"(= {ValueText.Print(Start)})",
        _ => $"(!= {ValueText.Print(Start)})",
    };
}
