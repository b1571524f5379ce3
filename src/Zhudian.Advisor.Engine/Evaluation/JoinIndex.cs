using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Rows of a table by the value of an expression over them. Rows whose value is unknown or a fault are kept apart;
/// rows whose value has no simple identity (lists, contexts) are candidates of every probe. Immutable once built.
/// </summary>
internal sealed class JoinIndex
{
    private readonly Dictionary<Value, JoinBucket> _rows = [];
    private readonly List<(int Row, UnknownInfo Missing)> _unknown = [];
    private readonly List<int> _always = [];

    private JoinIndex()
    {
    }

    /// <summary>Rows whose value is unknown, with what is missing.</summary>
    public IReadOnlyList<(int Row, UnknownInfo Missing)> Unknown => _unknown;

    /// <summary>Rows that match any probe as far as the index can tell.</summary>
    public IReadOnlyList<int> Always => _always;

    /// <summary>Builds the index by evaluating the key for every row; evidence is left to the condition itself.</summary>
    /// <param name="host">Host of the evaluation.</param>
    /// <param name="source">The rows.</param>
    /// <param name="slot">Slot of the variable over them.</param>
    /// <param name="key">Value to find rows by.</param>
    /// <param name="frameSize">Slots the conditions of the rule need.</param>
    /// <param name="step">Whose own conditions leave rows out and whose bounds order the rest; null = neither.</param>
    public static JoinIndex Build(EngineHost host, RowSource source, int slot, CompiledExpression key, int frameSize, RuleStep? step = null)
    {
        var index = new JoinIndex();
        var frame = host.Run.Rent(Math.Max(frameSize, key.FrameSize));
        var saved = host.Begin();
        for (var row = 0; row < source.RowCount; row++)
        {
            Value.Point(ref frame.Slots[slot], source, row);
            if (step is null || !Refuted(step.Own, frame))
            {
                index.Add(row, key.Evaluate(frame));
            }
        }

        if (step is { Ranges: [var range, ..] })
        {
            foreach (var bucket in index._rows.Values)
            {
                bucket.Order(row =>
                {
                    Value.Point(ref frame.Slots[slot], source, row);
                    return range.Own.Evaluate(frame);
                });
            }
        }

        host.Restore(saved);
        host.Run.Return(frame);
        return index;
    }

    // False wins over everything (RULES.md §9): a row that one condition refutes by itself is in no binding.
    private static bool Refuted(ConditionDef[] conditions, Frame frame)
    {
        foreach (var condition in conditions)
        {
            if (condition.Code.Test(frame) == Truth.False)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Rows whose key is the value; null when there is none. Only for simple values.</summary>
    public JoinBucket? Find(in Value value) => _rows.TryGetValue(Normal(value), out var bucket) ? bucket : null;

    /// <summary>Whether FEEL equality of a value is identity of its normal form.</summary>
    public static bool Simple(in Value value) => value.Kind is ValueKind.Number or ValueKind.String or ValueKind.Enum or ValueKind.Boolean or ValueKind.Row or ValueKind.Date || (value.IsNull && !value.IsFault);

    private void Add(int row, in Value value)
    {
        if (value.IsUnknown)
        {
            _unknown.Add((row, value.Unknown!));
            return;
        }

        if (!Simple(value))
        {
            _always.Add(row);
            return;
        }

        var normal = Normal(value);
        if (!_rows.TryGetValue(normal, out var bucket))
        {
            _rows[normal] = bucket = new JoinBucket();
        }

        bucket.Rows.Add(row);
    }

    // FEEL: an enumeration word equals the string of its literal.
    private static Value Normal(in Value value) => value.Kind == ValueKind.Enum ? Value.Of(value.AsText) : value;
}
