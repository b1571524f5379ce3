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
    private readonly Step[] _steps;
    private readonly RegionFinder? _only;

    private TableResults(int entries, Step[] steps, RegionFinder? only)
    {
        _entries = new TableAnswer?[entries];
        _steps = steps;
        _only = only;
    }

    /// <summary>Room for a table; null when its inputs have too many regions.</summary>
    public static TableResults? For(TablePlan plan)
    {
        var steps = new List<Step>();
        var entries = 1;
        for (var column = 0; column < plan.Columns.Length; column++)
        {
            if (plan.Columns[column].IsIdle)
            {
                continue;
            }

            steps.Add(new Step(column, entries, plan.Columns[column].Partition.Finder));
            entries *= plan.Columns[column].Partition.Count;
            if (entries > MaxEntries)
            {
                return null;
            }
        }

        return new TableResults(entries, [.. steps], plan.Columns.Length == 1 && steps.Count == 1 ? steps[0].Finder : null);
    }

    /// <summary>Entry of the inputs; false when one is unknown, a fault, or of a kind its column does not take.</summary>
    public bool TryKey(ReadOnlySpan<Value> inputs, out int key)
    {
        key = 0;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            ref readonly var input = ref inputs[step.Column];
            var region = step.Numbers is { } numbers ? numbers.Find(input) : step.Finder.Find(input);
            if (region < 0)
            {
                return false;
            }

            key += region * step.Stride;
        }

        return true;
    }

    /// <summary>The result for a number as the only input, if there is one yet.</summary>
    public TableAnswer? OfNumber(in decimal input) => _only is not null && _only.Find(input) is var region and >= 0 ? Volatile.Read(ref _entries[region]) : null;

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

    /// <summary>A column that is looked at, and what one of its regions counts in the key.</summary>
    private readonly record struct Step(int Column, int Stride, RegionFinder Finder)
    {
        /// <summary>The finder when it is one of numbers: called directly, as most columns are numbers.</summary>
        public NumberRegions? Numbers { get; } = Finder as NumberRegions;
    }
}
