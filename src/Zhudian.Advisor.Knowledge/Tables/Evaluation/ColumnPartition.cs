using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// A column cut into regions within which no constant cell changes its answer. Serves the row index (value → region → rows) and the table
/// analysis (each cell is a set of regions, each region has a witness). The last region is null.
/// </summary>
internal sealed class ColumnPartition
{
    private readonly ColumnAxis? _axis;
    private readonly decimal[] _cuts;

    private ColumnPartition(ColumnAxis? axis, decimal[] cuts)
    {
        _axis = axis;
        _cuts = cuts;
        Finder = axis is null ? new OneRegion(NullRegion)
            : axis.Type == AxisType.Number ? new NumberRegions(cuts, axis.IsDiscrete, NullRegion)
            : axis.Type == AxisType.Boolean ? new BooleanRegions(NullRegion)
            : axis is TextAxis texts ? new TextRegions(texts, NullRegion)
            : axis.Universe is not null ? new PlaceRegions(axis, NullRegion)
            : new CutRegions(axis, new ColumnCuts(cuts, axis.IsDiscrete), NullRegion);
    }

    /// <summary>Finds the region of a value.</summary>
    public RegionFinder Finder { get; }

    /// <summary>Number of regions, null included.</summary>
    public int Count => Known + 1;

    /// <summary>Number of regions of definite values.</summary>
    public int Known => _axis is null ? 1 : _axis.IsDiscrete ? _cuts.Length + 1 : (_cuts.Length * 2) + 1;

    /// <summary>Region of null.</summary>
    public int NullRegion => Known;

    /// <summary>Whether the column's type could be laid on an axis; without one there is a single region of definite values.</summary>
    public bool HasAxis => _axis is not null;

    /// <summary>Regions of a column; cells that are not constant take no part.</summary>
    public static ColumnPartition Of(TableInput input, IEnumerable<TableCell> cells)
    {
        var shapes = cells.Select(c => c.Shape).OfType<CellShape>().ToList();
        var intervals = shapes.SelectMany(s => s.Intervals).ToList();
        var axis = ColumnAxis.For(input.Type, input.Declared, Ends(intervals));
        if (axis is null)
        {
            return new ColumnPartition(null, []);
        }

        var cuts = new List<decimal>();
        if (axis.Universe is { } universe)
        {
            for (var place = universe.First; place < universe.Last; place++)
            {
                cuts.Add(place + 0.5m);
            }

            return new ColumnPartition(axis, Sorted(cuts));
        }

        foreach (var interval in intervals)
        {
            var (low, high) = Places(axis, interval);
            if (axis.IsDiscrete)
            {
                Add(cuts, low is { } l ? FirstWhole(l, interval.LowClosed) - 0.5m : null);
                Add(cuts, high is { } h ? LastWhole(h, interval.HighClosed) + 0.5m : null);
            }
            else
            {
                Add(cuts, low);
                Add(cuts, high);
            }
        }

        return new ColumnPartition(axis, Sorted(cuts));
    }

    /// <summary>The cuts of a column of any numbers, whose regions lie below, at and between them; null for other columns.</summary>
    public decimal[]? NumberCuts => _axis is { Type: AxisType.Number, IsDiscrete: false } ? _cuts : null;

    /// <summary>Region of a definite or null value; -1 for any other and for a value of a kind the column does not take.</summary>
    public int RegionOf(in Value value) => Finder.Find(value);

    /// <summary>A value of a region.</summary>
    public Value Witness(int region)
    {
        if (region == NullRegion || _axis is null)
        {
            return Value.Null;
        }

        if (_axis.IsDiscrete)
        {
            var place = region < _cuts.Length ? Math.Floor(_cuts[region]) : _cuts.Length == 0 ? 0 : Math.Ceiling(_cuts[^1]);
            return _axis.ValueAt(place);
        }

        if ((region & 1) == 1)
        {
            return _axis.ValueAt(_cuts[region / 2]);
        }

        var right = region / 2;
        return _axis.ValueAt(_cuts.Length == 0 ? 0 : right == 0 ? _cuts[0] - 1 : right == _cuts.Length ? _cuts[^1] + 1 : Between(_cuts[right - 1], _cuts[right]));
    }

    /// <summary>Values of a region near its bounds and inside, for constraints over several inputs.</summary>
    public IEnumerable<Value> Probes(int region)
    {
        yield return Witness(region);
        if (_axis is null || region == NullRegion || _axis.Universe is not null)
        {
            yield break;
        }

        if (!_axis.IsDiscrete && (region & 1) == 1)
        {
            yield break;
        }

        var right = _axis.IsDiscrete ? region : region / 2;
        decimal? low = right == 0 ? null : _cuts[right - 1];
        decimal? high = right == _cuts.Length ? null : _cuts[right];
        var width = low is { } l0 && high is { } h0 ? h0 - l0 : 1m;
        var step = _axis.IsDiscrete ? 0.5m : width / 1_000_000m;
        foreach (var place in new[] { low + step, high - step, low is null ? high - 1000m : null, high is null ? low + 1000m : null, low < 0 && (high is null || high > 0) ? 0m : null })
        {
            if (place is { } at)
            {
                yield return _axis.ValueAt(_axis.IsDiscrete ? Math.Round(at) : at);
            }
        }
    }

    /// <summary>A set of known regions in words, one part per run: <c>值 &lt; 5</c>, <c>类别 为 Ⅰ、Ⅱ</c>.</summary>
    public IEnumerable<string> Describe(string input, IReadOnlyList<int> regions)
    {
        if (_axis is null)
        {
            yield break;
        }

        if (_axis.Universe is not null)
        {
            yield return $"{input} 为 {string.Join('、', regions.Select(r => Text.ValueFormatter.Format(Witness(r), Model.ValueFormat.Default)))}";
            yield break;
        }

        for (var i = 0; i < regions.Count; i++)
        {
            var first = i;
            while (i + 1 < regions.Count && regions[i + 1] == regions[i] + 1)
            {
                i++;
            }

            yield return Run(input, regions[first], regions[i]);
        }
    }

    private string Run(string input, int first, int last)
    {
        var (low, lowClosed) = _axis!.IsDiscrete ? (first == 0 ? null : Math.Ceiling(_cuts[first - 1]), true) : (first == 0 ? (decimal?)null : _cuts[(first - 1) / 2], (first & 1) == 1);
        var (high, highClosed) = _axis.IsDiscrete ? (last == _cuts.Length ? null : Math.Floor(_cuts[last]), true) : (last == Known - 1 ? (decimal?)null : _cuts[last / 2], (last & 1) == 1);
        string At(decimal place) => Text.ValueFormatter.Format(_axis.ValueAt(place), new Model.ValueFormat(Exact: true));
        return (low, high) switch
        {
            ({ } l, { } h) when l == h => $"{input} = {At(l)}",
            ({ } l, { } h) => $"{At(l)} {(lowClosed ? "<=" : "<")} {input} {(highClosed ? "<=" : "<")} {At(h)}",
            ({ } l, null) => $"{input} {(lowClosed ? ">=" : ">")} {At(l)}",
            (null, { } h) => $"{input} {(highClosed ? "<=" : "<")} {At(h)}",
            _ => input,
        };
    }

    /// <summary>Whether a constant cell accepts a region.</summary>
    public bool Accepts(CellShape shape, int region)
    {
        if (region == NullRegion)
        {
            return shape.Negated && shape.Intervals.All(i => i.IsPoint);
        }

        if (_axis is null)
        {
            return false;
        }

        var inside = false;
        foreach (var interval in shape.Intervals)
        {
            inside |= Covers(interval, region);
        }

        return inside != shape.Negated;
    }

    private bool Covers(CellInterval interval, int region)
    {
        if (!_axis!.TryPlace(Witness(region), out var place))
        {
            return false;
        }

        var (low, high) = Places(_axis, interval);
        return (low is not { } l || (interval.LowClosed ? place >= l : place > l)) && (high is not { } h || (interval.HighClosed ? place <= h : place < h));
    }

    private static (decimal? Low, decimal? High) Places(ColumnAxis axis, CellInterval interval)
        => (interval.Low is { } low && axis.TryPlace(low, out var l) ? l : null, interval.High is { } high && axis.TryPlace(high, out var h) ? h : null);

    private static void Add(List<decimal> cuts, decimal? cut)
    {
        if (cut is { } place)
        {
            cuts.Add(place);
        }
    }

    // In ascending order, each once.
    private static decimal[] Sorted(List<decimal> cuts)
    {
        cuts.Sort();
        var kept = 0;
        for (var i = 0; i < cuts.Count; i++)
        {
            if (kept == 0 || cuts[i] != cuts[kept - 1])
            {
                cuts[kept++] = cuts[i];
            }
        }

        cuts.RemoveRange(kept, cuts.Count - kept);
        return cuts.ToArray();
    }

    private static List<Value> Ends(List<CellInterval> intervals)
    {
        var ends = new List<Value>();
        foreach (var interval in intervals)
        {
            if (interval.Low is { } low)
            {
                ends.Add(low);
            }

            if (interval.High is { } high)
            {
                ends.Add(high);
            }
        }

        return ends;
    }

    private static decimal FirstWhole(decimal place, bool closed) => closed ? Math.Ceiling(place) : Math.Floor(place) + 1;

    private static decimal LastWhole(decimal place, bool closed) => closed ? Math.Floor(place) : Math.Ceiling(place) - 1;

    // A round number between two bounds reads better as a witness than their mean.
    private static decimal Between(decimal low, decimal high)
    {
        for (var decimals = 0; decimals < 28; decimals++)
        {
            var candidate = Math.Round((low + high) / 2, decimals, MidpointRounding.ToEven);
            if (candidate > low && candidate < high)
            {
                return candidate;
            }
        }

        return (low + high) / 2;
    }
}
