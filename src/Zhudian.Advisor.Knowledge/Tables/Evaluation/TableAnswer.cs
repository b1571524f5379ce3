using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>A result a table has given before: the same for every input of its region.</summary>
public sealed class TableAnswer
{
    private readonly Value _value;
    private readonly decimal _number;

    internal TableAnswer(in Value value, TableHit hit)
    {
        _value = value;
        _number = value.AsNumber;
        IsNumber = value.IsNumber;
        Hit = hit;
    }

    /// <summary>The result.</summary>
    public ref readonly Value Value => ref _value;

    /// <summary>Whether the result is a number.</summary>
    public bool IsNumber { get; }

    /// <summary>The number, when it is one.</summary>
    public ref readonly decimal Number => ref _number;

    /// <summary>How it came about.</summary>
    public TableHit Hit { get; }
}
