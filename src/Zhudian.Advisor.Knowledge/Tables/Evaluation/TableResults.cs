using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Results of a table whose cells and outputs are all constants, by the regions its inputs lie in: within a region no cell changes its
/// answer, so the first result found there is the result. Filled as it is asked; racing threads may compute an entry twice.
/// Faults are not kept: they name the inputs.
/// </summary>
internal sealed class TableResults
{
    private const int MaxEntries = 4096;
    private static readonly Value StandIn = Value.Of(new UnknownInfo(new MissingItem("表的输入", "表的输入", MissingReason.Fact)));
    private readonly TableAnswer?[] _entries;
    private readonly Step[] _steps;
    private readonly RegionFinder? _only;
    private readonly ColumnPartition? _partition;
    private TableSteps?[]? _line;
    private UnknownAnswer? _ofUnknown;

    private TableResults(int entries, Step[] steps, ColumnPartition? only)
    {
        _entries = new TableAnswer?[entries];
        _steps = steps;
        _partition = only;
        _only = only?.Finder;
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

        return new TableResults(entries, [.. steps], plan.Columns.Length == 1 && steps.Count == 1 ? plan.Columns[0].Partition : null);
    }

    /// <summary>Entry of the inputs; false when one is unknown, a fault, or of a kind its column does not take.</summary>
    public bool TryKey(ReadOnlySpan<Value> inputs, out int key)
    {
        key = 0;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            ref readonly var input = ref inputs[step.Column];
            var region = step.Numbers is { } numbers ? numbers.Find(input) : step.Flags is { } flags ? flags.Find(input) : step.Finder.Find(input);
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

    /// <summary>The table as steps of one number; null when it is not of that kind.</summary>
    public TableSteps? Steps(DecisionTable table, TablePlan plan)
    {
        if (_line is null && _partition?.NumberCuts is { } cuts)
        {
            var results = new Value[_partition.Known];
            for (var region = 0; region < results.Length; region++)
            {
                results[region] = TableEvaluator.MatchOne(table, plan, _partition.Witness(region), out _);
            }

            _line = [TableSteps.Of(cuts, results)];
        }

        return _line?[0];
    }

    /// <summary>
    /// The result for an unknown only input, once tried with a stand-in: it waits for the input alone, or does not depend on it. False when the table
    /// must be evaluated.
    /// </summary>
    public bool TryUnknown(DecisionTable table, TablePlan plan, in Value input, out Value result, out TableHit hit)
    {
        if (_only is null)
        {
            (result, hit) = (default, default);
            return false;
        }

        var known = Volatile.Read(ref _ofUnknown);
        if (known is null)
        {
            var value = TableEvaluator.MatchOne(table, plan, StandIn, out hit);
            known = value.IsUnknown && ReferenceEquals(value.Unknown, StandIn.Unknown) ? new UnknownAnswer(null, hit)
                : value.IsUnknown || value.IsFault ? new UnknownAnswer(null, default)
                : new UnknownAnswer(new TableAnswer(value, hit), hit);
            Volatile.Write(ref _ofUnknown, known);
        }

        hit = known.Hit;
        result = known.Answer is { } answer ? answer.Value : input;
        return known.Answer is not null || hit.Outcome == TableOutcome.Unknown;
    }

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

        /// <summary>The finder when it is one of yes and no.</summary>
        public BooleanRegions? Flags { get; } = Finder as BooleanRegions;
    }

    /// <summary>What the table says of an unknown input: an answer, or, with the outcome unknown, the input itself.</summary>
    private sealed record UnknownAnswer(TableAnswer? Answer, TableHit Hit);
}
