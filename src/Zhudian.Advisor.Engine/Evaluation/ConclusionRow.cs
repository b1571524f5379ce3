using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>One row of a conclusion kind, or a row that might exist (its rule could not be decided).</summary>
internal sealed class ConclusionRow
{
    private string? _id;

    public required Binding Binding { get; init; }

    public required ActionPlan Plan { get; init; }

    public ActionDef Action => Plan.Action;

    /// <summary>Stated fields by slot of the kind; the implicit ones that follow are read through <see cref="ConclusionTable.ValueOf"/>.</summary>
    public required Value[] Values { get; init; }

    public required string Key { get; init; }

    /// <summary><c>编号/key1+key2</c>, with <c>/kind</c> when 则 has several; empty for a row that only might exist. Made when first asked for.</summary>
    public string Id => _id ??= Doubt is null ? Plan.IdOf(Binding) : string.Empty;

    public required Gathered Gathered { get; init; }

    /// <summary>Why it is not certain that the row exists; null for a conclusion.</summary>
    public UnknownInfo? Doubt { get; init; }

    /// <summary>Emitted through 未知时; what is missing.</summary>
    public UnknownInfo? EmittedFor { get; init; }

    /// <summary>Index in the kind's table once sealed; −1 before and for rows lost to a conflict.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Some stated value waits for facts.</summary>
    public bool HasUnknown => Array.Exists(Values, v => v.IsUnknown);
}
