using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>
/// A table whose rows are values: a fact table, reference data, or the conclusions of a kind.
/// A row is <c>Value.Row(source, index)</c>; FEEL sees it as a context, equal by key.
/// </summary>
public abstract class RowSource : ReferenceValue
{
    /// <inheritdoc/>
    public sealed override ValueKind Kind => ValueKind.Row;

    /// <summary>The record type of the rows; names the members and binds them once.</summary>
    public abstract RecordType RowType { get; }

    /// <summary>Number of rows.</summary>
    public abstract int RowCount { get; }

    /// <summary>The key of a row for people and for ids, e.g. <c>A</c> or <c>A+总磷</c>.</summary>
    public abstract string KeyOf(int row);

    /// <summary>Stored field of a row by slot of <see cref="RowType"/> (never computes).</summary>
    public abstract Value Get(int row, int slot);

    /// <summary>All rows as a list; carries the gap of an incomplete table.</summary>
    public abstract ListValue AllRows { get; }
}
