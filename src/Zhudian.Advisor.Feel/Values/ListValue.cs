
namespace Zhudian.Advisor.Feel.Values;

/// <summary>
/// An immutable list. A list that is not reported completely says so in <see cref="Gap"/> (RULES.md §9, Completeness):
/// only found witnesses count over it, and <c>count</c> or sums are unknown.
/// </summary>
public abstract class ListValue : ReferenceValue, IEquatable<ListValue>
{
    /// <summary>The empty, complete list.</summary>
    public static ListValue Empty { get; } = new ArrayListValue([], null);

    /// <inheritdoc/>
    public sealed override ValueKind Kind => ValueKind.List;

    /// <summary>Number of items there are (of an incomplete list: so far).</summary>
    public abstract int Count { get; }

    /// <summary>Why the list is incomplete; null when it is complete.</summary>
    public abstract UnknownInfo? Gap { get; }

    /// <summary>
    /// Why the list is incomplete as far as items satisfying a test go; null when no item that may be missing can satisfy it.
    /// Conclusions know which rows might still come (RULES.md §9, Rules), so filters, quantifiers, 计数, 至少 and 无 ask this
    /// instead of <see cref="Gap"/> when <see cref="Gap"/> is not null.
    /// </summary>
    public virtual UnknownInfo? GapWhere(Func<Value, Truth> test) => Gap;

    /// <summary>
    /// Number of values inside, shared ones counted each time they occur: what walking the list costs.
    /// A few nested lists that share parts can be worth billions (<c>{a: [1, 1], b: [a, a], c: [b, b], …}</c>), so construction is bounded by it.
    /// </summary>
    internal virtual long Weight => Count;

    /// <summary>Zero-based item.</summary>
    public abstract Value this[int index] { get; }

    /// <summary>A list over an array that the caller gives up.</summary>
    public static ListValue Of(Value[] items, UnknownInfo? gap = null) => items.Length == 0 && gap is null ? Empty : new ArrayListValue(items, gap);

    /// <inheritdoc/>
    public bool Equals(ListValue? other)
    {
        if (other is null || Count != other.Count || !Equals(Gap, other.Gap))
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!this[i].Equals(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as ListValue);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Count == 0 ? 1 : HashCode.Combine(Count, this[0], this[Count - 1]);

    private sealed class ArrayListValue(Value[] items, UnknownInfo? gap) : ListValue
    {
        public override int Count => items.Length;

        public override UnknownInfo? Gap => gap;

        private long _weight = -1;

        internal override long Weight => _weight >= 0 ? _weight : _weight = ValueWeight.Sum(items);

        public override Value this[int index] => items[index];
    }
}
