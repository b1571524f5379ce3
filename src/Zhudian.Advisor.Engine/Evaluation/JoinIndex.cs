using Zhudian.Advisor.Facts.Model;
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

    /// <summary>The index of a table of the sheet by a stored field, ordered by a stored number; a function of the sheet alone.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="key">Field to find rows by.</param>
    /// <param name="number">Field to order rows of a key by; null = none.</param>
    public static JoinIndex Of(FactTable table, FieldDef key, FieldDef? number)
    {
        var index = new JoinIndex();
        for (var row = 0; row < table.RowCount; row++)
        {
            index.Add(row, table.Get(row, key.Slot));
        }

        if (number is not null)
        {
            index.Order(row => table.Get(row, number.Slot));
        }

        return index;
    }

    /// <summary>Builds the index by evaluating the key for every row; evidence is left to the condition itself.</summary>
    /// <param name="host">Host of the evaluation.</param>
    /// <param name="source">The rows.</param>
    /// <param name="slot">Slot of the variable over them.</param>
    /// <param name="key">Value to find rows by.</param>
    /// <param name="frameSize">Slots the conditions of the rule need.</param>
    /// <param name="range">Whose number orders the rows of a key; null = none.</param>
    public static JoinIndex Build(EngineHost host, RowSource source, int slot, CompiledExpression key, int frameSize, RangeKey? range = null)
    {
        var index = new JoinIndex();
        var frame = host.Run.Rent(Math.Max(frameSize, key.FrameSize));
        var saved = host.Begin();
        for (var row = 0; row < source.RowCount; row++)
        {
            frame.Slots[slot] = Value.Row(source, row);
            index.Add(row, key.Evaluate(frame));
        }

        if (range is not null)
        {
            index.Order(row =>
            {
                frame.Slots[slot] = Value.Row(source, row);
                return range.Own.Evaluate(frame);
            });
        }

        host.Restore(saved);
        host.Run.Return(frame);
        return index;
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

    private void Order(Func<int, Value> number)
    {
        foreach (var bucket in _rows.Values)
        {
            bucket.Order(number);
        }
    }

    // FEEL: an enumeration word equals the string of its literal.
    private static Value Normal(in Value value) => value.Kind == ValueKind.Enum ? Value.Of(value.AsText) : value;
}
