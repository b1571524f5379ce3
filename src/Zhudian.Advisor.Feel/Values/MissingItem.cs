namespace Zhudian.Advisor.Feel.Values;

/// <summary>Why a value is unknown.</summary>
public enum MissingReason
{
    /// <summary>An empty fact cell.</summary>
    Fact,

    /// <summary>A list that is not reported completely (RULES.md §9, Completeness).</summary>
    List,

    /// <summary>A parameter without a value on its day.</summary>
    Parameter,

    /// <summary>Marked 未取得 in the knowledge base.</summary>
    NotObtained,

    /// <summary>A validity rule is not met: <c>缺失("…")</c>.</summary>
    Rule,
}

/// <summary>One missing thing: stable id such as <c>断面[A].总磷</c> or <c>清单:企业</c>, and its text for people.</summary>
/// <param name="Id">Stable id; equality of missing items is equality of ids.</param>
/// <param name="Text">Chinese text.</param>
/// <param name="Reason">What kind of gap it is.</param>
/// <param name="Entity">Entity, reference kind or parameter name; for <see cref="MissingReason.Rule"/> the one whose column would mend it, empty where no one column would.</param>
/// <param name="Key">Key of the row, empty when the gap is not of one row.</param>
/// <param name="Field">Field name, empty when the gap is not of one field.</param>
public sealed record MissingItem(string Id, string Text, MissingReason Reason, string Entity = "", string Key = "", string Field = "")
{
    /// <inheritdoc/>
    public bool Equals(MissingItem? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Id, StringComparison.Ordinal);
}
