using System.Collections.Concurrent;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Join indexes of one sheet that follow from the sheet alone. A sheet never changes, so whoever evaluates it again (what-if, searches for flips) finds
/// them ready. Safe for all threads: racing ones may build an index twice, one stays.
/// </summary>
internal sealed class SheetIndexes
{
    private readonly ConcurrentDictionary<RuleStep, JoinIndex> _joins = new(ReferenceEqualityComparer.Instance);

    /// <summary>The index of a step of a rule, built when first asked for.</summary>
    public JoinIndex Join(RuleStep step, Func<JoinIndex> build) => _joins.TryGetValue(step, out var known) ? known : _joins.GetOrAdd(step, build());
}
