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

            var given = column.Forms;
            if (selection.IsAll && !given.AsSpan().ContainsAnyExcept(_neutral))
            {
                continue;
            }

            var rest = new Selecting(selection);
            for (var k = 0; k < selection.Count; k++)
            {
                var i = selection[k];
                var form = given[i];
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
    /// <summary>What is asked about.</summary>
    public ColumnNode Operand => operand;

    /// <summary>Whether it is 缺.</summary>
    public bool WhenUnknown => whenUnknown;

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (operand.Evaluate(run, domain, selection) is not { } column)
        {
            return null;
        }

        var result = Truths(domain);
        var known = whenUnknown ? Form.False : Form.True;
        if (selection.IsAll && !column.Forms.AsSpan().ContainsAny(Form.Other, Form.Open))
        {
            Array.Fill(result.Forms, known);
            return result;
        }

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

/// <summary><c>已知(x) and x &gt; …</c>: x is evaluated once. Undecided positions are left open, as in any conjunction.</summary>
internal sealed class KnownAndNode(ColumnNode operand, CompareNode test) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (operand.Evaluate(run, domain, selection) is not { } column)
        {
            return null;
        }

        var known = selection.IsAll && !column.Forms.AsSpan().ContainsAny(Form.Other, Form.Open) ? selection : Known(column, selection);
        if (test.Compared(column, run, domain, known) is not { } result)
        {
            return null;
        }

        var forms = result.Forms;
        if (known.IsAll && !forms.AsSpan().ContainsAnyExcept(Form.True, Form.False))
        {
            return result;
        }

        var tested = column.Forms;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (tested[i] == Form.Other && column.UnknownAt(i) is { } missing)
            {
                run.GapTested(domain, i, "已知", missing);
                forms[i] = Form.False;
            }
            else if (tested[i] == Form.Open || forms[i] is not (Form.True or Form.False))
            {
                forms[i] = Form.Open;
            }
        }

        return result;
    }

    private static Selection Known(Column column, Selection selection)
    {
        var rest = new Selecting(selection);
        var forms = column.Forms;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            rest.Next(forms[i] is not (Form.Other or Form.Open) || (forms[i] == Form.Other && column.UnknownAt(i) is null));
        }

        return rest.Made;
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

        if (!selection.IsAll || !Selection.TrySplit(test.Forms, out var yes, out var no))
        {
            Split(test, selection, out yes, out no);
        }

        if (yes.Count == selection.Count)
        {
            return then.Evaluate(run, domain, selection);
        }

        if (no.Count == selection.Count)
        {
            return otherwise.Evaluate(run, domain, selection);
        }

        // Neither: unknown stays unknown, anything else the general code explains.
        var rest = new Form[domain.Count];
        Array.Fill(rest, Form.Open);
        var isOrNull = otherwise is ConstantNode { Value: { IsNull: true, Reference: null } };
        var right = isOrNull ? null : otherwise.Evaluate(run, domain, no);
        if (then.Evaluate(run, domain, yes) is not { } left || (right is null && !isOrNull))
        {
            return null;
        }

        var result = right is null ? Merging.WithNulls(left, yes, no, rest) : Merging.Of(left, yes, right, no, rest);
        for (var k = 0; yes.Count + no.Count < selection.Count && k < selection.Count; k++)
        {
            if (test.UnknownAt(selection[k]) is { } missing)
            {
                result.Put(selection[k], Value.Of(missing));
            }
        }

        return result;
    }

    private static void Split(Column test, Selection selection, out Selection yes, out Selection no)
    {
        var first = new Selecting(selection);
        var second = new Selecting(selection);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            first.Next(test.Forms[i] == Form.True);
            second.Next(test.Forms[i] == Form.False || test.IsNullAt(i));
        }

        (yes, no) = (first.Made, second.Made);
    }
}
