using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>and</c>, <c>or</c>: each operand is evaluated for the positions the earlier ones have not decided. Undecided positions are left open.</summary>
/// <param name="operands">Operands.</param>
/// <param name="decides">The form that decides: false for <c>and</c>, true for <c>or</c>.</param>
internal sealed class JunctionNode(ColumnNode[] operands, Form decides) : ColumnNode
{
    private readonly Form _neutral = decides == Form.False ? Form.True : Form.False;

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var result = Truths(domain);
        var forms = result.Forms;
        Array.Fill(forms, _neutral);
        foreach (var operand in operands)
        {
            if (operand.Evaluate(run, domain, selection) is not { } column)
            {
                return null;
            }

            var rest = new Selecting(selection);
            for (var k = 0; k < selection.Count; k++)
            {
                var i = selection[k];
                var form = column.Forms[i];
                rest.Next(form == _neutral);
                forms[i] = form is Form.True or Form.False ? form : Form.Open;
            }

            selection = rest.Made;
            if (selection.Count == 0)
            {
                break;
            }
        }

        return result;
    }
}

/// <summary><c>not</c>.</summary>
internal sealed class NotNode(ColumnNode operand) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (operand.Evaluate(run, domain, selection) is not { } column)
        {
            return null;
        }

        var result = Truths(domain);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            result.Forms[i] = column.Forms[i] switch { Form.True => Form.False, Form.False => Form.True, Form.Null => Form.Null, _ => Form.Open };
        }

        return result;
    }
}

/// <summary><c>已知</c> and <c>缺</c>.</summary>
internal sealed class KnownNode(ColumnNode operand, string function, bool whenUnknown) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (operand.Evaluate(run, domain, selection) is not { } column)
        {
            return null;
        }

        var result = Truths(domain);
        var known = whenUnknown ? Form.False : Form.True;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var form = column.Forms[i];
            result.Forms[i] = form == Form.Open ? form : known;
            if (form == Form.Other && column.UnknownAt(i) is { } missing)
            {
                run.GapTested(domain, i, function, missing);
                result.Forms[i] = whenUnknown ? Form.True : Form.False;
            }
        }

        return result;
    }
}

/// <summary><c>if</c>: each branch is evaluated for its positions only.</summary>
internal sealed class IfNode(ColumnNode condition, ColumnNode then, ColumnNode otherwise) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (condition.Evaluate(run, domain, selection) is not { } test)
        {
            return null;
        }

        var first = new Selecting(selection);
        var second = new Selecting(selection);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            first.Next(test.Forms[i] == Form.True);
            second.Next(test.Forms[i] == Form.False || test.IsNullAt(i));
        }

        var (yes, no) = (first.Made, second.Made);
        if (yes.Count == selection.Count)
        {
            return then.Evaluate(run, domain, selection);
        }

        if (no.Count == selection.Count)
        {
            return otherwise.Evaluate(run, domain, selection);
        }

        if (then.Evaluate(run, domain, yes) is not { } left || otherwise.Evaluate(run, domain, no) is not { } right)
        {
            return null;
        }

        // Neither: unknown stays unknown, anything else the general code explains.
        var rest = new Form[domain.Count];
        Array.Fill(rest, Form.Open);
        var result = Merging.Of(left, yes, right, no, rest);
        for (var k = 0; yes.Count + no.Count < selection.Count && k < selection.Count; k++)
        {
            if (test.UnknownAt(selection[k]) is { } missing)
            {
                result.Put(selection[k], Value.Of(missing));
            }
        }

        return result;
    }
}
