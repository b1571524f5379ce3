using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Indexes and columns of one sheet that follow from the sheet alone. A sheet never changes, so whoever evaluates it again (what-if, searches for flips) finds
/// them ready. Safe for all threads: racing ones may build an index twice, one stays.
/// </summary>
internal sealed class SheetIndexes
{
    private readonly ConcurrentDictionary<RuleStep, JoinIndex> _joins = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<FactTable, TableColumns> _columns = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<FieldDef, InverseIndex> _inverses = new(ReferenceEqualityComparer.Instance);

    /// <summary>The index of a step of a rule, built when first asked for by an evaluation that joins evidence in a pool, or by one that keeps none.</summary>
    public JoinIndex Join(RuleStep step, EvidencePool? pool, Func<JoinIndex> build)
        => _joins.TryGetValue(step, out var known) && known.Serves(pool) ? known : _joins[step] = build();

    /// <summary>The inverse index of a reference of a worksheet, when it was kept.</summary>
    public bool TryInverse(FieldDef reference, [NotNullWhen(true)] out InverseIndex? index) => _inverses.TryGetValue(reference, out index);

    /// <summary>A worksheet as columns.</summary>
    public TableColumns ColumnsOf(FactTable facts) => _columns.TryGetValue(facts, out var known) ? known : _columns.GetOrAdd(facts, new TableColumns(facts));

    /// <summary>Keeps an inverse index that rests on stored references only.</summary>
    public void Keep(FieldDef reference, InverseIndex index) => _inverses[reference] = index;
}
