using System.Runtime.CompilerServices;
using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>What the engine works out once per knowledge base: element numbers, rule plans, and, on first use, column plans and join indexes of sheets. Shared by threads; what is added later is the same whoever adds it.</summary>
internal sealed class EnginePlan
{
    private readonly ConditionalWeakTable<FactSheet, SheetIndexes> _indexes = [];
    private readonly Lock _gate = new();
    private readonly ColumnPlan?[] _columns;
    private SharedEvidence _evidence;

    public EnginePlan(KnowledgeBase knowledge, IEvaluationObserver? observer = null)
    {
        Knowledge = knowledge;
        Observer = observer;
        Elements = new ElementRegistry(knowledge);
        _evidence = SharedEvidence.Of(Elements);
        DerivedCount = Elements.Derived.Length;
        DerivedFrames = new int[DerivedCount];
        _columns = new ColumnPlan?[DerivedCount];
        foreach (var derived in knowledge.Derived.Values)
        {
            DerivedFrames[derived.Index] = Math.Max(derived.Formula?.FrameSize ?? 0, derived.Parameters.Length + 1);
        }

        foreach (var kind in knowledge.Entities.Values.Where(e => e.Role == EntityRole.Conclusion).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            Kinds.Add(kind, new KindPlan(kind, Kinds.Count));
        }

        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in knowledge.Rules.Select(r => r.Id).Order(StringComparer.Ordinal))
        {
            ranks.TryAdd(id, ranks.Count);
        }

        Rules = [.. knowledge.Rules.OrderBy(r => r.Stratum).ThenBy(r => r.Id, StringComparer.Ordinal).ThenBy(r => r.Info.Attributes.From?.DayNumber ?? 0).Select(r => RulePlan.Of(r, Elements.Rules[r], ranks[r.Id], Kinds))];
    }

    public KnowledgeBase Knowledge { get; }

    /// <summary>Told of every step; null in ordinary use.</summary>
    public IEvaluationObserver? Observer { get; }

    public ElementRegistry Elements { get; }

    public int DerivedCount { get; }

    /// <summary>Evidence sets for a new evaluation.</summary>
    public SharedEvidence Evidence
    {
        get
        {
            var current = Volatile.Read(ref _evidence);
            if (!current.Pool.IsFull)
            {
                return current;
            }

            lock (_gate)
            {
                // Whoever came first has put a new one there.
                if (_evidence.Pool.IsFull)
                {
                    Volatile.Write(ref _evidence, SharedEvidence.Of(Elements));
                }

                return _evidence;
            }
        }
    }

    /// <summary>Indexes of a sheet; they go when the sheet goes.</summary>
    public SheetIndexes IndexesOf(FactSheet sheet) => _indexes.GetOrCreateValue(sheet);

    /// <summary>Frame size by <see cref="DerivedDef.Index"/>.</summary>
    public int[] DerivedFrames { get; }

    /// <summary>How a quantity is computed for all rows at once; null when it is not. Found on first use; racing threads may find it twice.</summary>
    public ColumnNode? ColumnsOf(DerivedDef derived)
    {
        var known = Volatile.Read(ref _columns[derived.Index]);
        if (known is null)
        {
            Volatile.Write(ref _columns[derived.Index], known = new ColumnPlan(ColumnPlanner.Of(derived)));
        }

        return known.Root;
    }

    /// <summary>Conclusion kinds.</summary>
    public Dictionary<EntityDef, KindPlan> Kinds { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Rules by stratum, then 编号.</summary>
    public RulePlan[] Rules { get; }

    private sealed record ColumnPlan(ColumnNode? Root);
}
