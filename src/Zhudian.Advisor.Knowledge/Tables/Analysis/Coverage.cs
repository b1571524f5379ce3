using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Knowledge.Tables.Analysis;

/// <summary>
/// Which part of a box no row covers. Goes column by column; regions on which the same rows remain are taken together, so the parts found are
/// few and large. Bounded: past the budget <see cref="IsComplete"/> is false and nothing may be concluded.
/// </summary>
internal sealed class Coverage
{
    private const int MaxBoxes = 64;
    private readonly AnalysisSpace _space;
    private readonly Func<AnalysisColumn, ulong[][]> _rowsOf;
    private readonly Box _within;
    private readonly HashSet<(int Column, string Rows)> _covered = [];
    private readonly List<Box> _found = [];
    private int _budget;

    private Coverage(AnalysisSpace space, Func<AnalysisColumn, ulong[][]> rowsOf, Box within, int budget)
    {
        _space = space;
        _rowsOf = rowsOf;
        _within = within;
        _budget = budget;
    }

    /// <summary>Whether the search was finished.</summary>
    public bool IsComplete => _budget > 0;

    /// <summary>Parts that no row covers, disjoint; the first ones when there are many.</summary>
    public ImmutableArray<Box> Boxes { get; private set; } = [];

    /// <summary>Searches a box; <paramref name="open"/> tells whether cells that are not constant count as accepting.</summary>
    public static Coverage Of(AnalysisSpace space, Box within, ReadOnlySpan<ulong> rows, bool open, int budget = 20_000)
    {
        var search = new Coverage(space, c => open ? c.MaybeRows : c.SureRows, within, budget);
        if (!within.IsEmpty)
        {
            search.Search(0, rows.ToArray(), within);
        }

        search.Boxes = Merge(search._found);
        return search;
    }

    private bool Search(int column, ulong[] rows, Box box)
    {
        if (--_budget <= 0 || _found.Count >= MaxBoxes)
        {
            return false;
        }

        if (RowSet.Next(rows, 0) < 0)
        {
            _found.Add(box);
            return false;
        }

        if (column == _space.Columns.Length)
        {
            return true;
        }

        var key = (column, Key(rows));
        if (_covered.Contains(key))
        {
            return true;
        }

        var covered = true;
        foreach (var (regions, remaining) in Groups(column, rows))
        {
            covered &= Search(column + 1, remaining, box.With(column, regions));
        }

        if (covered)
        {
            _covered.Add(key);
        }

        return covered;
    }

    // Regions of the box's side, grouped by the rows that remain on them.
    private List<(ulong[] Regions, ulong[] Rows)> Groups(int column, ulong[] rows)
    {
        var groups = new List<(ulong[] Regions, ulong[] Rows)>();
        var byRows = _rowsOf(_space.Columns[column]);
        for (var region = RowSet.Next(_within.Sides[column], 0); region >= 0; region = RowSet.Next(_within.Sides[column], region + 1))
        {
            var remaining = (ulong[])rows.Clone();
            RowSet.And(remaining, byRows[region]);
            var index = groups.FindIndex(g => g.Rows.AsSpan().SequenceEqual(remaining));
            if (index < 0)
            {
                index = groups.Count;
                groups.Add((new ulong[_within.Sides[column].Length], remaining));
            }

            RowSet.Add(groups[index].Regions, region);
        }

        return groups;
    }

    private static string Key(ulong[] rows) => string.Join(',', rows);

    // Two boxes that differ in one column only are one box.
    private static ImmutableArray<Box> Merge(List<Box> boxes)
    {
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
            {
                if (Joined(boxes[i], boxes[j]) is { } joined)
                {
                    boxes[i] = joined;
                    boxes.RemoveAt(j);
                    (i, j) = (-1, boxes.Count);
                }
            }
        }

        return [.. boxes];
    }

    private static Box? Joined(Box left, Box right)
    {
        var different = Enumerable.Range(0, left.Sides.Length).Where(c => !left.Sides[c].AsSpan().SequenceEqual(right.Sides[c])).Take(2).ToList();
        if (different.Count != 1)
        {
            return different.Count == 0 ? left : null;
        }

        var side = (ulong[])left.Sides[different[0]].Clone();
        RowSet.Or(side, right.Sides[different[0]]);
        return left.With(different[0], side);
    }
}
