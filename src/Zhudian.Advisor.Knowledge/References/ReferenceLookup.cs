using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.References;

/// <summary>Rows of reference kinds by key.</summary>
public sealed class ReferenceLookup : IRowLookup
{
    /// <inheritdoc/>
    public bool TryFind(EntityDef entity, string key, out Value row)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var index = entity.ReferenceRows is ReferenceTable table ? table.IndexOfKey(key) : -1;
        row = index < 0 ? Value.Null : Value.Row(entity.ReferenceRows!, index);
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Keys(EntityDef entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.ReferenceRows is ReferenceTable table ? table.Keys : [];
    }
}
