using System.Collections.Concurrent;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Join indexes over stored fields of one sheet. A sheet never changes, so whoever evaluates it again (what-if, searches for flips, several rules) finds
/// them ready. Safe for all threads: racing ones may build an index twice, one stays.
/// </summary>
internal sealed class SheetIndexes
{
    private readonly ConcurrentDictionary<(FieldDef Key, FieldDef? Number), JoinIndex> _joins = new();

    /// <summary>Rows of a table of the sheet by a field, ordered by a number.</summary>
    public JoinIndex Join(FactTable table, FieldDef key, FieldDef? number)
        => _joins.TryGetValue((key, number), out var known) ? known : _joins.GetOrAdd((key, number), JoinIndex.Of(table, key, number));
}
