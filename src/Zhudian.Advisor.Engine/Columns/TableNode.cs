using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A decision table of constants on 评估.评价日. Rows that are elements of their own send the quantity to the general code.</summary>
internal sealed class TableNode(TableFamily table, ColumnNode[] inputs) : ColumnNode
{
    /// <summary>
    /// The table as steps over one column of stored numbers, where all positions are asked for and a gap gives the same gap; false when it is anything else,
    /// and then <see cref="Evaluate"/> says what.
    /// </summary>
    public bool TryFollow(ColumnRun run, Domain domain, Selection selection, [NotNullWhen(true)] out ScalarColumn? input, [NotNullWhen(true)] out TableSteps? steps)
    {
        (input, steps) = (null, null);
        if (!selection.IsAll || inputs is not [VariableNode read] || run.Host.ConstantTable(table, out var evidence) is not { } edition
            || TableEvaluator.StepsOf(edition) is not { HasNumbersOnly: true } found || read.Evaluate(run, domain, selection) is not ScalarColumn { HasZeros: true } numbers
            || !GapsFollow(run, edition, numbers))
        {
            return false;
        }

        run.Account.Use(evidence, domain, selection);
        (input, steps) = (numbers, found);
        return true;
    }

    // What holds for one gap holds for all.
    private static bool GapsFollow(ColumnRun run, DecisionTable edition, ScalarColumn input)
    {
        var gaps = input.Zeros;
        foreach (var i in gaps)
        {
            if (input.UnknownAt(i) is null)
            {
                return false;
            }
        }

        return gaps.IsEmpty || ReferenceEquals(Ask(run, edition, input, gaps[0]).Unknown, input.UnknownAt(gaps[0]));
    }

    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        if (run.Host.ConstantTable(table, out var evidence) is not { } edition)
        {
            return null;
        }

        var columns = new ScalarColumn[inputs.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (inputs[i].Scalars(run, domain, selection) is not { } column)
            {
                return null;
            }

            columns[i] = column;
        }

        run.Account.Use(evidence, domain, selection);
        return columns.Length == 1 && TableEvaluator.StepsOf(edition) is { } steps
            ? BySteps(run, edition, steps, columns[0], domain, selection)
            : Several(run, edition, columns, domain, selection);
    }

    private static ScalarColumn BySteps(ColumnRun run, DecisionTable edition, TableSteps steps, ScalarColumn input, Domain domain, Selection selection)
    {
        var (results, forms) = (new long[domain.Count], new Form[domain.Count]);
        if (steps.HasNumbersOnly && TryMap(steps, input, results))
        {
            return Mapped(run, edition, steps, input, selection, results, forms);
        }

        var result = new ScalarColumn(forms, results, steps.Digits);
        for (var k = 0; k < selection.Count; k++)
        {
            Put(run, edition, steps, input, selection[k], result, results);
        }

        return result;
    }

    private static bool TryMap(TableSteps steps, ScalarColumn input, long[] results)
        => input is RatioColumn means ? steps.TryMap(means.Sums, means.Counts, means.SumDigits, results) : input.IsScaled && steps.TryMap(input.Scaled, input.Digits, results);

    // Numbers are done; of the rest mostly unknown ones are left, and mostly the result then waits for what the input waits for.
    private static ScalarColumn Mapped(ColumnRun run, DecisionTable edition, TableSteps steps, ScalarColumn input, Selection selection, long[] results, Form[] forms)
    {
        input.Forms.CopyTo(forms, 0);
        var result = new FollowingColumn(forms, results, steps.Digits, input);
        var (follows, isTried) = (false, false);
        for (var k = Next(forms, selection, 0); k < selection.Count; k = Next(forms, selection, k + 1))
        {
            var i = selection[k];
            if (forms[i] == Form.Other && input.UnknownAt(i) is { } unknown)
            {
                if (!isTried)
                {
                    follows = ReferenceEquals(Ask(run, edition, input, i).Unknown, unknown);
                    isTried = true;
                }

                if (follows)
                {
                    continue;
                }
            }

            Put(run, edition, steps, input, i, result, results);
        }

        return result;
    }

    private static int Next(Form[] forms, Selection selection, int k)
    {
        if (selection.IsAll)
        {
            var found = forms.AsSpan(k).IndexOfAnyExcept(Form.Number);
            return found < 0 ? selection.Count : k + found;
        }

        while (k < selection.Count && forms[selection[k]] == Form.Number)
        {
            k++;
        }

        return k;
    }

    private static void Put(ColumnRun run, DecisionTable edition, TableSteps steps, ScalarColumn input, int position, ScalarColumn result, long[] results)
    {
        if (input.Forms[position] == Form.Open)
        {
            result.Forms[position] = Form.Open;
            return;
        }

        var value = Ask(run, edition, input, position);
        if (value.Kind is ValueKind.Row or ValueKind.Context)
        {
            result.Forms[position] = Form.Open;
        }
        else if (!value.IsNumber)
        {
            result.Put(position, value);
        }
        else
        {
            result.Forms[position] = steps.TryScaled(value.AsNumber, out results[position]) ? Form.Number : Form.Open;
        }
    }

    private static Value Ask(ColumnRun run, DecisionTable edition, ScalarColumn input, int position)
    {
        if (input.Forms[position] == Form.Number && TableEvaluator.TryConstant(edition, input.NumberAt(position)) is { } answer)
        {
            return answer.Value;
        }

        // A row or context would be taken apart into inputs.
        var value = input[position];
        return value.Kind is ValueKind.Row or ValueKind.Context ? value : TableEvaluator.Evaluate(edition, new ReadOnlySpan<Value>(in value), run.Host.Run, out _);
    }

    private static ScalarColumn Several(ColumnRun run, DecisionTable edition, ScalarColumn[] columns, Domain domain, Selection selection)
    {
        var result = new ScalarColumn(new Form[domain.Count]);
        var values = new Value[columns.Length];
        for (var k = 0; k < selection.Count; k++)
        {
            var i = selection[k];
            var isOpen = false;
            for (var c = 0; c < columns.Length && !isOpen; c++)
            {
                isOpen = columns[c].Forms[i] == Form.Open;
                values[c] = isOpen ? default : columns[c][i];
                isOpen |= columns.Length == 1 && values[c].Kind is ValueKind.Row or ValueKind.Context;
            }

            if (isOpen)
            {
                result.Forms[i] = Form.Open;
            }
            else
            {
                result.Set(i, TableEvaluator.Evaluate(edition, values, run.Host.Run, out _));
            }
        }

        return result;
    }

    /// <summary>Scaled results; other values are those of the input unless they were put.</summary>
    private sealed class FollowingColumn(Form[] forms, long[] scaled, int digits, Column input) : ScalarColumn(forms, scaled, digits)
    {
        public override UnknownInfo? UnknownAt(int position)
            => Forms[position] != Form.Other ? null : HasOther(position) ? base.OtherAt(position).Unknown : input.UnknownAt(position);

        protected override Value OtherAt(int position) => HasOther(position) ? base.OtherAt(position) : input[position];
    }
}
