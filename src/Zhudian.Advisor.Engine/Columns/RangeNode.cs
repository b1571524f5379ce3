using System.Numerics;
using System.Runtime.InteropServices;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>x &gt;= a and x &lt;= b</c>, <c>x &lt; a or x &gt; b</c> over one field: where all its numbers are known it is read once, else it is any junction.</summary>
/// <param name="first">One comparison.</param>
/// <param name="second">Another of the same field.</param>
/// <param name="decides">The form that decides: false for <c>and</c>, true for <c>or</c>.</param>
internal sealed class RangeNode(CompareNode first, CompareNode second, Form decides) : ColumnNode
{
    private readonly JunctionNode _junction = new([first, second], decides);

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (first.Left.Evaluate(run, domain, selection) is ScalarColumn column && first.OfNumbers(column, selection) is { } answers && second.OfNumbers(column, selection) is { } others)
        {
            Join(MemoryMarshal.AsBytes(answers.AsSpan()), MemoryMarshal.AsBytes(others.AsSpan()));
            return new ScalarColumn(answers);
        }

        return _junction.Evaluate(run, domain, selection);
    }

    // False comes after true: it decides where it is the greater of two.
    private void Join(Span<byte> mine, ReadOnlySpan<byte> others)
    {
        var i = 0;
        for (; i + Vector<byte>.Count <= mine.Length; i += Vector<byte>.Count)
        {
            var (one, two) = (new Vector<byte>(mine[i..]), new Vector<byte>(others[i..]));
            (decides == Form.False ? Vector.Max(one, two) : Vector.Min(one, two)).CopyTo(mine[i..]);
        }

        for (; i < mine.Length; i++)
        {
            mine[i] = decides == Form.False ? Math.Max(mine[i], others[i]) : Math.Min(mine[i], others[i]);
        }
    }
}
