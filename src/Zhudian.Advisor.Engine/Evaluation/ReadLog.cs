using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Which of some watched facts each memoised quantity of a host has read, also through others. What reads conclusions counts as having read everything:
/// conclusions are made anew in every evaluation.
/// </summary>
internal sealed class ReadLog
{
    private readonly Dictionary<(RowSource Source, int Row, int Slot), int> _watched;
    private readonly Dictionary<(int Derived, int Cell), ulong[]> _sets = [];
    private readonly int _words;
    private ulong[] _current;

    /// <summary>Watches these facts, numbered in their order.</summary>
    public ReadLog(IEnumerable<(RowSource Source, int Row, int Slot)> watched)
    {
        _watched = watched.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        _words = (_watched.Count >> 6) + 1;
        _current = new ulong[_words];
    }

    /// <summary>A fact was read.</summary>
    public void Touch(RowSource source, int row, int slot)
    {
        if (_watched.TryGetValue((source, row, slot), out var index))
        {
            _current[index >> 6] |= 1UL << index;
        }
    }

    /// <summary>Something was read that may depend on any fact.</summary>
    public void TouchAll() => Array.Fill(_current, ulong.MaxValue);

    /// <summary>A quantity begins; gives what <see cref="Exit"/> wants back.</summary>
    public ulong[] Enter()
    {
        var outer = _current;
        _current = new ulong[_words];
        return outer;
    }

    /// <summary>A quantity is done and stands in this cell.</summary>
    public void Exit(ulong[] outer, int derived, int cell)
    {
        _sets[(derived, cell)] = _current;
        Merge(outer, _current);
        _current = outer;
    }

    /// <summary>A quantity was taken from its cell.</summary>
    public void Reuse(int derived, int cell)
    {
        if (_sets.TryGetValue((derived, cell), out var set))
        {
            Merge(_current, set);
        }
        else
        {
            TouchAll();
        }
    }

    /// <summary>Whether what stands in a cell has read none of these facts.</summary>
    public bool Untouched(int derived, int cell, ulong[] facts)
    {
        if (!_sets.TryGetValue((derived, cell), out var set))
        {
            return false;
        }

        for (var i = 0; i < set.Length; i++)
        {
            if ((set[i] & facts[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A set of watched facts.</summary>
    public ulong[] SetOf(IEnumerable<(RowSource Source, int Row, int Slot)> facts)
    {
        var set = new ulong[_words];
        foreach (var fact in facts)
        {
            if (_watched.TryGetValue(fact, out var index))
            {
                set[index >> 6] |= 1UL << index;
            }
            else
            {
                Array.Fill(set, ulong.MaxValue);
            }
        }

        return set;
    }

    private static void Merge(ulong[] into, ulong[] from)
    {
        for (var i = 0; i < from.Length; i++)
        {
            into[i] |= from[i];
        }
    }
}

/// <summary>Memoised quantities of an earlier evaluation of the same sheet, for those that read none of the facts now set otherwise.</summary>
internal sealed record KeptMemos(EngineHost Host, ulong[] Changed);
