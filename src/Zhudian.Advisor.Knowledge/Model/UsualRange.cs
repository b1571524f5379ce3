namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>取向: which way a number gets better in the world; it orders advice and never decides a conclusion.</summary>
public enum Course
{
    /// <summary>Nothing was said.</summary>
    Open,

    /// <summary>低好</summary>
    Lower,

    /// <summary>高好</summary>
    Higher,
}

/// <summary>Where the values of a number usually lie, both ends included, in the unit of its field (RULES.md §4 合理范围). A value outside draws a hint; only what cannot be at all is an error.</summary>
/// <param name="Low">Least usual value.</param>
/// <param name="High">Greatest usual value.</param>
/// <param name="Better">取向.</param>
public sealed record UsualRange(decimal Low, decimal High, Course Better)
{
    /// <summary>下限: below it a value is impossible, an error in the sheet; null when nothing is said.</summary>
    public decimal? Least { get; init; }

    /// <summary>上限: above it a value is impossible, an error in the sheet; null when nothing is said.</summary>
    public decimal? Greatest { get; init; }

    /// <summary>零值: what a 0 in the sheet stands for in truth (未检出); null when 0 is a value like any other.</summary>
    public string? ZeroWord { get; init; }

    /// <summary>Whether a value can be at all.</summary>
    public bool IsPossible(decimal value) => !(value < Least) && !(value > Greatest);

    /// <summary>Whether a value is usual.</summary>
    public bool Holds(decimal value) => value >= Low && value <= High;
}
