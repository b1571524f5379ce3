using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>
/// An interned set of knowledge elements together with the weakest 来源 of facts used. One instance per content within a pool,
/// so merging the same evidence again costs a reference comparison.
/// </summary>
internal sealed class EvidenceSet
{
    private readonly ulong[] _bits;

    internal EvidenceSet(int id, ulong[] bits, int origin)
    {
        Id = id;
        _bits = bits;
        OriginRank = origin;
    }

    /// <summary>Number within the pool.</summary>
    public int Id { get; }

    /// <summary>0 = no fact used, else 1 + <see cref="FactOrigin"/> of the weakest.</summary>
    public int OriginRank { get; }

    /// <summary>Weakest origin, null when no fact was used.</summary>
    public FactOrigin? Origin => OriginRank == 0 ? null : (FactOrigin)(OriginRank - 1);

    internal ulong[] Bits => _bits;

    /// <summary>What was added last to this set, and the result: most sets grow the same way each time. One reference, so that threads may race.</summary>
    internal Step? LastWith { get; set; }

    /// <summary>Set joined last to this one, and the result.</summary>
    internal Step? LastUnion { get; set; }

    /// <summary>What the set amounted to when last asked, and by which statuses.</summary>
    internal EvidenceSummary? LastSummary { get; set; }

    /// <summary>Whether an element is in the set.</summary>
    public bool Has(int element) => (_bits[element >> 6] & (1UL << element)) != 0;

    /// <summary>Element numbers in ascending order.</summary>
    public IEnumerable<int> Elements()
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var rest = _bits[word]; rest != 0; rest &= rest - 1)
            {
                yield return (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <summary>One step from a set to a larger one.</summary>
    /// <param name="From">The set.</param>
    /// <param name="Element">Element added, or −1 − rank of an origin; 0 for unions.</param>
    /// <param name="Other">Set joined; null for elements.</param>
    /// <param name="Result">The larger set.</param>
    internal sealed record Step(EvidenceSet From, int Element, EvidenceSet? Other, EvidenceSet Result);
}
