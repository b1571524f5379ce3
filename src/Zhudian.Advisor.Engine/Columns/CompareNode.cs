using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>= != &lt; &lt;= &gt; &gt;=</c>.</summary>
internal sealed class CompareNode(ColumnNode left, ColumnNode right, ComparisonOperator op) : ColumnNode
{
    /// <summary>Left side.</summary>
    public ColumnNode Left => left;

    // Answer by sign of the order: below, equal, above.
    private readonly Form[] _answers = [Answer(op, -1), Answer(op, 0), Answer(op, 1)];

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        return left.Evaluate(run, domain, selection) is { } column ? Compared(column, run, domain, selection) : null;
    }

    /// <summary>The comparison with its left side evaluated already.</summary>
    public ScalarColumn? Compared(Column column, ColumnRun run, Domain domain, Selection selection)
    {
        var result = Truths(domain);
        if (right is ConstantNode { Value: { IsNull: true, IsFault: false } } && op is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            WithNull(column, result, selection);
            return result;
        }

        if (right is ConstantNode { IsScaled: true } constant && column is ScalarColumn { IsScaled: true } numbers && Math.Abs(numbers.Digits - constant.Digits) <= ScaledNumbers.MostShift)
        {
            WithConstant(numbers, constant, result, selection);
            return result;
        }

        if (right.Scalars(run, domain, selection) is not { } second)
        {
            return null;
        }

        var first = ScalarColumn.Of(column);

        if (first.IsScaled && second.IsScaled && Math.Abs(first.Digits - second.Digits) <= ScaledNumbers.MostShift)
        {
            Scaled(first, second, result, selection);
        }
        else
        {
            Decimals(first, second, result, selection);
        }

        return result;
    }

    /// <summary>The comparison of a column of scaled numbers, all of them known, with a constant; null when it is something else.</summary>
    public Form[]? OfNumbers(ScalarColumn column, Selection selection)
    {
        if (!selection.IsAll || !column.IsScaled || right is not ConstantNode { IsScaled: true } constant
            || Math.Abs(column.Digits - constant.Digits) > ScaledNumbers.MostShift || column.Forms.AsSpan().ContainsAnyExcept(Form.Number))
        {
            return null;
        }

        var result = new Form[column.Count];
        Fill(column, constant, result);
        return result;
    }

    private static Form Answer(ComparisonOperator op, int order) => FeelOperators.Holds(order, op) ? Form.True : Form.False;

    private void WithNull(Column first, ScalarColumn result, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            switch (first.Forms[i])
            {
                case Form.Open:
                    result.Forms[i] = Form.Open;
                    break;
                case Form.Other:
                    result.Put(i, FeelOperators.CompareValue(first[i], Value.Null, op));
                    break;
                default:
                    result.Forms[i] = _answers[first.Forms[i] == Form.Null ? 1 : 2];
                    break;
            }
        }
    }

    private void WithConstant(ScalarColumn column, ConstantNode constant, ScalarColumn result, Selection selection)
    {
        if (selection.IsAll && !column.Forms.AsSpan().ContainsAnyExcept(Form.Number))
        {
            Fill(column, constant, result.Forms);
            return;
        }

        var digits = Math.Max(column.Digits, constant.Digits);
        var (stretch, bound) = (PowersOfTen.Long(digits - column.Digits), constant.Scaled * PowersOfTen.Long(digits - constant.Digits));
        var scaled = column.Scaled;
        var (from, into) = (column.Forms, result.Forms);
        var (below, at, above) = (_answers[0], _answers[1], _answers[2]);

        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (from[i] == Form.Number)
            {
                var number = scaled[i] * stretch;
                into[i] = number < bound ? below : number == bound ? at : above;
            }
            else if (from[i] == Form.Open)
            {
                into[i] = Form.Open;
            }
            else
            {
                result.Put(i, FeelOperators.CompareValue(column[i], constant.Value, op));
            }
        }
    }

    private void Fill(ScalarColumn column, ConstantNode constant, Form[] into)
    {
        var digits = Math.Max(column.Digits, constant.Digits);
        var (stretch, bound) = (PowersOfTen.Long(digits - column.Digits), constant.Scaled * PowersOfTen.Long(digits - constant.Digits));
        new OrderAnswers(_answers).Fill(column.Scaled, stretch, bound, into);
    }

    private void Scaled(ScalarColumn first, ScalarColumn second, ScalarColumn result, Selection selection)
    {
        var digits = Math.Max(first.Digits, second.Digits);
        var (stretch, other) = (PowersOfTen.Long(digits - first.Digits), PowersOfTen.Long(digits - second.Digits));
        var a = first.Scaled;
        var b = second.Scaled;
        var answers = _answers.AsSpan();
        if (selection.IsAll && !first.Forms.AsSpan().ContainsAnyExcept(Form.Number) && !second.Forms.AsSpan().ContainsAnyExcept(Form.Number))
        {
            new OrderAnswers(_answers).Fill(a, stretch, b, other, result.Forms);
            return;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (first.Forms[i] == Form.Number && second.Forms[i] == Form.Number)
            {
                result.Forms[i] = answers[(a[i] * stretch).CompareTo(b[i] * other) + 1];
            }
            else
            {
                Other(first, second, result, i);
            }
        }
    }

    private void Decimals(ScalarColumn first, ScalarColumn second, ScalarColumn result, Selection selection)
    {
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (first.Forms[i] == Form.Number && second.Forms[i] == Form.Number)
            {
                result.Forms[i] = _answers[Math.Sign(decimal.Compare(first.NumberAt(i), second.NumberAt(i))) + 1];
            }
            else
            {
                Other(first, second, result, i);
            }
        }
    }

    private void Other(ScalarColumn first, ScalarColumn second, ScalarColumn result, int i)
    {
        if (first.Forms[i] == Form.Open || second.Forms[i] == Form.Open)
        {
            result.Forms[i] = Form.Open;
        }
        else
        {
            result.Put(i, FeelOperators.CompareValue(first[i], second[i], op));
        }
    }
}
