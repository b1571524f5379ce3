using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary><c>均值(list, 式, 至少: n)</c>: sums in whole numbers where the decimals of the items allow.</summary>
internal sealed class MeanNode(ColumnNode list, int slot, ColumnNode? expression, decimal? atLeast) : OverListNode(list)
{
    // Fewest numbers asked for; −1 when all must be there.
    private readonly int _least = atLeast is { } least ? (int)Math.Clamp(Math.Ceiling(least), 0, int.MaxValue) : -1;

    /// <inheritdoc/>
    protected override Column? Over(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms)
    {
        var inside = Domain.Inside(lists, selection);
        if (!run.TakeSteps(inside.Count) || lists.Evaluate(run, domain, selection, slot, expression, out var places) is not { } column)
        {
            return null;
        }

        var items = ScalarColumn.Of(column);
        return items.IsScaled ? Scaled(run, domain, selection, lists, forms, items, places) : Decimals(run, domain, selection, lists, forms, items, places);
    }

    private ScalarColumn Scaled(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms, ScalarColumn items, int[]? places)
    {
        var result = new RatioColumn(forms, new long[forms.Length], new int[forms.Length], items.Digits);
        if (places is null && items.HasZeros)
        {
            Stored(run, domain, selection, lists, items, result);
        }
        else
        {
            Gathered(run, domain, selection, lists, items, places, result);
        }

        return RatioColumn.Fits(result, selection) ? result : result.Divided();
    }

    // Stored numbers: what is no number is a gap or null, and of gaps that change nothing the notes are made when read.
    private void Stored(ColumnRun run, Domain domain, Selection selection, ListColumn lists, ScalarColumn items, RatioColumn result)
    {
        var (forms, starts, hasGaps) = (result.Forms, lists.Starts, false);
        var numbers = items.Scaled;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            result.Set(i, ShortSums.Sum(numbers[starts[i]..starts[i + 1]]), starts[i + 1] - starts[i]);
        }

        result.Without(items.Zeros, lists.Owners);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var (start, end, count) = (starts[i], starts[i + 1], result.Counts[i]);
            var isEnough = count > 0 && (count == end - start || _least >= 0) && count >= _least;
            if (isEnough && (count == end - start || domain.Outer is null))
            {
                forms[i] = Form.Number;
                hasGaps |= count < end - start;
            }
            else
            {
                forms[i] = Rest(run, domain, result, i, items, null, start, end, count);
            }
        }

        if (hasGaps && run.Account.Keeps)
        {
            run.Account.Note(new MeanShares(run.Derived, domain, lists, items, result, _least));
        }
    }

    private void Gathered(ColumnRun run, Domain domain, Selection selection, ListColumn lists, ScalarColumn items, int[]? places, RatioColumn result)
    {
        var scaled = items.Scaled;
        var (from, starts) = (items.Forms, lists.Starts);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var (sum, known, end) = (0L, 0, starts[i + 1]);
            for (var item = starts[i]; item < end; item++)
            {
                var at = places is null ? item : places[item];
                if (from[at] == Form.Number)
                {
                    sum += scaled[at];
                    known++;
                }
            }

            result.Set(i, sum, known);
            result.Forms[i] = known > 0 && known == end - starts[i] && known >= _least ? Form.Number : Rest(run, domain, result, i, items, places, starts[i], end, known);
        }
    }

    private ScalarColumn Decimals(ColumnRun run, Domain domain, Selection selection, ListColumn lists, Form[] forms, ScalarColumn items, int[]? places)
    {
        var result = new ScalarColumn(forms);
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var (sum, known, isOpen) = (0m, 0, false);
            for (var item = lists.Starts[i]; item < lists.Starts[i + 1]; item++)
            {
                var at = places is null ? item : places[item];
                if (items.Forms[at] == Form.Number)
                {
                    known++;
                    isOpen |= !TryAdd(ref sum, items.NumberAt(at));
                }
            }

            forms[i] = isOpen ? Form.Open : Rest(run, domain, result, i, items, places, lists.Starts[i], lists.Starts[i + 1], known);
            if (forms[i] == Form.Number)
            {
                result.Numbers[i] = sum / known;
            }
        }

        return result;
    }

    // What the items that are no numbers say of the mean; puts a value that is none.
    private Form Rest(ColumnRun run, Domain domain, ScalarColumn result, int position, ScalarColumn items, int[]? places, int start, int end, int known)
    {
        var nulls = 0;
        UnknownInfo? missing = null;
        for (var item = start; item < end; item++)
        {
            var at = places is null ? item : places[item];
            if (items.Forms[at] == Form.Number)
            {
                continue;
            }

            if (items.Forms[at] == Form.Open)
            {
                return Form.Open;
            }

            if (items.UnknownAt(at) is { } unknown)
            {
                missing = UnknownInfo.Merge(missing, unknown);
            }
            else if (items.IsNullAt(at))
            {
                nulls++;
            }
            else
            {
                return Form.Open;
            }
        }

        if (known == 0 || (_least >= 0 ? known < _least : missing is not null))
        {
            // Without anything missing the general code says why there is no mean.
            if (missing is null)
            {
                return Form.Open;
            }

            result.Put(position, Value.Of(missing));
            return Form.Other;
        }

        if (missing is not null)
        {
            run.Share(domain, position, "均值", known, end - start - nulls, missing);
        }

        return Form.Number;
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
