using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>One row of a conclusion kind, or a row that might exist (its rule could not be decided).</summary>
internal sealed class ConclusionRow
{
    private string? _id;
    private Gathered _gathered;
    private bool _isWhole;

    public required Binding Binding { get; init; }

    public required ActionPlan Plan { get; init; }

    public ActionDef Action => Plan.Action;

    /// <summary>Values by slot of the kind; with <see cref="Columns"/> only of the fields these do not have.</summary>
    public required Value[] Values { private get; init; }

    /// <summary>Values that are columns; null when all are in <see cref="Values"/>.</summary>
    public ActionColumns? Columns { private get; init; }

    /// <summary>A stated field by slot of the kind; the implicit ones that follow are read through <see cref="ConclusionTable.ValueOf"/>.</summary>
    public Value this[int slot] => Columns is { } columns ? columns.ValueOf(Values, Binding.First, slot) : Values[slot];

    /// <summary>Number of stated fields.</summary>
    public int Count => Plan.StatedCount;

    public required string Key { get; init; }

    /// <summary><c>编号/key1+key2</c>, with <c>/kind</c> when 则 has several; empty for a row that only might exist. Made when first asked for.</summary>
    public string Id => _id ??= Doubt is null ? Plan.IdOf(Binding) : string.Empty;

    /// <summary>What the row rests on. What columns add to it is worked out when first asked for; racing threads work out the same.</summary>
    public required Gathered Gathered
    {
        get
        {
            if (Columns is { } columns && !Volatile.Read(ref _isWhole))
            {
                _gathered = columns.With(_gathered, Binding.First.RowIndex);
                Volatile.Write(ref _isWhole, true);
            }

            return _gathered;
        }

        init => _gathered = value;
    }

    /// <summary>Why it is not certain that the row exists; null for a conclusion.</summary>
    public UnknownInfo? Doubt { get; init; }

    /// <summary>Emitted through 未知时; what is missing.</summary>
    public UnknownInfo? EmittedFor { get; init; }

    /// <summary>Index in the kind's table once sealed; −1 before and for rows lost to a conflict.</summary>
    public int Index { get; set; } = -1;

    /// <summary>The same row, not yet in a table.</summary>
    public ConclusionRow Copy() => new() { Binding = Binding, Plan = Plan, Values = Values, Columns = Columns, Key = Key, Gathered = Gathered, Doubt = Doubt, EmittedFor = EmittedFor };

    /// <summary>Some stated value waits for facts.</summary>
    public bool HasUnknown => Columns is { } columns ? columns.HasUnknown(Values, Binding.First.RowIndex) : Array.Exists(Values, v => v.IsUnknown);
}
