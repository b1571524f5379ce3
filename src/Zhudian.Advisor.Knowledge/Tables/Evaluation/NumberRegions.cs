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
    private readonly int _beyond;

    public NumberRegions(decimal[] cuts, bool discrete, int nullRegion)
        : base(nullRegion)
    {
        _cuts = new ColumnCuts(cuts, discrete);
        _scaled = discrete ? null : ScaledCuts.Of(cuts);
        var covered = cuts.Length == 0 || cuts[^1] < MostDirect - 1;
        _direct = new int[!covered ? MostDirect : cuts.Length == 0 || cuts[^1] < 0 ? 1 : (int)Math.Floor(cuts[^1]) + 2];
        for (var n = 0; n < _direct.Length; n++)
        {
            _direct[n] = _cuts.RegionOf(n);
        }

        _beyond = covered ? _direct[^1] : -1;
    }

    public override int Find(in Value value) => value.IsNumber ? Find(value.AsNumber) : Other(value);

    public override int Find(in decimal number)
    {
        ref readonly var parts = ref DecimalParts.Of(in number);
        if (parts.Scale == 0 && parts.FitsLong && parts.Digits is var whole and >= 0)
        {
            if (whole < _direct.Length)
            {
                return _direct[whole];
            }

            if (_beyond >= 0)
            {
                return _beyond;
            }
        }

        return _scaled is not null && _scaled.TryFind(number, out var at) ? _cuts.RegionAt(at) : _cuts.RegionOf(number);
    }
}
