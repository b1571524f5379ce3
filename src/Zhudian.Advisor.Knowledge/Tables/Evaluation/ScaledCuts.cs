using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Cuts of a column of numbers as whole multiples of a power of ten, so that a number with few decimals is found by comparing integers:
/// comparing decimals of different scale costs a multiplication of 96 bits each time.
/// </summary>
internal sealed class ScaledCuts
{
    private const int FewCuts = 16;
    private const long Limit = long.MaxValue / 10;
    private static readonly long[] Most = MostOfScales();
    private readonly long[] _cuts;
    private readonly int _scale;

    private ScaledCuts(long[] cuts, int scale)
    {
        _cuts = cuts;
        _scale = scale;
    }

    /// <summary>The cuts at the finest scale at which all of them fit; null when one has too many digits.</summary>
    public static ScaledCuts? Of(decimal[] cuts)
    {
        for (var scale = ScaledNumbers.MostDigits; scale >= 0; scale--)
        {
            var power = PowersOfTen.Long(scale);
            if (!Fit(cuts, Limit / power))
            {
                continue;
            }

            var scaled = new long[cuts.Length];
            for (var i = 0; i < cuts.Length; i++)
            {
                var cut = cuts[i] * power;
                if (cut != decimal.Truncate(cut))
                {
                    return null;
                }

                scaled[i] = (long)cut;
            }

            return new ScaledCuts(scaled, scale);
        }

        return null;
    }

    private static bool Fit(decimal[] cuts, decimal limit)
    {
        foreach (var cut in cuts)
        {
            if (Math.Abs(cut) > limit)
            {
                return false;
            }
        }

        return true;
    }

    private static long[] MostOfScales()
    {
        var most = new long[ScaledNumbers.MostDigits + 1];
        for (var i = 0; i < most.Length; i++)
        {
            most[i] = long.MaxValue / PowersOfTen.Long(i);
        }

        return most;
    }

    /// <summary>Index of the cut equal to a number, else the complement of the index of the first greater one; false when the number has too many digits.</summary>
    public bool TryFind(in decimal number, out int index)
    {
        index = 0;
        ref readonly var parts = ref DecimalParts.Of(in number);
        var scale = parts.Scale;
        if (!parts.FitsLong || scale > _scale)
        {
            return false;
        }

        var whole = parts.Digits;
        var most = Most[_scale - scale];
        if (whole > most || whole < -most)
        {
            return false;
        }

        whole *= PowersOfTen.Long(_scale - scale);
        if (_cuts.Length > FewCuts)
        {
            index = Array.BinarySearch(_cuts, whole);
            return true;
        }

        while (index < _cuts.Length && _cuts[index] < whole)
        {
            index++;
        }

        if (index == _cuts.Length || _cuts[index] != whole)
        {
            index = ~index;
        }

        return true;
    }
}
