using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Numbers: whole ones from 0 up to the last cut by direct indexing, those with few decimals by comparing scaled integers, the rest by comparing decimals.
/// Comparing decimals of different scale costs a multiplication of 96 bits each time, and most inputs are counts, classes and scores.
/// </summary>
internal sealed class NumberRegions : RegionFinder
{
    private const int MostDirect = 4096;
    private readonly ColumnCuts _cuts;
    private readonly ScaledCuts? _scaled;
    private readonly int[] _direct;
    private readonly bool _covered;

    public NumberRegions(decimal[] cuts, bool discrete, int nullRegion)
        : base(nullRegion)
    {
        _cuts = new ColumnCuts(cuts, discrete);
        _scaled = discrete ? null : ScaledCuts.Of(cuts);
        _covered = cuts.Length == 0 || cuts[^1] < MostDirect - 1;
        _direct = new int[!_covered ? MostDirect : cuts.Length == 0 || cuts[^1] < 0 ? 1 : (int)Math.Floor(cuts[^1]) + 2];
        for (var n = 0; n < _direct.Length; n++)
        {
            _direct[n] = _cuts.RegionOf(n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int Find(in Value value) => value.IsNumber ? Find(in Value.NumberOf(in value)) : Other(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int Find(in decimal number)
    {
        // Without a branch on the number itself, which nobody could foretell.
        ref readonly var parts = ref DecimalParts.Of(in number);
        return _covered && parts.IsNatural ? _direct[(int)Math.Min(parts.Natural, _direct.Length - 1)] : Search(number);
    }

    private int Search(in decimal number)
    {
        ref readonly var parts = ref DecimalParts.Of(in number);
        return parts.IsNatural && parts.Natural < _direct.Length ? _direct[parts.Natural]
            : _scaled is not null && _scaled.TryFind(number, out var at) ? _cuts.RegionAt(at)
            : _cuts.RegionOf(number);
    }
}
