namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Orders of conclusions, ordinal everywhere and stable. Rules and kinds are compared by their rank; rows mostly come in order already, as rules run
/// over sheets in order of rows, and then nothing is moved.
/// </summary>
internal static class RowOrder
{
    private static readonly Comparer<ConclusionRow> Keys = Comparer<ConclusionRow>.Create(CompareKeys);
    private static readonly Comparer<ConclusionRow> Rules = Comparer<ConclusionRow>.Create(CompareRules);

    /// <summary>By key, rule and id: the order of a kind's list.</summary>
    public static void ByKey(ConclusionRow[] rows) => Sort(rows, Keys);

    /// <summary>By rule, key, id and kind: the order of an assessment. Rows are dealt out by rule first, then put in order within each.</summary>
    /// <param name="rows">Rows in any order.</param>
    /// <param name="ranks">One more than the greatest <see cref="RulePlan.Rank"/>.</param>
    public static ConclusionRow[] ByRule(ReadOnlySpan<ConclusionRow> rows, int ranks)
    {
        var ends = new int[ranks];
        foreach (var row in rows)
        {
            ends[row.Binding.Plan.Rank]++;
        }

        for (int rank = 0, start = 0; rank < ranks; rank++)
        {
            (ends[rank], start) = (start, start + ends[rank]);
        }

        var dealt = new ConclusionRow[rows.Length];
        foreach (var row in rows)
        {
            dealt[ends[row.Binding.Plan.Rank]++] = row;
        }

        for (int rank = 0, start = 0; rank < ranks; start = ends[rank++])
        {
            Sort(dealt.AsSpan(start, ends[rank] - start), Rules);
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

    private static void Sort(Span<ConclusionRow> rows, Comparer<ConclusionRow> order)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (order.Compare(rows[i - 1], rows[i]) > 0)
            {
                rows.ToArray().Order(order).ToArray().CopyTo(rows);
                return;
            }
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
