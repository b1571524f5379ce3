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
        var gaps = new byte[domain.Count];
        var digits = -1;
        var forms = new Form[domain.Count];
        Array.Fill(forms, selection.IsAll ? Form.Number : Form.Open);
        for (var k = 0; k < selection.Count && !selection.IsAll; k++)
        {
            forms[selection[k]] = Form.Number;
        }

        var known = new Column?[items.Length];
        var sources = new Column[items.Length];
        for (var at = 0; at < items.Length; at++)
        {
            if (items[at] is TableNode table && table.TryFollow(run, domain, selection, out var input, out var steps) && (digits < 0 || steps.Digits == digits)
                && Improve(best, input, steps, gaps))
            {
                sources[at] = input;
                digits = steps.Digits;
                continue;
            }

            if (items[at].Scalars(run, domain, selection) is not { } column)
            {
                return null;
            }

            sources[at] = known[at] = column;
            if (!column.IsScaled || (digits >= 0 && column.Digits != digits))
            {
                return General(run, domain, selection, known);
            }

            digits = column.Digits;
            Gaps(column, selection, forms, gaps);
            Improve(best, column, selection);
        }

        var result = new ScalarColumn(forms, best, digits);
        if (run.TakeSteps(isValid ? selection.Count * items.Length : 0))
        {
            Close(run, domain, selection, result, new ItemGaps(sources, gaps));
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
    private bool Improve(long[] best, ScalarColumn input, TableSteps steps, byte[] gaps)
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
            best[places[k]] = kept[k];
            gaps[places[k]]++;
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
    private static void Gaps(ScalarColumn column, Selection selection, Form[] forms, byte[] gaps)
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

            if (column.UnknownAt(i) is not null)
            {
                gaps[i]++;
            }
            else
            {
                forms[i] = Form.Open;
            }
        }
    }

    private void Close(ColumnRun run, Domain domain, Selection selection, ScalarColumn result, ItemGaps gaps)
    {
        var together = isValid && selection.IsAll && domain.Outer is { Outer: null };
        if (!gaps.HasAny)
        {
            return;
        }

        if (together && run.Account.Keeps)
        {
            run.Account.Note(new ItemShares(run.Derived, domain, gaps));
        }

        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            if (gaps.CountAt(i) == 0 || result.Forms[i] == Form.Open)
            {
                continue;
            }

            if (!isValid)
            {
                result.Put(i, Value.Of(gaps.MissingAt(i)!));
            }
            else if (gaps.CountAt(i) == items.Length)
            {
                result.Forms[i] = Form.Open;
            }
            else if (!together)
            {
                run.Share(domain, i, "有效", items.Length - gaps.CountAt(i), items.Length, gaps.MissingAt(i)!);
            }
        }
    }
}
