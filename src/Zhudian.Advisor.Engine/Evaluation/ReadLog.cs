using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Which of some watched facts each memoised quantity of a host has read, also through others. That something reads conclusions is noted apart: they are
/// made anew where what they rest on changes, so a quantity that reads them counts as having read everything.
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
            Mark(_current, index);
        }
    }

    /// <summary>Conclusions were read.</summary>
    public void TouchConclusions() => Mark(_current, _watched.Count);

    /// <summary>Something was read that may depend on any fact.</summary>
    public void TouchAll() => Array.Fill(_current, ulong.MaxValue);

    /// <summary>A quantity begins; gives what <c>Exit</c> wants back.</summary>
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

    /// <summary>Something begun with <see cref="Enter"/> is done; gives what it has read.</summary>
    public ulong[] Exit(ulong[] outer)
    {
        var read = _current;
        Merge(outer, read);
        _current = outer;
        return read;
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
        return _sets.TryGetValue((derived, cell), out var set) && !IsMarked(set, _watched.Count) && Disjoint(set, facts);
    }

    /// <summary>Whether two sets have no watched fact in common.</summary>
    public static bool Disjoint(ulong[] set, ulong[] facts)
    {
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
                Mark(set, index);
            }
            else
            {
                Array.Fill(set, ulong.MaxValue);
            }
        }

        return set;
    }

    private static void Mark(ulong[] set, int index) => set[index >> 6] |= 1UL << index;

    private static bool IsMarked(ulong[] set, int index) => (set[index >> 6] & (1UL << index)) != 0;

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
