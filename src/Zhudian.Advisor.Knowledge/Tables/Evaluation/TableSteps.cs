using System.Numerics;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// A table of one number as a step function: cuts in ascending order and a number per region, all as whole multiples of a power of ten.
/// Where a region's result is no number, rows are looked up one by one.
/// </summary>
public sealed class TableSteps
{
    private const int MostCuts = 16;
    private readonly long[] _cuts;
    private readonly int _cutDigits;
    private readonly long[] _results;
    private readonly int _digits;

    private TableSteps(long[] cuts, int cutDigits, long[] results, bool hasNumbersOnly, int digits)
        => (_cuts, _cutDigits, _results, HasNumbersOnly, _digits) = (cuts, cutDigits, results, hasNumbersOnly, digits);

    /// <summary>Steps of a table; null when cuts or results have too many digits.</summary>
    /// <param name="cuts">Cuts in ascending order.</param>
    /// <param name="results">Result per region: below the first cut, at it, between it and the next, …</param>
    internal static TableSteps? Of(decimal[] cuts, Value[] results)
    {
        var cells = new Cells(cuts, Array.ConvertAll(cuts, _ => true));
        var outputs = new Cells(Array.ConvertAll(results, r => r.IsNumber ? r.AsNumber : 0m), Array.ConvertAll(results, r => r.IsNumber));
        return cuts.Length <= MostCuts && cells.IsScaled && outputs.IsScaled
            ? new TableSteps(cells.Scaled.ToArray(), cells.Digits, outputs.Scaled.ToArray(), Array.TrueForAll(results, r => r.IsNumber), outputs.Digits)
            : null;
    }

    /// <summary>Decimals of the results.</summary>
    public int Digits => _digits;

    /// <summary>Whether the result of every region is a number.</summary>
    public bool HasNumbersOnly { get; }

    /// <summary>A result of the table in steps of 10^-<see cref="Digits"/>.</summary>
    public long Scaled(decimal result) => (long)(result * PowersOfTen.Long(_digits));

    /// <summary>Results for inputs, both as whole multiples of a power of ten; false when the decimals of the inputs lie too far from those of the cuts.</summary>
    public bool TryMap(ReadOnlySpan<long> inputs, int digits, Span<long> results)
    {
        var shift = _cutDigits - digits;
        if (Math.Abs(shift) > ScaledNumbers.MostShift)
        {
            return false;
        }

        var (factor, stretch) = (PowersOfTen.Long(Math.Max(0, shift)), PowersOfTen.Long(Math.Max(0, -shift)));
        Span<long> cuts = stackalloc long[_cuts.Length];
        for (var i = 0; i < cuts.Length; i++)
        {
            cuts[i] = _cuts[i] * stretch;
        }

        inputs.CopyTo(results);
        Regions(results, cuts, factor);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = _results[(int)results[i]];
        }

        return true;
    }

    // Counting all cuts below, several numbers at a time: nothing to mispredict.
    private static void Regions(Span<long> numbers, ReadOnlySpan<long> cuts, long factor)
    {
        var i = 0;
        for (; i + Vector<long>.Count <= numbers.Length; i += Vector<long>.Count)
        {
            var part = numbers[i..];
            var number = factor == 1 ? new Vector<long>(part) : new Vector<long>(part) * factor;
            var (below, at) = (Vector<long>.Zero, Vector<long>.Zero);
            foreach (var cut in cuts)
            {
                var place = new Vector<long>(cut);
                below += Vector.GreaterThan(number, place);
                at += Vector.Equals(number, place);
            }

            // A comparison that holds is -1.
            (-(below + below + at)).CopyTo(part);
        }

        for (; i < numbers.Length; i++)
        {
            var number = numbers[i] * factor;
            var region = 0;
            foreach (var cut in cuts)
            {
                region += number > cut ? 2 : number == cut ? 1 : 0;
            }

            numbers[i] = region;
        }
    }

    private sealed class Cells(decimal[] numbers, bool[] known) : NumberCells(numbers, known)
    {
        public override Value Other(int row) => Value.Null;
    }
}
