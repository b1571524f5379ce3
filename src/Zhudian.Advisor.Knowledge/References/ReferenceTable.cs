using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>
/// Rows of a reference kind, gathered from all its tables. Keys are unique; a key is the texts of the key fields joined by <c>+</c>.
/// Always complete. Filled while loading, immutable afterwards.
/// </summary>
public sealed class ReferenceTable : RowSource, IAttributedRows
{
    private readonly EntityDef _entity;
    private readonly List<Value[]> _rows = [];
    private readonly List<string> _keys = [];
    private readonly List<BlockAttributes> _attributes = [];
    private readonly List<SourceLocation> _locations = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly RowList _all;

    internal ReferenceTable(EntityDef entity)
    {
        _entity = entity;
        _all = new RowList(this);
    }

    /// <inheritdoc/>
    public override RecordType RowType => _entity.RowType;

    /// <inheritdoc/>
    public override int RowCount => _rows.Count;

    /// <inheritdoc/>
    public override ListValue AllRows => _all;

    /// <summary>All keys in order of the rows.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <inheritdoc/>
    public override string KeyOf(int row) => _keys[row];

    /// <inheritdoc/>
    public override Value Get(int row, int slot) => _rows[row][slot];

    /// <inheritdoc/>
    public BlockAttributes AttributesOf(int row) => _attributes[row];

    /// <inheritdoc/>
    public SourceLocation? LocationOf(int row) => _locations[row];

    /// <summary>The row with a key; -1 when there is none.</summary>
    public int IndexOfKey(string key) => _byKey.GetValueOrDefault(key, -1);

    /// <summary>Adds a row whose values are still null; false when the key is taken.</summary>
    internal bool TryAdd(string key, BlockAttributes attributes, SourceLocation location)
    {
        if (!_byKey.TryAdd(key, _rows.Count))
        {
            return false;
        }

        _rows.Add(new Value[_entity.Fields.Length]);
        _keys.Add(key);
        _attributes.Add(attributes);
        _locations.Add(location);
        return true;
    }

    internal void Set(int row, int slot, in Value value) => _rows[row][slot] = value;

    private sealed class RowList(ReferenceTable table) : ListValue
    {
        public override int Count => table.RowCount;

        public override UnknownInfo? Gap => null;

        public override Value this[int index] => Value.Row(table, index);
    }
}
