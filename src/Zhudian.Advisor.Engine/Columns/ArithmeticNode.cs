using Zhudian.Advisor.Feel.Operators;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>+ - * / **</c>: the operators of FEEL position by position.</summary>
internal sealed class ArithmeticNode(BinaryOperator op, ColumnNode left, ColumnNode right) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (left.Scalars(run, domain, selection) is not { } first || right.Scalars(run, domain, selection) is not { } second)
        {
            return null;
        }

        // What another arithmetic node has made belongs to nobody else.
        var result = left is ArithmeticNode ? first : right is ArithmeticNode ? second : new ScalarColumn(new Form[domain.Count]);
        var (forms, numbers) = (result.Forms, result.Numbers);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (first.Forms[i] == Form.Number && second.Forms[i] == Form.Number)
            {
                forms[i] = TryApply(first.NumberAt(i), second.NumberAt(i), out numbers[i]) ? Form.Number : Form.Open;
            }
            else if (first.Forms[i] == Form.Open || second.Forms[i] == Form.Open)
            {
                forms[i] = Form.Open;
            }
            else
            {
                result.Set(i, Apply(first[i], second[i]));
            }
        }

        return result;
    }

    private bool TryApply(decimal first, decimal second, out decimal number)
    {
        number = 0m;
        try
        {
            switch (op)
            {
                case BinaryOperator.Add:
                    number = first + second;
                    return true;
                case BinaryOperator.Subtract:
                    number = first - second;
                    return true;
                case BinaryOperator.Multiply:
                    number = first * second;
                    return true;
                case BinaryOperator.Divide when second != 0m:
                    number = first / second;
                    return true;
                case BinaryOperator.Power:
                    var power = DecimalMath.Power(first, second);
                    number = power ?? 0m;
                    return power is not null;
                default:
                    return false;
            }
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private Value Apply(in Value first, in Value second) => op switch
    {
        BinaryOperator.Add => FeelOperators.Add(first, second),
        BinaryOperator.Subtract => FeelOperators.Subtract(first, second),
        BinaryOperator.Multiply => FeelOperators.Multiply(first, second),
        BinaryOperator.Divide => FeelOperators.Divide(first, second),
        _ => FeelOperators.Power(first, second),
    };
}

/// <summary><c>-operand</c>.</summary>
internal sealed class NegateNode(ColumnNode operand) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (operand.Scalars(run, domain, selection) is not { } column)
        {
            return null;
        }

        if (!column.IsScaled)
        {
            return Decimals(column, domain, selection);
        }

        var numbers = new long[domain.Count];
        var result = new ScalarColumn(new Form[domain.Count], numbers, column.Digits);
        var scaled = column.Scaled;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            numbers[i] = -scaled[i];
            result.Forms[i] = column.Forms[i];
            if (column.Forms[i] is not (Form.Number or Form.Open))
            {
                result.Put(i, FeelOperators.Negate(column[i]));
            }
        }

        return result;
    }

    private static ScalarColumn Decimals(ScalarColumn column, Domain domain, Selection selection)
    {
        var result = new ScalarColumn(new Form[domain.Count]);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (column.Forms[i] == Form.Open)
            {
                result.Forms[i] = Form.Open;
            }
            else
            {
                result.Set(i, FeelOperators.Negate(column[i]));
            }
        }

        return result;
    }
}
