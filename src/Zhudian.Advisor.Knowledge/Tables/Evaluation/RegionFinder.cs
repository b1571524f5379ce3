using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>
/// Region of a column a value lies in (<see cref="ColumnPartition"/>): −1 for an unknown value, a fault, and a value of a kind the column does not take.
/// This is asked for every input of every table call, so each kind of column has its own way that avoids decimal places where it can.
/// </summary>
internal abstract class RegionFinder(int nullRegion)
{
    /// <summary>Region of a value, or −1.</summary>
    public abstract int Find(in Value value);

    /// <summary>Region of a number, or −1.</summary>
    public virtual int Find(in decimal number) => -1;

    /// <summary>Region of what is not of the column's kind: null has its own, everything else none.</summary>
    protected int Other(in Value value) => value.IsNull && !value.IsFault ? nullRegion : -1;
}

/// <summary>Yes and no.</summary>
internal sealed class BooleanRegions(int nullRegion) : RegionFinder(nullRegion)
{
    public override int Find(in Value value)
    {
        var yes = value.IsTrue;
        return yes | value.IsFalse ? (yes ? 1 : 0) : Other(value);
    }
}

/// <summary>A column whose type has no axis: every definite value is in the one region there is.</summary>
internal sealed class OneRegion(int nullRegion) : RegionFinder(nullRegion)
{
    public override int Find(in Value value) => value.IsDefinite ? 0 : Other(value);

    public override int Find(in decimal number) => 0;
}

/// <summary>Named texts, and one region for every other text.</summary>
internal sealed class TextRegions(TextAxis axis, int nullRegion) : RegionFinder(nullRegion)
{
    public override int Find(in Value value) => axis.Place(value) is var at and >= 0 ? at : Other(value);
}

/// <summary>Words of an enumeration: the place on the axis is the region.</summary>
internal sealed class PlaceRegions(ColumnAxis axis, int nullRegion) : RegionFinder(nullRegion)
{
    public override int Find(in Value value) => axis.IndexOf(value) is var at and >= 0 ? at : Other(value);
}

/// <summary>Anything else on an axis: days, months, times.</summary>
internal sealed class CutRegions(ColumnAxis axis, ColumnCuts cuts, int nullRegion) : RegionFinder(nullRegion)
{
    public override int Find(in Value value) => axis.TryPlace(value, out var place) ? cuts.RegionOf(place) : Other(value);
}
