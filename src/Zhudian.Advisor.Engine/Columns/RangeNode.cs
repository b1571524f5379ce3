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
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = answers[i] == decides ? decides : others[i];
            }

            return new ScalarColumn(answers);
        }

        return _junction.Evaluate(run, domain, selection);
    }
}
