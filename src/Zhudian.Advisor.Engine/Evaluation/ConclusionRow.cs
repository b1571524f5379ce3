using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>The values of the variables of 对 on which a rule fired: all a proof needs besides knowledge and sheet.</summary>
/// <param name="Plan">The rule.</param>
/// <param name="Values">Values by variable of 对.</param>
internal sealed record Binding(RulePlan Plan, Value[] Values)
{
    /// <summary>Keys of the variables joined by +; empty for a rule without variables.</summary>
    public string Key { get; } = string.Join('+', Values.Select(v => KeyText.Of(v)));

    /// <summary>Key of the first variable that is known.</summary>
    public string Subject { get; } = Values.Length == 0 ? string.Empty : KeyText.Of(Array.Find(Values, v => v.IsDefinite));
}

/// <summary>One row of a conclusion kind, or a row that might exist (its rule could not be decided).</summary>
internal sealed class ConclusionRow
{
    public required Binding Binding { get; init; }

    public required ActionDef Action { get; init; }

    /// <summary>By slot of the kind.</summary>
    public required Value[] Values { get; init; }

    public required string Key { get; init; }

    public required string Id { get; init; }

    public required Gathered Gathered { get; init; }

    /// <summary>Why it is not certain that the row exists; null for a conclusion.</summary>
    public UnknownInfo? Doubt { get; init; }

    /// <summary>Emitted through 未知时; what is missing.</summary>
    public UnknownInfo? EmittedFor { get; init; }

    /// <summary>Index in the kind's table once sealed; −1 before and for rows lost to a conflict.</summary>
    public int Index { get; set; } = -1;
}
