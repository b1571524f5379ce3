using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>
/// Interns evidence sets of a knowledge base and remembers unions, so that evidence costs a comparison per step. Shared by evaluations and threads:
/// what one has joined the next finds ready.
/// </summary>
internal sealed class EvidencePool
{
    private readonly Dictionary<EvidenceSet, EvidenceSet> _interned = new(ContentComparer.Instance);
    private readonly Dictionary<long, EvidenceSet.Step> _unions = [];
    private readonly Dictionary<long, EvidenceSet.Step> _with = [];
    private readonly Lock _gate = new();
    private const int MostSteps = 100_000;
    private const int RecentUnions = 4096;
    private EvidenceSet.Step?[]? _recent;
    private readonly int _words;
    private readonly EvidenceSet?[] _alone;
    private int _next;

    public EvidencePool(int elements)
    {
        _words = (elements + 63) >> 6;
        _alone = new EvidenceSet?[elements];
        Empty = Intern(new ulong[_words], 0);
    }

    /// <summary>Sheets of very many kinds have filled the pool: the next evaluation starts a new one.</summary>
    public bool IsFull => _unions.Count + _with.Count > MostSteps;

    /// <summary>Nothing used.</summary>
    public EvidenceSet Empty { get; }

    /// <summary>One element and nothing else. Racing threads find the same set.</summary>
    public EvidenceSet Alone(int element) => _alone[element] ??= With(Empty, element);

    /// <summary>Adds one element.</summary>
    public EvidenceSet With(EvidenceSet set, int element)
    {
        if (set.Has(element))
        {
            return set;
        }

        return set.LastWith is { } last && last.Element == element ? last.Result : Extended(set, element);
    }

    private EvidenceSet Extended(EvidenceSet set, int element)
    {
        lock (_gate)
        {
            var key = ((long)set.Id << 32) | (uint)element;
            if (!_with.TryGetValue(key, out var step))
            {
                var bits = (ulong[])set.Bits.Clone();
                bits[element >> 6] |= 1UL << element;
                _with[key] = step = new EvidenceSet.Step(set, element, null, Intern(bits, set.OriginRank));
            }

            set.LastWith = step;
            return step.Result;
        }
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
        if (set.LastWith is { } last && last.Element == step)
        {
            return last.Result;
        }

        lock (_gate)
        {
            var key = ((long)set.Id << 32) | (uint)step;
            if (!_with.TryGetValue(key, out var known))
            {
                _with[key] = known = new EvidenceSet.Step(set, step, null, Intern(set.Bits, rank));
            }

            set.LastWith = known;
            return known.Result;
        }
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

        return left.LastUnion is { } last && ReferenceEquals(last.Other, right) ? last.Result : Recent(left, right);
    }

    // Steps never change, so that a place in the table is read and written without a lock; a thread that comes too late finds another step there and asks anew.
    private EvidenceSet Recent(EvidenceSet left, EvidenceSet right)
    {
        ref var recent = ref (_recent ??= new EvidenceSet.Step?[RecentUnions])[((left.Id * 31) + right.Id) & (RecentUnions - 1)];
        var known = recent;
        if (known is null || !ReferenceEquals(known.From, left) || !ReferenceEquals(known.Other, right))
        {
            recent = known = Find(left, right);
        }

        left.LastUnion = known;
        return known.Result;
    }

    private EvidenceSet.Step Find(EvidenceSet left, EvidenceSet right)
    {
        lock (_gate)
        {
            var key = ((long)left.Id << 32) | (uint)right.Id;
            if (!_unions.TryGetValue(key, out var step))
            {
                var bits = new ulong[_words];
                for (var i = 0; i < bits.Length; i++)
                {
                    bits[i] = left.Bits[i] | right.Bits[i];
                }

                _unions[key] = step = new EvidenceSet.Step(left, 0, right, Intern(bits, Math.Max(left.OriginRank, right.OriginRank)));
            }

            return step;
        }
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
