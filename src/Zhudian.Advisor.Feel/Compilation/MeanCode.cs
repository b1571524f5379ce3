using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Compilation;

/// <summary>
/// <c>均值(rows, item.field, 至少: n)</c> over rows of a sheet: sums the column itself, in whole numbers where its decimals allow.
/// Any other list, or a field that is no plain column, takes the general call.
/// </summary>
internal sealed class MeanCode(CallCode general, CompiledExpression list, IColumnReader reader, decimal? atLeast) : NumberCode
{
    /// <summary>The pattern: a bare field of the item and a constant 至少.</summary>
    public static CompiledExpression? Of(IReadOnlyList<CompiledExpression> arguments, CompiledExpression general)
        => arguments is [_, ItemExpressionCode { Body: IColumnReader reader } item, { Constant: ({ IsNumber: true } or { IsNull: true, IsFault: false }) and { } least }] && reader.Slot == item.Slot
            ? new MeanCode((CallCode)general, arguments[0], reader, least.IsNumber ? least.AsNumber : null)
            : null;

    public override bool TryNumber(Frame frame, out decimal number, out Value other)
    {
        if (!frame.Run.Fuses)
        {
            return Take(general.Evaluate(frame), out number, out other);
        }

        var value = list.Evaluate(frame);
        if (value.As<RowList>() is not { } rows || reader.Column(frame, rows.Source) is not { } cells)
        {
            return Take(general.CallWith(frame, value), out number, out other);
        }

        frame.Run.Steps += rows.Count;
        var tally = cells.IsScaled ? Whole(cells, rows.Rows) : Decimals(cells, rows.Rows);
        if (tally.Known + tally.Nulls > 0)
        {
            reader.Used(frame, rows.Source);
        }

        var missing = UnknownInfo.Merge(rows.Gap, tally.Missing);
        if (tally.Overflow || !(atLeast is { } least ? tally.Known >= least && tally.Known > 0 : missing is null && tally.Known > 0))
        {
            return Take(CoverageFunctions.NoMean(tally.Overflow, missing, tally.Known, atLeast).At(general.Place), out number, out other);
        }

        if (missing is not null)
        {
            frame.Run.Recorder?.Share("均值", tally.Known, rows.Count - tally.Nulls, missing);
        }

        number = tally.Sum / tally.Known;
        other = default;
        return true;
    }

    private static Tally Whole(NumberCells cells, RowNumbers rows)
    {
        var tally = default(Tally);
        var scaled = cells.Scaled;
        var sum = 0L;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (cells.IsKnown(row))
            {
                sum += scaled[row];
                tally.Known++;
            }
            else
            {
                tally.Add(cells.Other(row));
            }
        }

        tally.Sum = NumberCells.Unscaled(sum, cells.Digits);
        return tally;
    }

    private static Tally Decimals(NumberCells cells, RowNumbers rows)
    {
        var tally = default(Tally);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!cells.IsKnown(row))
            {
                tally.Add(cells.Other(row));
            }
            else if (AggregateFunctions.TryAdd(ref tally.Sum, cells.Number(row)))
            {
                tally.Known++;
            }
            else
            {
                // What is known before the overflow counts for evidence only.
                tally.Known++;
                tally.Overflow = true;
                return tally;
            }
        }

        return tally;
    }

    /// <summary>What a pass over a column found.</summary>
    private struct Tally
    {
        public decimal Sum;
        public int Known;
        public int Nulls;
        public bool Overflow;
        public UnknownInfo? Missing;

        public void Add(in Value other)
        {
            Nulls += other.IsUnknown ? 0 : 1;
            Missing = UnknownInfo.Merge(Missing, other.Unknown);
        }
    }
}
