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

        if (selection.IsAll && !lists.Forms.AsSpan().ContainsAnyExcept(Form.Part))
        {
            return Over(run, domain, selection, lists, Parts(domain, selection));
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
        if (!run.TakeSteps(inside.Count) || lists.Evaluate(run, domain, selection, slot, condition, out var places) is not { } test)
        {
            return null;
        }

        var most = inside.IsAll && places is null && !test.Forms.AsSpan().ContainsAnyExcept(Form.True, Form.False) ? test.Forms.AsSpan().Count(Form.True) : inside.Count;
        var kept = new int[most];
        var count = 0;
        for (var k = 0; k < inside.Count && count < most; k++)
        {
            var i = inside[k];
            var place = places is null ? i : places[i];
            kept[count] = i;
            switch (test.Forms[place])
            {
                case Form.True:
                    count++;
                    break;
                case Form.False or Form.Null:
                    break;
                default:
                    if (!test.IsNullAt(place))
                    {
                        forms[lists.Owners[i]] = Form.Open;
                    }

                    break;
            }
        }

        return count == lists.ItemCount ? lists.With(forms) : lists.Keep(forms, kept, count);
    }
}

/// <summary><c>list[item != null]</c>: items need not be made for that.</summary>
internal sealed class NotNullNode(ColumnNode list) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count))
        {
            return null;
        }

        var kept = new int[inside.Count];
        var count = 0;
        for (var k = 0; k < inside.Count; k++)
        {
            var i = inside[k];
            kept[count] = i;
            switch (lists.FormOf(i))
            {
                case Form.Null:
                    break;
                case Form.Other when lists.ItemAt(i) is var value && (value.IsNull || !value.IsDefinite):
                    if (!value.IsNull)
                    {
                        forms[lists.Owners[i]] = Form.Open;
                    }

                    break;
                default:
                    count++;
                    break;
            }
        }

        return count == lists.ItemCount ? lists.With(forms) : lists.Keep(forms, kept, count);
    }
}

/// <summary><c>有效(list)</c>, <c>有效(list, 式)</c>: drops what is unknown and says so.</summary>
internal sealed class ValidNode(ColumnNode list, int slot, ColumnNode? expression) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        int[]? places = null;
        if (!run.TakeSteps(inside.Count))
        {
            return null;
        }

        // Unknown items are seen by their form; a list without any stays as it is.
        var tested = expression is null ? null : lists.Evaluate(run, domain, selection, slot, expression, out places);
        if (tested is null && expression is not null)
        {
            return null;
        }

        return AreThere(lists, inside, tested, places) ? lists.With(forms) : Dropped(run, domain, selection, lists, forms, tested, places);
    }

    private static bool AreThere(ListColumn lists, Selection inside, Column? tested, int[]? places)
    {
        if (inside.IsAll && places is null && (tested ?? (lists.Whole is null ? lists.Source : null)) is { } all)
        {
            return !all.Forms.AsSpan().ContainsAny(Form.Other, Form.Open);
        }

        for (var k = 0; k < inside.Count; k++)
        {
            var form = tested is null ? lists.FormOf(inside[k]) : tested.Forms[places is null ? inside[k] : places[inside[k]]];
            if (form is Form.Other or Form.Open)
            {
                return false;
            }
        }

        return true;
    }

    private static ListColumn Dropped(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms, Column? tested, int[]? places)
    {
        var kept = new int[lists.ItemCount];
        var count = 0;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var before = count;
            UnknownInfo? missing = null;
            for (var at = lists.Starts[i]; at < lists.Starts[i + 1]; at++)
            {
                var place = places is null ? at : places[at];
                kept[count] = at;
                var form = tested is null ? lists.FormOf(at) : tested.Forms[place];
                if (form == Form.Open)
                {
                    forms[i] = Form.Open;
                }
                else if (form == Form.Other && (tested is null ? lists.UnknownOf(at) : tested.UnknownAt(place)) is { } unknown)
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

        return count == lists.ItemCount ? lists.With(forms) : lists.Keep(forms, kept, count);
    }
}
