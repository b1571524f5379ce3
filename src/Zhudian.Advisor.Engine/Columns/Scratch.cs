namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Arrays of columns that live no longer than a node: of one length at a time, for whoever goes over a large domain item after item.</summary>
internal sealed class Scratch
{
    private (long[] Numbers, Form[] Forms)? _free;

    /// <summary>Arrays for so many positions, with anything in them.</summary>
    public (long[] Numbers, Form[] Forms) Take(int count)
    {
        if (_free is { } free && free.Forms.Length == count)
        {
            _free = null;
            return free;
        }

        return (new long[count], new Form[count]);
    }

    /// <summary>Gives arrays back; nobody may use them any more. Only the last ones are kept.</summary>
    public void Give(long[] numbers, Form[] forms) => _free = (numbers, forms);
}
