using System.Numerics;
using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// A table of one number as a step function: the result below all cuts, and for each cut how much the result changes above it, all as whole multiples of
/// a power of ten. Where a region's result is no number, rows are looked up one by one.
/// </summary>
public sealed class TableSteps
{
    private const int MostCuts = 16;
    private readonly long[] _cuts;
    // 1 where the result changes at the cut itself, 0 where it changes above it.
    private readonly long[] _starts;
    private readonly int _cutDigits;
    private readonly long[] _changes;
    private readonly long _lowest;

    private TableSteps(long[] cuts, int cutDigits, long[] results, bool hasNumbersOnly, int digits)
    {
        (_cutDigits, HasNumbersOnly, Digits, _lowest) = (cutDigits, hasNumbersOnly, digits, results[0]);
        // Plain arrays: lists of tuples have no code ahead of time, and the first table would wait for the compiler.
        (_cuts, _starts, _changes) = (new long[2 * cuts.Length], new long[2 * cuts.Length], new long[2 * cuts.Length]);
        var count = 0;
        for (var i = 0; i < 2 * cuts.Length; i++)
        {
            if (results[i + 1] != results[i])
            {
                (_cuts[count], _starts[count], _changes[count]) = (cuts[i / 2], i % 2 == 0 ? 1 : 0, results[i + 1] - results[i]);
                count++;
            }
        }

        Array.Resize(ref _cuts, count);
        Array.Resize(ref _starts, count);
        Array.Resize(ref _changes, count);
    }

    /// <summary>Steps of a table; null when cuts or results have too many digits.</summary>
    /// <param name="cuts">Cuts in ascending order.</param>
    /// <param name="results">Result per region: below the first cut, at it, between it and the next, …</param>
    internal static TableSteps? Of(decimal[] cuts, Value[] results)
    {
        var (given, numbers, known, isNumber) = (new bool[cuts.Length], new decimal[results.Length], new bool[results.Length], true);
        for (var i = 0; i < cuts.Length; i++)
        {
            given[i] = true;
        }

        for (var i = 0; i < results.Length; i++)
        {
            known[i] = results[i].IsNumber;
            numbers[i] = known[i] ? results[i].AsNumber : 0m;
            isNumber &= known[i];
        }

        var (cells, outputs) = (new Cells(cuts, given), new Cells(numbers, known));
        return cuts.Length <= MostCuts && cells.IsScaled && outputs.IsScaled
            ? new TableSteps(cells.Scaled.ToArray(), cells.Digits, outputs.Scaled.ToArray(), isNumber, outputs.Digits)
            : null;
    }

    /// <summary>Decimals of the results.</summary>
    public int Digits { get; }

    /// <summary>Whether the result of every region is a number.</summary>
    public bool HasNumbersOnly { get; }

    /// <summary>A result of the table in steps of 10^-<see cref="Digits"/>; false when it is no whole number of them (what null or a gap gives may have more decimals) or too large.</summary>
    public bool TryScaled(decimal result, out long scaled)
    {
        scaled = 0;
        if (!ScaledNumbers.TryScale(result, out var whole, out var digits) || digits > Digits || Digits - digits > ScaledNumbers.MostShift)
        {
            return false;
        }

        var stretch = PowersOfTen.Long(Digits - digits);
        if (Math.Abs(whole) > ScaledNumbers.Most / stretch)
        {
            return false;
        }

        scaled = whole * stretch;
        return true;
    }

    /// <summary>Results for inputs, both as whole multiples of a power of ten; false when the decimals of the inputs lie too far from those of the cuts.</summary>
    public bool TryMap(ReadOnlySpan<long> inputs, int digits, Span<long> results)
    {
        Span<long> cuts = stackalloc long[_cuts.Length];
        if (!TryWhole(digits, cuts, out var factor))
        {
            return false;
        }

        var i = 0;
        for (; i + (2 * Vector<long>.Count) <= inputs.Length; i += 2 * Vector<long>.Count)
        {
            MapTwo(inputs[i..], factor, cuts, out var first, out var second);
            first.CopyTo(results[i..]);
            second.CopyTo(results[(i + Vector<long>.Count)..]);
        }

        for (; i < inputs.Length; i++)
        {
            results[i] = Map(inputs[i] * factor, cuts);
        }

        return true;
    }

    /// <summary>As <see cref="TryMap(ReadOnlySpan{long}, int, Span{long})"/>, where <paramref name="best"/> keeps what is greater than the result.</summary>
    public bool TryGreatest(ReadOnlySpan<long> inputs, int digits, Span<long> best)
    {
        Span<long> cuts = stackalloc long[_cuts.Length];
        if (!TryWhole(digits, cuts, out var factor))
        {
            return false;
        }

        var (width, i) = (Vector<long>.Count, 0);
        for (; i + (2 * width) <= inputs.Length; i += 2 * width)
        {
            MapTwo(inputs[i..], factor, cuts, out var first, out var second);
            Vector.Max(new Vector<long>(best[i..]), first).CopyTo(best[i..]);
            Vector.Max(new Vector<long>(best[(i + width)..]), second).CopyTo(best[(i + width)..]);
        }

        for (; i < inputs.Length; i++)
        {
            best[i] = Math.Max(best[i], Map(inputs[i] * factor, cuts));
        }

        return true;
    }

    /// <summary>As <see cref="TryGreatest"/>, where what is less is kept.</summary>
    public bool TryLeast(ReadOnlySpan<long> inputs, int digits, Span<long> best)
    {
        Span<long> cuts = stackalloc long[_cuts.Length];
        if (!TryWhole(digits, cuts, out var factor))
        {
            return false;
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            best[i] = Math.Min(best[i], Map(inputs[i] * factor, cuts));
        }

        return true;
    }

    /// <summary>As the other one for quotients: sums within <see cref="ScaledNumbers.Most"/>, each divided by a count of at most 2^20; without dividing.</summary>
    public bool TryMap(ReadOnlySpan<long> sums, ReadOnlySpan<int> counts, int digits, Span<long> results)
    {
        Span<long> cuts = stackalloc long[_cuts.Length];
        if (!TryShift(digits, cuts, out var factor))
        {
            return false;
        }

        foreach (var cut in cuts)
        {
            if (cut is > ScaledNumbers.Most or < -ScaledNumbers.Most)
            {
                return false;
            }
        }

        ReadOnlySpan<long> starts = _starts.AsSpan(0, cuts.Length), changes = _changes.AsSpan(0, cuts.Length);
        for (var i = 0; i < sums.Length; i++)
        {
            var (number, count, result) = (sums[i] * factor, counts[i], _lowest);
            for (var c = 0; c < cuts.Length; c++)
            {
                result += Above(number, (cuts[c] * count) - starts[c]) & changes[c];
            }

            results[i] = result;
        }

        return true;
    }

    // Brings cuts to the decimals of the inputs, or says by what the inputs must be multiplied.
    private bool TryShift(int digits, Span<long> cuts, out long factor)
    {
        var shift = _cutDigits - digits;
        factor = 1;
        if (Math.Abs(shift) > ScaledNumbers.MostShift)
        {
            return false;
        }

        factor = PowersOfTen.Long(Math.Max(0, shift));
        var stretch = PowersOfTen.Long(Math.Max(0, -shift));
        for (var c = 0; c < cuts.Length; c++)
        {
            cuts[c] = _cuts[c] * stretch;
        }

        return true;
    }

    // Among whole numbers, at least a cut is more than the number before it.
    private bool TryWhole(int digits, Span<long> cuts, out long factor)
    {
        if (!TryShift(digits, cuts, out factor))
        {
            return false;
        }

        for (var c = 0; c < cuts.Length; c++)
        {
            cuts[c] -= _starts[c];
        }

        return true;
    }

    private long Map(long number, ReadOnlySpan<long> cuts)
    {
        var result = _lowest;
        ReadOnlySpan<long> changes = _changes.AsSpan(0, cuts.Length);
        for (var c = 0; c < cuts.Length; c++)
        {
            result += Above(number, cuts[c]) & changes[c];
        }

        return result;
    }

    // All ones or 0, without a branch to mispredict: numbers and cuts stay below 2^62 here, so that their difference fits.
    private static long Above(long number, long cut) => (cut - number) >> 63;

    // Several numbers at a time, each against every cut: nothing to mispredict. A comparison that holds is all ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MapTwo(ReadOnlySpan<long> inputs, long factor, ReadOnlySpan<long> cuts, out Vector<long> first, out Vector<long> second)
    {
        var (one, two) = (new Vector<long>(inputs), new Vector<long>(inputs[Vector<long>.Count..]));
        if (factor != 1)
        {
            one *= factor;
            two *= factor;
        }

        var (below, above) = (new Vector<long>(_lowest), new Vector<long>(_lowest));
        for (var c = 0; c < cuts.Length; c++)
        {
            var (cut, change) = (new Vector<long>(cuts[c]), new Vector<long>(_changes[c]));
            below += Vector.GreaterThan(one, cut) & change;
            above += Vector.GreaterThan(two, cut) & change;
        }

        (first, second) = (below, above);
    }

    private sealed class Cells(decimal[] numbers, bool[] known) : NumberCells(numbers, known)
    {
        public override Value Other(int row) => Value.Null;
    }
}
