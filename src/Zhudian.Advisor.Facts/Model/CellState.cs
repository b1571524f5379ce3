namespace Zhudian.Advisor.Facts.Model;

/// <summary>What a fact cell says (RULES.md §4 标记, §9): blank, 未检出, 未监测 and 无效 are four different things.</summary>
public enum CellState : byte
{
    /// <summary>Nothing was written: unknown.</summary>
    Blank,

    /// <summary>A value.</summary>
    Known,

    /// <summary>无: not applicable, reads as null.</summary>
    NotApplicable,

    /// <summary>未检出: below the detection limit; reads as null, the limit stands in its own field.</summary>
    NotDetected,

    /// <summary>未监测: unknown.</summary>
    NotMonitored,

    /// <summary>无效, 停站, 维护: unknown.</summary>
    Invalid,
}
