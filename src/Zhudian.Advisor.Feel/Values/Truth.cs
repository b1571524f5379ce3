namespace Zhudian.Advisor.Feel.Values;

/// <summary>Three-valued truth with the two ways of not deciding kept apart (RULES.md §9).</summary>
public enum Truth : byte
{
    False,
    True,

    /// <summary>Not applicable: counts as false, prints 不适用.</summary>
    Null,
    Unknown,
    Fault,
}
