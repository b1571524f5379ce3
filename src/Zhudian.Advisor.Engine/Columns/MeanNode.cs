using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>均值(list, 式, 至少: n)</c>: sums in whole numbers where the decimals of the items allow.</summary>
internal sealed class MeanNode(ColumnNode list, int slot, ColumnNode? expression, decimal? atLeast) : OverListNode(list)
{
    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || (expression is null ? ScalarColumn.Of(lists.Items) : expression.Scalars(run, domain.Inside(lists, slot), inside)) is not { } items)
        {
            return null;
        }

        var result = new ScalarColumn(forms);
        for (var k = 0; k < selection.Count; k++)
        {
            Mean(run, domain, result, selection[k], items, lists.Starts[selection[k]], lists.Starts[selection[k] + 1]);
        }

        return result;
    }

    private void Mean(ColumnRun run, Domain domain, ScalarColumn result, int position, ScalarColumn items, int start, int end)
    {
        var forms = items.Forms;
        var scaled = items.Scaled;
        var (whole, sum, known, nulls) = (0L, 0m, 0, 0);
        UnknownInfo? missing = null;
        result.Forms[position] = Form.Open;
        for (var at = start; at < end; at++)
        {
            if (forms[at] == Form.Number)
            {
                known++;
                if (items.IsScaled)
                {
                    whole += scaled[at];
                }
                else if (!TryAdd(ref sum, items.NumberAt(at)))
                {
                    return;
                }
            }
            else if (forms[at] == Form.Open)
            {
                return;
            }
            else if (items.UnknownAt(at) is { } unknown)
            {
                missing = UnknownInfo.Merge(missing, unknown);
            }
            else if (items.IsNullAt(at))
            {
                nulls++;
            }
            else
            {
                return;
            }
        }

        if (known == 0 || (atLeast is { } least ? known < least : missing is not null))
        {
            // Without anything missing the general code says why there is no mean.
            if (missing is not null)
            {
                result.Put(position, Value.Of(missing));
            }

            return;
        }

        if (missing is not null)
        {
            run.Share(domain, position, "均值", known, end - start - nulls, missing);
        }

        result.Numbers[position] = (items.IsScaled ? NumberCells.Unscaled(whole, items.Digits) : sum) / known;
        result.Forms[position] = Form.Number;
    }

    private static bool TryAdd(ref decimal sum, decimal number)
    {
        try
        {
            sum += number;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
