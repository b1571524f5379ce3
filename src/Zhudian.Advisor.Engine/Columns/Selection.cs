using System.Runtime.CompilerServices;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Positions of a domain that are evaluated, in ascending order: all, or given ones.</summary>
internal readonly struct Selection
{
    private readonly int[]? _positions;

    /// <summary>All of so many positions.</summary>
    public Selection(int count) => Count = count;

    /// <summary>The first so many of an array of positions.</summary>
    public Selection(int[] positions, int count) => (_positions, Count) = (positions, count);

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Whether it is every position from 0 on.</summary>
    public bool IsAll => _positions is null;

    /// <summary>Whether a position is selected.</summary>
    public bool Has(int position) => _positions is null ? position < Count : Array.BinarySearch(_positions, 0, Count, position) >= 0;

    /// <summary>Those of all positions that are true and those that are false; false when the forms say anything else.</summary>
    public static bool TrySplit(ReadOnlySpan<Form> forms, out Selection yes, out Selection no)
    {
        (yes, no) = (default, default);
        if (forms.ContainsAnyExcept(Form.True, Form.False))
        {
            return false;
        }

        var count = forms.Count(Form.True);
        if (count == 0 || count == forms.Length)
        {
            (yes, no) = (new Selection(count), new Selection(forms.Length - count));
            return true;
        }

        // One place more each, so that both can be written without asking.
        var (first, second) = (new int[count + 1], new int[forms.Length - count + 1]);
        for (int i = 0, at = 0; i < forms.Length; i++)
        {
            (first[at], second[i - at]) = (i, i);
            at += forms[i] == Form.True ? 1 : 0;
        }

        (yes, no) = (new Selection(first, count), new Selection(second, forms.Length - count));
        return true;
    }

    /// <summary>A position.</summary>
    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _positions is null ? index : _positions[index];
    }
}

/// <summary>Collects positions that stay selected; the array is made when the first one is left out.</summary>
internal ref struct Selecting(Selection from)
{
    private int[]? _positions;
    private int _seen;
    private int _count;

    /// <summary>Decides on the next position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next(bool stays)
    {
        if (_positions is not null)
        {
            _positions[_count] = from[_seen];
            _count += stays ? 1 : 0;
        }
        else if (stays)
        {
            _count++;
        }
        else
        {
            Leave();
        }

        _seen++;
    }

    /// <summary>What stayed.</summary>
    public readonly Selection Made => _positions is null ? from : new Selection(_positions, _count);

    private void Leave()
    {
        _positions = new int[from.Count];
        for (var i = 0; i < _count; i++)
        {
            _positions[i] = from[i];
        }
    }
}
