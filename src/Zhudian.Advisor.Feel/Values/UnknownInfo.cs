namespace Zhudian.Advisor.Feel.Values;

/// <summary>
/// The set of things an unknown value waits for. Merging two is O(1) (a rope); the flat set is made when a person asks.
/// </summary>
public sealed class UnknownInfo : ReferenceValue, IEquatable<UnknownInfo>
{
    private readonly UnknownInfo? _left;
    private readonly UnknownInfo? _right;
    private readonly MissingItem? _item;
    private int _hash;

    /// <summary>Waits for one thing.</summary>
    public UnknownInfo(MissingItem item) => _item = item;

    private UnknownInfo(UnknownInfo left, UnknownInfo right) => (_left, _right) = (left, right);

    /// <inheritdoc/>
    public override ValueKind Kind => ValueKind.Unknown;

    /// <summary>Union; either may be null.</summary>
    public static UnknownInfo? Merge(UnknownInfo? left, UnknownInfo? right)
        => left is null || ReferenceEquals(left, right) ? right : right is null ? left : new UnknownInfo(left, right);

    /// <summary>The distinct missing things, ordered by id (ordinal).</summary>
    public IReadOnlyList<MissingItem> Items()
    {
        if (_item is { } only)
        {
            return [only];
        }

        var seen = new HashSet<UnknownInfo>(ReferenceEqualityComparer.Instance);
        var items = new Dictionary<string, MissingItem>(StringComparer.Ordinal);
        var stack = new Stack<UnknownInfo>();
        stack.Push(this);
        while (stack.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node._item is { } item)
            {
                items.TryAdd(item.Id, item);
                continue;
            }

            stack.Push(node._left!);
            stack.Push(node._right!);
        }

        MissingItem[] ordered = [.. items.Values];
        Array.Sort(ordered, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return ordered;
    }

    /// <inheritdoc/>
    public bool Equals(UnknownInfo? other) => other is not null && (ReferenceEquals(this, other) || Items().SequenceEqual(other.Items()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownInfo);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Unknown arguments are keys of memo tables: equal sets must agree, different ones should not collide. Zero = not computed yet.
        if (_hash == 0)
        {
            var hash = default(HashCode);
            foreach (var item in Items())
            {
                hash.Add(item.GetHashCode());
            }

            _hash = hash.ToHashCode() | 1;
        }

        return _hash;
    }
}
