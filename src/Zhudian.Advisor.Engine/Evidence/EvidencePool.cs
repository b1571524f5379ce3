using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>Interns evidence sets of one evaluation and remembers unions, so that evidence costs a look-up per step and little memory.</summary>
internal sealed class EvidencePool
{
    private readonly Dictionary<EvidenceSet, EvidenceSet> _interned = new(ContentComparer.Instance);
    private readonly Dictionary<long, EvidenceSet> _unions = [];
    private readonly Dictionary<long, EvidenceSet> _with = [];
    private readonly int _words;
    private int _next;

    public EvidencePool(int elements)
    {
        _words = (elements + 63) >> 6;
        Empty = Intern(new ulong[_words], 0);
    }

    /// <summary>Nothing used.</summary>
    public EvidenceSet Empty { get; }

    /// <summary>Adds one element.</summary>
    public EvidenceSet With(EvidenceSet set, int element)
    {
        if (set.Has(element))
        {
            return set;
        }

        return set.LastWith.Element == element ? set.LastWith.Result! : Extended(set, element);
    }

    private EvidenceSet Extended(EvidenceSet set, int element)
    {
        var key = ((long)set.Id << 32) | (uint)element;
        if (!_with.TryGetValue(key, out var result))
        {
            var bits = (ulong[])set.Bits.Clone();
            bits[element >> 6] |= 1UL << element;
            _with[key] = result = Intern(bits, set.OriginRank);
        }

        set.LastWith = (element, result);
        return result;
    }

    /// <summary>Notes that a fact of the given origin was used.</summary>
    public EvidenceSet With(EvidenceSet set, FactOrigin origin)
    {
        var rank = (int)origin + 1;
        if (set.OriginRank >= rank)
        {
            return set;
        }

        var step = -1 - rank;
        if (set.LastWith.Element == step)
        {
            return set.LastWith.Result!;
        }

        var key = ((long)set.Id << 32) | uint.MaxValue - (uint)rank;
        if (!_with.TryGetValue(key, out var result))
        {
            _with[key] = result = Intern(set.Bits, rank);
        }

        set.LastWith = (step, result);
        return result;
    }

    /// <summary>Union of two sets of this pool.</summary>
    public EvidenceSet Union(EvidenceSet left, EvidenceSet right)
    {
        if (ReferenceEquals(left, right) || ReferenceEquals(right, Empty))
        {
            return left;
        }

        if (ReferenceEquals(left, Empty))
        {
            return right;
        }

        if (ReferenceEquals(left.LastUnion.Other, right))
        {
            return left.LastUnion.Result!;
        }

        var result = Find(left, right);
        left.LastUnion = (right, result);
        return result;
    }

    private EvidenceSet Find(EvidenceSet left, EvidenceSet right)
    {
        var key = left.Id < right.Id ? ((long)left.Id << 32) | (uint)right.Id : ((long)right.Id << 32) | (uint)left.Id;
        if (!_unions.TryGetValue(key, out var result))
        {
            var bits = new ulong[_words];
            for (var i = 0; i < bits.Length; i++)
            {
                bits[i] = left.Bits[i] | right.Bits[i];
            }

            _unions[key] = result = Intern(bits, Math.Max(left.OriginRank, right.OriginRank));
        }

        return result;
    }

    private EvidenceSet Intern(ulong[] bits, int origin)
    {
        var candidate = new EvidenceSet(_next, bits, origin);
        if (_interned.TryGetValue(candidate, out var known))
        {
            return known;
        }

        _next++;
        _interned.Add(candidate, candidate);
        return candidate;
    }

    private sealed class ContentComparer : IEqualityComparer<EvidenceSet>
    {
        public static ContentComparer Instance { get; } = new();

        public bool Equals(EvidenceSet? left, EvidenceSet? right)
            => left!.OriginRank == right!.OriginRank && left.Bits.AsSpan().SequenceEqual(right.Bits);

        public int GetHashCode(EvidenceSet set)
        {
            var hash = (ulong)set.OriginRank;
            foreach (var word in set.Bits)
            {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            return (int)hash;
        }
    }
}
