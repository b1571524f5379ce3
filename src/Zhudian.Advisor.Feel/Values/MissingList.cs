using System.Collections;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>The items of an <see cref="UnknownInfo"/>, put in order only when somebody reads them.</summary>
public sealed class MissingList(UnknownInfo unknown) : IReadOnlyList<MissingItem>
{
    private IReadOnlyList<MissingItem>? _items;

    /// <inheritdoc/>
    public int Count => Items.Count;

    private IReadOnlyList<MissingItem> Items => _items ??= unknown.Items();

    /// <inheritdoc/>
    public MissingItem this[int index] => Items[index];

    /// <inheritdoc/>
    public IEnumerator<MissingItem> GetEnumerator() => Items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
