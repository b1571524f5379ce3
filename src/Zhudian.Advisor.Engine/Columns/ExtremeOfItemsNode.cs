using System.Numerics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// <c>max([a, b, …])</c>, <c>min(有效([a, b, …]))</c>: item after item over all positions, without lists. Items of different decimals take the nodes
/// for lists.
/// </summary>
internal sealed class ExtremeOfItemsNode(ColumnNode[] items, bool isValid, bool greatest) : ColumnNode
{
    /// <summary>Most items.</summary>
    public const int Most = 64;

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var best = new long[domain.Count];
        Array.Fill(best, greatest ? long.MinValue : long.MaxValue);
        var (gaps, missing) = (new byte[domain.Count], new UnknownInfo?[domain.Count]);
        var digits = -1;
        var forms = new Form[domain.Count];
        Array.Fill(forms, selection.IsAll ? Form.Number : Form.Open);
        for (var k = 0; k < selection.Count && !selection.IsAll; k++)
        {
            forms[selection[k]] = Form.Number;
        }

        var known = new Column?[items.Length];
        for (var at = 0; at < items.Length; at++)
        {
            if (items[at] is TableNode table && table.TryFollow(run, domain, selection, out var input, out var steps) && (digits < 0 || steps.Digits == digits)
                && Improve(best, input, steps, gaps, missing))
            {
                digits = steps.Digits;
                continue;
            }

            if (items[at].Scalars(run, domain, selection) is not { } column)
            {
                return null;
            }

            known[at] = column;
            if (!column.IsScaled || (digits >= 0 && column.Digits != digits))
            {
                return General(run, domain, selection, known);
            }

            digits = column.Digits;
            Gaps(column, selection, forms, gaps, missing);
            Improve(best, column, selection);
        }

        var result = new ScalarColumn(forms, best, digits);
        if (run.TakeSteps(isValid ? selection.Count * items.Length : 0))
        {
            Close(run, domain, selection, result, gaps, missing);
            return result;
        }

        return null;
    }

    // Items that were computed already are not computed again, but for tables over stored numbers.
    private Column? General(ColumnRun run, Domain domain, Selection selection, Column?[] known)
    {
        var list = new ListNode(items, known);
        return new ExtremeNode(isValid ? new ValidNode(list, -1, null) : list, greatest).Evaluate(run, domain, selection);
    }

    // A table over stored numbers, without its results anywhere: what is no number there is a gap, stored as 0, and changes nothing.
    private bool Improve(long[] best, ScalarColumn input, TableSteps steps, byte[] gaps, UnknownInfo?[] missing)
    {
        const int Few = 64;
        var places = input.Zeros;
        var kept = places.Length <= Few ? stackalloc long[Few] : new long[places.Length];
        for (var k = 0; k < places.Length; k++)
        {
            kept[k] = best[places[k]];
        }

        if (!(greatest ? steps.TryGreatest(input.Scaled, input.Digits, best) : steps.TryLeast(input.Scaled, input.Digits, best)))
        {
            return false;
        }

        for (var k = 0; k < places.Length; k++)
        {
            var i = places[k];
            best[i] = kept[k];
            gaps[i]++;
            missing[i] = UnknownInfo.Merge(missing[i], input.UnknownAt(i)!);
        }

        return true;
    }

    private void Improve(long[] best, ScalarColumn column, Selection selection)
    {
        var scaled = column.Scaled;
        var forms = column.Forms;
        if (!selection.IsAll || forms.AsSpan().ContainsAnyExcept(Form.Number))
        {
            for (var k = 0; k < selection.Count; k++)
            {
                var i = selection[k];
                best[i] = forms[i] == Form.Number ? Better(best[i], scaled[i]) : best[i];
            }

            return;
        }

        // All positions at once.
        var at = 0;
        for (; at + Vector<long>.Count <= best.Length; at += Vector<long>.Count)
        {
            var (mine, theirs) = (new Vector<long>(best, at), new Vector<long>(scaled[at..]));
            (greatest ? Vector.Max(mine, theirs) : Vector.Min(mine, theirs)).CopyTo(best, at);
        }

        for (; at < best.Length; at++)
        {
            best[at] = Better(best[at], scaled[at]);
        }
    }

    private long Better(long best, long number) => greatest ? Math.Max(best, number) : Math.Min(best, number);

    // What is neither number nor unknown is for the general code.
    private void Gaps(ScalarColumn column, Selection selection, Form[] forms, byte[] gaps, UnknownInfo?[] missing)
    {
        var items = column.Forms;
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (items[i] == Form.Number)
            {
                // Mostly all are numbers up to the next gap.
                if (selection.IsAll)
                {
                    var next = items.AsSpan(k).IndexOfAnyExcept(Form.Number);
                    k = next < 0 ? selection.Count : k + next - 1;
                }

                continue;
            }

            if (column.UnknownAt(i) is { } unknown)
            {
                gaps[i]++;
                missing[i] = UnknownInfo.Merge(missing[i], unknown);
            }
            else
            {
                forms[i] = Form.Open;
            }
        }
    }

    // One note object for all positions of a row, where they stand together.
    private void Notes(ColumnRun run, Domain domain, byte[] gaps, UnknownInfo?[] missing)
    {
        var starts = domain.Starts;
        for (var row = 0; row < starts.Length - 1; row++)
        {
            var (start, count) = (starts[row], starts[row + 1] - starts[row]);
            if (Array.FindIndex(missing, start, count, m => m is not null) >= 0)
            {
                run.ShareInside(domain, row, "有效", items.Length, new ArraySegment<byte>(gaps, start, count), new ArraySegment<UnknownInfo?>(missing, start, count));
            }
        }
    }

    private void Close(ColumnRun run, Domain domain, Selection selection, ScalarColumn result, byte[] gaps, UnknownInfo?[] missing)
    {
        var together = isValid && selection.IsAll && domain.Outer is { Outer: null };
        if (together && run.Account.Keeps)
        {
            Notes(run, domain, gaps, missing);
        }

        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (missing[i] is not { } unknown || result.Forms[i] == Form.Open)
            {
                continue;
            }

            if (!isValid)
            {
                result.Put(i, Value.Of(unknown));
            }
            else if (gaps[i] == items.Length)
            {
                result.Forms[i] = Form.Open;
            }
            else if (!together)
            {
                run.Share(domain, i, "有效", items.Length - gaps[i], items.Length, unknown);
            }
        }
    }
}
