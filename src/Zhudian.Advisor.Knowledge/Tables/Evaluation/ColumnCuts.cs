namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Sorted places that cut an axis. On a continuous axis region 2i + 1 is the cut itself and the even ones lie between;
/// on a discrete axis cuts stand between whole places and every region lies between two of them.
/// </summary>
internal sealed class ColumnCuts(decimal[] cuts, bool discrete)
{
    /// <summary>Region of a place; −1 for a fraction on a discrete axis, which fits nowhere.</summary>
    public int RegionOf(decimal place)
    {
        if (discrete && place != decimal.Truncate(place))
        {
            return -1;
        }

        return RegionAt(Search(place));
    }

    /// <summary>Region of a search result: the index of an equal cut, or the complement of the index of the first greater one.</summary>
    public int RegionAt(int found) => discrete ? (found < 0 ? ~found : found) : (found < 0 ? ~found * 2 : (found * 2) + 1);

    // As Array.BinarySearch, without the detour over comparers.
    private int Search(decimal place)
    {
        var (low, high) = (0, cuts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = decimal.Compare(cuts[middle], place);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
