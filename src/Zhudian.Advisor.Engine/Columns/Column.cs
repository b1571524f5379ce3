using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>What stands in a cell of a <see cref="Column"/>. The first two are those of a stored column of numbers: not known, known.</summary>
internal enum Form : byte
{
    /// <summary>Any other value (unknown, text, null with a remark …), kept as a <see cref="Value"/>. Never a fault.</summary>
    Other,

    /// <summary>A number.</summary>
    Number,
    True,
    False,
    Null,

    /// <summary>A row, list or context the column knows how to make.</summary>
    Part,

    /// <summary>Not computed here: the general code must be asked.</summary>
    Open,
}

/// <summary>
/// Values of one expression for all positions of a <see cref="Domain"/>. A column never holds a fault: a position whose evaluation would give one, or
/// needs anything the column code does not do, is <see cref="Form.Open"/>.
/// </summary>
internal abstract class Column(Form[] forms)
{
    private const int FewOthers = 4;
    private int _room = FewOthers;
    private int[] _places = [];
    private Value[] _others = [];
    private int _count;

    /// <summary>What stands where.</summary>
    public Form[] Forms => forms;

    /// <summary>Number of positions.</summary>
    public int Count => forms.Length;

    /// <summary>Value at a position that is not open.</summary>
    public Value this[int position] => forms[position] switch
    {
        Form.True => Value.True,
        Form.False => Value.False,
        Form.Null => Value.Null,
        Form.Other => OtherAt(position),
        Form.Open => throw new InvalidOperationException("an open position has no value"),
        _ => Make(position),
    };

    /// <summary>What is missing at a position, null when it is not unknown.</summary>
    public virtual UnknownInfo? UnknownAt(int position) => forms[position] == Form.Other ? OtherAt(position).Unknown : null;

    /// <summary>Whether a position is null, with or without a remark.</summary>
    public bool IsNullAt(int position) => forms[position] == Form.Null || (forms[position] == Form.Other && OtherAt(position).IsNull);

    /// <summary>Whether all selected positions are null without a remark.</summary>
    public bool AreNull(Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            if (forms[selection[k]] != Form.Null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says open in other forms wherever this column is open.</summary>
    public void OpenAlike(Form[] others, Selection selection)
    {
        if (selection.IsAll && !forms.AsSpan().Contains(Form.Open))
        {
            return;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            if (forms[selection[k]] == Form.Open)
            {
                others[selection[k]] = Form.Open;
            }
        }
    }

    /// <summary>Expects so many other values: room for all is made with the first.</summary>
    public void Expect(int others) => _room = Math.Max(FewOthers, others);

    /// <summary>Puts a value that is no number; a fault leaves the position open.</summary>
    public void Put(int position, in Value value)
    {
        if (value.IsTrue || value.IsFalse)
        {
            forms[position] = value.IsTrue ? Form.True : Form.False;
        }
        else if (value.IsFault)
        {
            forms[position] = Form.Open;
        }
        else if (value.IsNull && value.Reference is null)
        {
            forms[position] = Form.Null;
        }
        else
        {
            forms[position] = Form.Other;
            Keep(position, value);
        }
    }

    /// <summary>Copies the form at a position of another column, with the value when it is any other; numbers and parts are for the caller.</summary>
    public void CopyForm(int position, Column from, int at)
    {
        var form = from.Forms[at];
        if (form == Form.Other)
        {
            Put(position, from.OtherAt(at));
        }
        else
        {
            forms[position] = form;
        }
    }

    /// <summary>The column at other positions, in order.</summary>
    public abstract Column Gather(ReadOnlySpan<int> positions);

    /// <summary>Any other value at a position.</summary>
    protected virtual Value OtherAt(int position)
    {
        // A column of texts holds nothing else, each at its own place.
        return position < _count && _places[position] == position ? _others[position]
            : Array.BinarySearch(_places, 0, _count, position) is >= 0 and var at ? _others[at] : default;
    }

    /// <summary>The value at a position whose form is number or part.</summary>
    protected abstract Value Make(int position);

    /// <summary>Whether any other value was put at a position.</summary>
    protected bool HasOther(int position) => _count > 0 && Array.BinarySearch(_places, 0, _count, position) >= 0;

    /// <summary>Forms at other positions; other values go to <paramref name="into"/> by position.</summary>
    protected void GatherOthers(ReadOnlySpan<int> positions, Column into)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            into.CopyForm(i, this, positions[i]);
        }
    }

    // Few positions hold other values, and they come in order.
    private void Keep(int position, in Value value)
    {
        var at = _count == 0 || _places[_count - 1] < position ? ~_count : Array.BinarySearch(_places, 0, _count, position);
        if (at >= 0)
        {
            _others[at] = value;
            return;
        }

        at = ~at;
        if (_count == _places.Length)
        {
            var room = Math.Max(_room, _count * 2);
            Array.Resize(ref _places, room);
            Array.Resize(ref _others, room);
        }

        if (at < _count)
        {
            Array.Copy(_places, at, _places, at + 1, _count - at);
            Array.Copy(_others, at, _others, at + 1, _count - at);
        }

        (_places[at], _others[at]) = (position, value);
        _count++;
    }
}
