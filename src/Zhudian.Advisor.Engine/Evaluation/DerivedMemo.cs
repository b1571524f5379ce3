using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Memo of one derived quantity. Without parameters most rows are in a column, and the cell index of the others is the row index + 1 (0 is the stand-in for rows not reported);
/// with parameters an open-addressing table over row and arguments finds it. Neither allocates on a hit.
/// </summary>
internal sealed class DerivedMemo
{
    private readonly int _arity;
    private MemoCell[] _cells = [];
    private readonly int _rows;
    private int[] _buckets = [];
    private int[] _hashes = [];
    private Value[] _keys = [];
    private int _count;

    public DerivedMemo(int arity, int rows)
    {
        _arity = arity;
        _rows = rows;
        if (arity > 0)
        {
            _cells = new MemoCell[16];
            Resize(32);
        }
    }

    /// <summary>The quantity computed for many rows at once; rows it does not have are in cells.</summary>
    public ColumnMemo? Column { get; set; }

    /// <summary>Whether a column was tried already.</summary>
    public bool IsTried { get; set; }

    /// <summary>Whether every row was computed ahead of the rules.</summary>
    public bool IsAhead { get; set; }

    /// <summary>How many rows the general code was asked for.</summary>
    public int Singles { get; set; }

    /// <summary>Whether some row's value was given from outside.</summary>
    public bool IsGiven { get; set; }

    /// <summary>Whether nobody has asked for a single row yet.</summary>
    public bool IsUntouched => _cells.Length == 0;

    /// <summary>Whether a row may be computed in a column: nobody computes it now, and no value is given.</summary>
    public bool IsFree(int row) => row + 1 >= _cells.Length || _cells[row + 1].State == MemoState.Empty || (_cells[row + 1].State == MemoState.Done && !IsGiven);

    /// <summary>Evidence of the quantity itself; null when none is kept.</summary>
    public EvidenceSet? Own { get; init; }

    /// <summary>A frame for computing the quantity while nobody else computes it; null until it is made and while it is in use.</summary>
    public Frame? Spare { get; set; }

    /// <summary>Cell by index; valid until the next call of a Find method.</summary>
    public ref MemoCell this[int index] => ref _cells[index];

    /// <summary>Cell of a row of a quantity without parameters; row −1 is allowed.</summary>
    public int FindRow(int row)
    {
        var index = row + 1;
        if (index >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(Math.Max(index, _rows) + 1, _cells.Length * 2));
        }

        return index;
    }

    /// <summary>Cell of a row and arguments.</summary>
    public int Find(in Value row, ReadOnlySpan<Value> arguments)
    {
        var hash = row.GetHashCode();
        foreach (ref readonly var argument in arguments)
        {
            hash = (hash * 31) + argument.GetHashCode();
        }

        var mask = _buckets.Length - 1;
        var at = (int)((uint)(hash * -1640531527) >> 8) & mask;
        for (; _buckets[at] != 0; at = (at + 1) & mask)
        {
            var cell = _buckets[at] - 1;
            if (_hashes[cell] == hash && Matches(cell, row, arguments))
            {
                return cell;
            }
        }

        return Add(hash, row, arguments);
    }

    private bool Matches(int cell, in Value row, ReadOnlySpan<Value> arguments)
    {
        var key = cell * (_arity + 1);
        if (!_keys[key].Equals(row))
        {
            return false;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_keys[key + 1 + i].Equals(arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    private int Add(int hash, in Value row, ReadOnlySpan<Value> arguments)
    {
        if ((_count + 1) * 2 > _buckets.Length)
        {
            Resize(_buckets.Length * 2);
        }

        if (_count == _cells.Length)
        {
            Array.Resize(ref _cells, _count * 2);
        }

        var cell = _count++;
        _hashes[cell] = hash;
        var key = cell * (_arity + 1);
        _keys[key] = row;
        arguments.CopyTo(_keys.AsSpan(key + 1));
        Insert(cell);
        return cell;
    }

    private void Resize(int buckets)
    {
        _buckets = new int[buckets];
        Array.Resize(ref _hashes, buckets / 2);
        Array.Resize(ref _keys, buckets / 2 * (_arity + 1));
        for (var cell = 0; cell < _count; cell++)
        {
            Insert(cell);
        }
    }

    private void Insert(int cell)
    {
        var mask = _buckets.Length - 1;
        var at = (int)((uint)(_hashes[cell] * -1640531527) >> 8) & mask;
        while (_buckets[at] != 0)
        {
            at = (at + 1) & mask;
        }

        _buckets[at] = cell + 1;
    }
}
