using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>Code that can give its numbers for several rows at once: one call per block instead of one per row and node.</summary>
public interface IBlockCode
{
    /// <summary>
    /// Numbers for rows of a source that stand in a slot, one after the other. False when it cannot be done so here; then nothing happened and each
    /// row is evaluated alone. A row left unknown in the block must be evaluated alone too: it may be unknown, null or a fault.
    /// </summary>
    /// <param name="frame">Frame; the slot may be changed.</param>
    /// <param name="source">Source of the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="slot">Slot the code expects the row in.</param>
    /// <param name="block">Gets the numbers.</param>
    bool TryBlock(Frame frame, RowSource source, RowNumbers rows, int slot, ref NumberBlock block);
}

/// <summary>Numbers of some rows as whole multiples of a power of ten.</summary>
public ref struct NumberBlock(Span<long> numbers, Span<bool> known)
{
    /// <summary>Most rows of one block.</summary>
    public const int Most = 32;

    /// <summary>Numbers in steps of 10^-<see cref="Digits"/>; anything where not <see cref="Known"/>.</summary>
    public Span<long> Numbers { get; } = numbers;

    /// <summary>Whether the row has its number here.</summary>
    public Span<bool> Known { get; } = known;

    /// <summary>Decimals.</summary>
    public int Digits { get; set; }
}
