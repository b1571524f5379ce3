using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Results of a table whose cells and outputs are all constants, by the regions its inputs lie in: within a region no cell changes its
/// answer, so the first result found there is the result. Filled as it is asked; racing threads may compute an entry twice.
/// Faults are not kept: they name the inputs.
/// </summary>
internal sealed class TableResults
{
    private const int MaxEntries = 4096;
    private readonly TableAnswer?[] _entries;
    private readonly int[] _strides;
    private readonly ColumnPartition? _only;

    private TableResults(int entries, int[] strides, ColumnPartition? only)
    {
        _entries = new TableAnswer?[entries];
        _strides = strides;
        _only = only;
    }

    /// <summary>Room for a table; null when its inputs have too many regions.</summary>
    public static TableResults? For(TablePlan plan)
    {
        var strides = new int[plan.Columns.Length];
        var entries = 1;
        for (var column = 0; column < strides.Length; column++)
        {
            strides[column] = plan.Columns[column].IsIdle ? 0 : entries;
            entries *= plan.Columns[column].IsIdle ? 1 : plan.Columns[column].Partition.Count;
            if (entries > MaxEntries)
            {
                return null;
            }
        }

        return new TableResults(entries, strides, strides is [1] ? plan.Columns[0].Partition : null);
    }

    /// <summary>Entry of the inputs; false when one is unknown, a fault, or of a kind its column does not take.</summary>
    public bool TryKey(TablePlan plan, ReadOnlySpan<Value> inputs, out int key)
    {
        key = 0;
        for (var column = 0; column < inputs.Length; column++)
        {
            if (_strides[column] == 0)
            {
                continue;
            }

            ref readonly var input = ref inputs[column];
            var region = input.IsUnknown || input.IsFault ? -1 : plan.Columns[column].Partition.RegionOf(input);
            if (region < 0)
            {
                return false;
            }

            key += region * _strides[column];
        }

        return true;
    }

    /// <summary>The result for a number as the only input, if there is one yet.</summary>
    public TableAnswer? OfNumber(in decimal input) => _only is not null && _only.RegionOf(input) is var region and >= 0 ? Volatile.Read(ref _entries[region]) : null;

    /// <summary>The result at a key, if there is one yet.</summary>
    public TableAnswer? Get(int key) => Volatile.Read(ref _entries[key]);

    /// <summary>Keeps a result and hands it on.</summary>
    public Value Keep(int key, in Value value, TableHit hit)
    {
        if (!value.IsFault)
        {
            Volatile.Write(ref _entries[key], new TableAnswer(value, hit));
        }

        return value;
    }
}
