using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Rows of a join that share a key, in order of rows. Where conditions bound a number of the rows, also in order of that number, so that only
/// rows within the bounds are tried; rows without a plain number there are always tried.
/// </summary>
internal sealed class JoinBucket
{
    private const int FewRows = 16;
    private const int MaxScale = 9;
    private const long MaxDigits = 1_000_000_000_000_000;
    private readonly List<int> _rows = [];
    private readonly List<int> _unordered = [];
    private decimal[] _numbers = [];
    private int[] _ordered = [];

    /// <summary>All rows, ascending.</summary>
    public List<int> Rows => _rows;

    /// <summary>Whether rows within bounds are better searched for than looked through.</summary>
    public bool IsOrdered => _ordered.Length > FewRows;

    /// <summary>Whether sums of a few such numbers are exact, so that turning a comparison round cannot lose a row.</summary>
    public static bool IsPlain(in Value value)
    {
        if (!value.IsNumber)
        {
            return false;
        }

        var number = value.AsNumber;
        ref readonly var parts = ref DecimalParts.Of(in number);
        return parts.FitsLong && parts.Scale <= MaxScale && Math.Abs(parts.Digits) < MaxDigits;
    }

    /// <summary>Orders the rows, where there are more than a few, by a number each has; null where it is not plain.</summary>
    public void Order(decimal?[] numbers)
    {
        if (_rows.Count <= FewRows)
        {
            return;
        }

        var plain = new List<(decimal Number, int Row)>(_rows.Count);
        foreach (var row in _rows)
        {
            if (numbers[row] is { } number)
            {
                plain.Add((number, row));
            }
            else
            {
                _unordered.Add(row);
            }
        }

        plain.Sort();
        _numbers = [.. plain.Select(p => p.Number)];
        _ordered = [.. plain.Select(p => p.Row)];
    }

    /// <summary>Puts the rows whose number lies within the bounds, and those without a plain number, into <paramref name="found"/>, ascending.</summary>
    public void Within(decimal low, decimal high, List<int> found)
    {
        found.Clear();
        found.AddRange(_unordered);
        for (var i = FirstFrom(low); i < _ordered.Length && _numbers[i] <= high; i++)
        {
            found.Add(_ordered[i]);
        }

        found.Sort();
    }

    private int FirstFrom(decimal low)
    {
        var (first, end) = (0, _numbers.Length);
        while (first < end)
        {
            var middle = (first + end) >> 1;
            (first, end) = _numbers[middle] < low ? (middle + 1, end) : (first, middle);
        }

        return first;
    }
}
