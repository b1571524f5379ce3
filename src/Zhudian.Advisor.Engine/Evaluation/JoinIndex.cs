using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Rows of a table by the value of an expression over them. Rows whose value is unknown or a fault are kept apart;
/// rows whose value has no simple identity (lists, contexts) are candidates of every probe. Immutable once built.
/// </summary>
/// <remarks>With a step it also remembers of which rows the conditions that look at them alone are surely true, and what these rest on.</remarks>
internal sealed class JoinIndex
{
    private readonly Dictionary<Value, JoinBucket> _rows = [];
    private readonly List<(int Row, UnknownInfo Missing)> _unknown = [];
    private readonly List<int> _always = [];
    private readonly EvidencePool? _pool;
    private readonly bool[] _isSure;
    private readonly Gathered[] _gathered;
    private readonly decimal?[] _numbers;

    private JoinIndex(EvidencePool? pool, RowSource source, RuleStep? step)
    {
        _pool = pool;
        _isSure = step is null ? [] : new bool[source.RowCount];
        _gathered = step is null || pool is null ? [] : new Gathered[source.RowCount];
        _numbers = step is { Ranges: [_, ..] } ? new decimal?[source.RowCount] : [];
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
        var index = new JoinIndex(host.Pool, source, step);
        var frame = host.Run.Rent(Math.Max(frameSize, key.FrameSize));
        var saved = host.Begin();
        var none = host.Current;
        for (var row = 0; row < source.RowCount; row++)
        {
            Value.Point(ref frame.Slots[slot], source, row);
            if (step is null)
            {
                index.Add(row, key.Evaluate(frame));
                continue;
            }

            host.Restore(none);
            var own = OwnTruth(step.Own, frame);
            if (own != Truth.False)
            {
                index.Add(row, key.Evaluate(frame));
                index.Keep(row, step, own == Truth.True, frame, host);
            }
        }

        if (index._numbers.Length > 0)
        {
            foreach (var bucket in index._rows.Values)
            {
                bucket.Order(index._numbers);
            }
        }

        host.Restore(saved);
        host.Run.Return(frame);
        return index;
    }

    /// <summary>Whether what is kept of evidence can be used where evidence is joined in a pool (null: where none is kept).</summary>
    public bool Serves(EvidencePool? pool) => pool is null || ReferenceEquals(pool, _pool);

    /// <summary>Whether all conditions that look at a row alone are true of it. Only for rows found by a key.</summary>
    public bool IsSure(int row) => _isSure[row];

    /// <summary>What the key of a sure row, its conditions and its number rest on.</summary>
    public Gathered GatheredOf(int row) => _gathered[row];

    /// <summary>Where the number of a row lies.</summary>
    public RowPlace PlaceOf(int row, decimal low, decimal high)
        => _numbers[row] is not { } number ? RowPlace.Open : number < low || number > high ? RowPlace.Outside : number > low && number < high ? RowPlace.Inside : RowPlace.Open;

    private void Keep(int row, RuleStep step, bool isSure, Frame frame, EngineHost host)
    {
        if (step.Ranges is [var range, ..])
        {
            var number = range.Own.Evaluate(frame);
            _numbers[row] = JoinBucket.IsPlain(number) ? number.AsNumber : null;
        }

        _isSure[row] = isSure;
        if (isSure && _gathered.Length > 0)
        {
            _gathered[row] = host.Current;
        }
    }

    // False wins over everything (RULES.md §9): a row that one condition refutes by itself is in no binding.
    private static Truth OwnTruth(ConditionDef[] conditions, Frame frame)
    {
        var truth = Truth.True;
        foreach (var condition in conditions)
        {
            truth = FeelOperators.And(truth, condition.Code.Test(frame));
            if (truth == Truth.False)
            {
                break;
            }
        }

        return truth;
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

/// <summary>Where a row lies as to bounds.</summary>
internal enum RowPlace
{
    /// <summary>On a bound, or without a plain number: the conditions that set the bounds decide.</summary>
    Open,

    /// <summary>Between the bounds.</summary>
    Inside,

    /// <summary>Beyond a bound.</summary>
    Outside,
}
