namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Orders of conclusions, ordinal everywhere and stable. Rules and kinds are compared by their rank; rows mostly come in order already, as rules run
/// over sheets in order of rows, and then nothing is moved.
/// </summary>
internal static class RowOrder
{
    private static readonly Comparison<ConclusionRow> Keys = CompareKeys;
    private static readonly Comparison<ConclusionRow> Rules = CompareRules;

    /// <summary>By key, rule and id: the order of a kind's list.</summary>
    public static void ByKey(Span<ConclusionRow> rows) => Sort(rows, Keys);

    /// <summary>
    /// By rule, key, id and kind: the order of an assessment. Rows that stand are dealt out by rule; those of one kind come in order of keys and stay in it,
    /// only rules with several kinds are put in order.
    /// </summary>
    /// <param name="kinds">Tables of kinds, sealed.</param>
    /// <param name="ranks">One more than the greatest <see cref="RulePlan.Rank"/>.</param>
    public static ConclusionRow[] ByRule(IEnumerable<ConclusionTable> kinds, int ranks)
    {
        var ends = new int[ranks];
        var count = 0;
        foreach (var kind in kinds)
        {
            foreach (var row in kind.Candidates)
            {
                if (row.Index >= 0)
                {
                    ends[row.Binding.Plan.Rank]++;
                    count++;
                }
            }
        }

        for (int rank = 0, start = 0; rank < ranks; rank++)
        {
            (ends[rank], start) = (start, start + ends[rank]);
        }

        var dealt = new ConclusionRow[count];
        foreach (var kind in kinds)
        {
            foreach (var row in kind.Candidates)
            {
                if (row.Index >= 0)
                {
                    dealt[ends[row.Binding.Plan.Rank]++] = row;
                }
            }
        }

        for (int rank = 0, start = 0; rank < ranks; start = ends[rank++])
        {
            var rows = dealt.AsSpan(start, ends[rank] - start);
            if (!rows.IsEmpty && !ReferenceEquals(rows[0].Action.Kind, rows[^1].Action.Kind))
            {
                Sort(rows, Rules);
            }
        }

        return dealt;
    }

    /// <summary>Whether rows of one rule, in order, surely have an id each: their keys are those of their bindings and all different.</summary>
    public static bool AreDistinct(ReadOnlySpan<ConclusionRow> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (!rows[i].Plan.KeyIsBinding || !ReferenceEquals(rows[i].Binding.Plan, rows[0].Binding.Plan) || (i > 0 && string.Equals(rows[i].Key, rows[i - 1].Key, StringComparison.Ordinal)))
            {
                return rows.Length < 2;
            }
        }

        return true;
    }

    // Stable: runs that are in order already are merged pairwise. Rules run over sheets in order of rows, so that there are as many runs as rules.
    private static void Sort(Span<ConclusionRow> rows, Comparison<ConclusionRow> order)
    {
        var first = RunFrom(0, rows, order);
        if (first == rows.Length)
        {
            return;
        }

        var runs = new List<int> { 0 };
        for (var end = first; end < rows.Length; end = RunFrom(end, rows, order))
        {
            runs.Add(end);
        }

        runs.Add(rows.Length);
        Span<ConclusionRow> from = rows.ToArray(), to = rows;
        while (runs.Count > 2)
        {
            var left = 0;
            for (var k = 0; k + 1 < runs.Count; k += 2)
            {
                var (start, middle, end) = (runs[k], runs[k + 1], runs[Math.Min(k + 2, runs.Count - 1)]);
                Merge(from[start..middle], from[middle..end], to[start..end], order);
                runs[left++] = start;
            }

            runs[left++] = rows.Length;
            runs.RemoveRange(left, runs.Count - left);
            var merged = to;
            to = from;
            from = merged;
        }

        from.CopyTo(rows);
    }

    // Where the run that begins at a place ends.
    private static int RunFrom(int start, ReadOnlySpan<ConclusionRow> rows, Comparison<ConclusionRow> order)
    {
        var end = Math.Min(start + 1, rows.Length);
        while (end < rows.Length && order(rows[end - 1], rows[end]) <= 0)
        {
            end++;
        }

        return end;
    }

    private static void Merge(ReadOnlySpan<ConclusionRow> left, ReadOnlySpan<ConclusionRow> right, Span<ConclusionRow> into, Comparison<ConclusionRow> order)
    {
        var (l, r) = (0, 0);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = r == right.Length || (l < left.Length && order(left[l], right[r]) <= 0) ? left[l++] : right[r++];
        }
    }

    private static int CompareKeys(ConclusionRow left, ConclusionRow right)
    {
        var order = string.CompareOrdinal(left.Key, right.Key);
        order = order != 0 ? order : left.Binding.Plan.Rank.CompareTo(right.Binding.Plan.Rank);
        return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
    }

    private static int CompareRules(ConclusionRow left, ConclusionRow right)
    {
        var order = left.Binding.Plan.Rank.CompareTo(right.Binding.Plan.Rank);
        order = order != 0 ? order : string.CompareOrdinal(left.Key, right.Key);
        order = order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
        return order != 0 ? order : left.Plan.KindRank.CompareTo(right.Plan.KindRank);
    }
}
