using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A node that works on lists: on anything else its positions are left open.</summary>
internal abstract class OverListNode(ColumnNode list) : ColumnNode
{
    /// <inheritdoc/>
    public sealed override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (list.Evaluate(run, domain, selection) is not ListColumn lists)
        {
            return null;
        }

        var forms = new Form[domain.Count];
        var rest = new Selecting(selection);
        for (var k = 0; k < selection.Count; k++)
        {
            var isList = lists.Forms[selection[k]] == Form.Part;
            forms[selection[k]] = isList ? Form.Part : Form.Open;
            rest.Next(isList);
        }

        return Over(run, domain, rest.Made, lists, forms);
    }

    /// <summary>Result for the positions that hold lists; <paramref name="forms"/> says part there and may be taken over.</summary>
    protected abstract Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms);
}

/// <summary><c>for x in list return body</c>.</summary>
internal sealed class ForNode(ColumnNode list, int slot, ColumnNode body) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || body.Evaluate(run, domain.Inside(lists, slot), inside) is not { } items)
        {
            return null;
        }

        for (var k = 0; k < inside.Count; k++)
        {
            if (items.Forms[inside[k]] == Form.Open)
            {
                forms[lists.Owners[inside[k]]] = Form.Open;
            }
        }

        return lists.With(forms, items);
    }
}

/// <summary><c>list[condition]</c>: true keeps an item, false and null drop it.</summary>
internal sealed class FilterNode(ColumnNode list, int slot, ColumnNode condition) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || condition.Evaluate(run, domain.Inside(lists, slot), inside) is not { } test)
        {
            return null;
        }

        var kept = new int[inside.Count];
        var count = 0;
        for (var k = 0; k < inside.Count; k++)
        {
            var i = inside[k];
            kept[count] = i;
            switch (test.Forms[i])
            {
                case Form.True:
                    count++;
                    break;
                case Form.False or Form.Null:
                    break;
                default:
                    if (!test.IsNullAt(i))
                    {
                        forms[lists.Owners[i]] = Form.Open;
                    }

                    break;
            }
        }

        return count == lists.Items.Count ? lists.With(forms, lists.Items) : lists.Keep(forms, kept.AsSpan(0, count));
    }
}

/// <summary><c>有效(list)</c>, <c>有效(list, 式)</c>: drops what is unknown and says so.</summary>
internal sealed class ValidNode(ColumnNode list, int slot, ColumnNode? expression) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || (expression is null ? lists.Items : expression.Evaluate(run, domain.Inside(lists, slot), inside)) is not { } tested)
        {
            return null;
        }

        var isWhole = true;
        for (var k = 0; k < inside.Count; k++)
        {
            isWhole &= tested.Forms[inside[k]] is not (Form.Other or Form.Open);
        }

        return isWhole ? lists.With(forms, lists.Items) : Dropped(run, domain, selection, lists, forms, tested);
    }

    private static ListColumn Dropped(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms, Column tested)
    {
        var kept = new int[lists.Items.Count];
        var count = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var before = count;
            UnknownInfo? missing = null;
            for (var at = lists.Starts[i]; at < lists.Starts[i + 1]; at++)
            {
                kept[count] = at;
                if (tested.Forms[at] == Form.Open)
                {
                    forms[i] = Form.Open;
                }
                else if (tested.UnknownAt(at) is { } unknown)
                {
                    missing = UnknownInfo.Merge(missing, unknown);
                    continue;
                }

                count++;
            }

            if (missing is not null)
            {
                run.Share(domain, i, "有效", count - before, lists.Starts[i + 1] - lists.Starts[i], missing);
            }
        }

        return count == lists.Items.Count ? lists.With(forms, lists.Items) : lists.Keep(forms, kept.AsSpan(0, count));
    }
}
