namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>Hit policies of DMN 1.5 §8.2.10 as written in the first header cell.</summary>
public enum HitPolicy
{
    /// <summary>U</summary>
    Unique,

    /// <summary>A</summary>
    Any,

    /// <summary>P</summary>
    Priority,

    /// <summary>F</summary>
    First,

    /// <summary>R</summary>
    RuleOrder,

    /// <summary>O</summary>
    OutputOrder,

    /// <summary>C</summary>
    Collect,

    /// <summary>C+</summary>
    Sum,

    /// <summary>C&lt;</summary>
    Min,

    /// <summary>C&gt;</summary>
    Max,

    /// <summary>C#</summary>
    Count,
}
