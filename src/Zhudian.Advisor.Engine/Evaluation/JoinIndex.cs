using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Rows of a table by the value of an expression over them. Rows whose value is unknown or a fault are kept apart;
/// rows whose value has no simple identity (lists, contexts) are candidates of every probe.
/// </summary>
internal sealed class JoinIndex
{
    private readonly Dictionary<Value, List<int>> _rows = [];

    /// <summary>Rows whose value is unknown, with what is missing.</summary>
    public List<(int Row, UnknownInfo Missing)> Unknown { get; } = [];

    /// <summary>Rows that match any probe as far as the index can tell.</summary>
    public List<int> Always { get; } = [];

    /// <summary>Builds the index by evaluating the key for every row; evidence is left to the condition itself.</summary>
    public static JoinIndex Build(EngineHost host, RowSource source, int slot, CompiledExpression key, int frameSize)
    {
        var index = new JoinIndex();
        var frame = host.Run.Rent(Math.Max(frameSize, key.FrameSize));
        var saved = host.Begin();
        for (var row = 0; row < source.RowCount; row++)
        {
            frame.Slots[slot] = Value.Row(source, row);
            var value = key.Evaluate(frame);
            if (value.IsUnknown)
            {
                index.Unknown.Add((row, value.Unknown!));
            }
            else if (!Simple(value))
            {
                index.Always.Add(row);
            }
            else
            {
                var normal = Normal(value);
                if (!index._rows.TryGetValue(normal, out var rows))
                {
                    index._rows[normal] = rows = [];
                }

                rows.Add(row);
            }
        }

        host.Restore(saved);
        host.Run.Return(frame);
        return index;
    }

    /// <summary>Rows whose key is the value; null when there is none. Only for simple values.</summary>
    public List<int>? Find(in Value value) => _rows.TryGetValue(Normal(value), out var rows) ? rows : null;

    /// <summary>Whether FEEL equality of a value is identity of its normal form.</summary>
    public static bool Simple(in Value value) => value.Kind is ValueKind.Number or ValueKind.String or ValueKind.Enum or ValueKind.Boolean or ValueKind.Row or ValueKind.Date || (value.IsNull && !value.IsFault);

    // FEEL: an enumeration word equals the string of its literal.
    private static Value Normal(in Value value) => value.Kind == ValueKind.Enum ? Value.Of(value.AsText) : value;
}
