namespace Zhudian.Advisor.Engine.Columns;

/// <summary>Where the items of so many lists of the same length stand. Never changed: sheets of one city have the same numbers of rows.</summary>
internal sealed class EvenLists
{
    /// <summary>Lists of a length.</summary>
    public EvenLists(int count, int length)
    {
        Starts = new int[count + 1];
        Owners = new int[count * length];
        for (var i = 0; i < count; i++)
        {
            Starts[i + 1] = (i + 1) * length;
            Owners.AsSpan(i * length, length).Fill(i);
        }
    }

    /// <summary>How many lists.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>Where the items of each list start, and the end.</summary>
    public int[] Starts { get; }

    /// <summary>The list each item belongs to.</summary>
    public int[] Owners { get; }
}
