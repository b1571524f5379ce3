using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Decision tables.</summary>
internal sealed partial class EngineHost
{
    private readonly Stack<List<TableRowHit>> _hitLists = new();
    private readonly Dictionary<TableFamily, TableInForce> _inForce = new(ReferenceEqualityComparer.Instance);
    private readonly TableInForce?[] _recentTables = new TableInForce?[RecentTables];
    private const int RecentTables = 64;

    /// <inheritdoc/>
    public override Value Table(TableFamily table, ReadOnlySpan<Value> inputs, DateOnly? day, Frame frame)
    {
        _plan.Observer?.Called(table);
        var known = day is null ? InForce(table) : Look(table, day.Value);
        if (known.Edition is not { } edition)
        {
            return EngineFaults.TableNotInForce(table.Name, day ?? _context.AsOf);
        }

        Use(known.Element!);
        if (Tracer is not null || _plan.Observer is not null)
        {
            return Listed(edition, inputs);
        }

        var value = TableEvaluator.Evaluate(edition, inputs, Run, out var hit);
        if (_evidence is null || !known.RowsDiffer)
        {
            return value;
        }

        if (hit.Outcome == TableOutcome.Row)
        {
            Use(_plan.Elements.Rows[edition.Rows[hit.Row]]);
            return value;
        }

        return Listed(edition, inputs);
    }

    /// <inheritdoc/>
    public override TableAnswer? Answer(TableFamily table, in decimal input)
    {
        var known = InForce(table);
        if (!_isPlain || known.RowsDiffer || known.Edition is not { } edition || TableEvaluator.TryConstant(edition, input) is not { } answer)
        {
            return null;
        }

        Use(known.Element!);
        return answer;
    }

    private Value Listed(DecisionTable edition, ReadOnlySpan<Value> inputs)
    {
        var hits = _hitLists.TryPop(out var free) ? free : [];
        Tracer?.EnterTable(edition, inputs);
        var value = TableEvaluator.Evaluate(edition, inputs, Run, out var hit, hits);
        foreach (var row in hits)
        {
            if (hit.Outcome != TableOutcome.Row || row.Row == hit.Row)
            {
                Use(_plan.Elements.Rows[edition.Rows[row.Row]]);
                Tracer?.TableRow(edition, edition.Rows[row.Row], row.Truth);
                _plan.Observer?.Row(edition, edition.Rows[row.Row], row.Truth);
            }
        }

        Tracer?.Exit(value);
        hits.Clear();
        _hitLists.Push(hits);
        return value;
    }

    private TableInForce InForce(TableFamily table)
    {
        ref var recent = ref _recentTables[RuntimeHelpers.GetHashCode(table) & (RecentTables - 1)];
        if (recent is { } last && ReferenceEquals(last.Family, table))
        {
            return last;
        }

        if (!_inForce.TryGetValue(table, out var known))
        {
            _inForce[table] = known = Look(table, _context.AsOf);
        }

        return recent = known;
    }

    private TableInForce Look(TableFamily table, DateOnly day)
        => table.On(day) is { } edition ? new TableInForce(table, edition, _plan.Elements.Tables[edition], _plan.Elements.TablesWithRows.Contains(edition)) : new TableInForce(table, null, null, false);

    private sealed record TableInForce(TableFamily Family, DecisionTable? Edition, Evidence.Element? Element, bool RowsDiffer)
    {
        /// <summary>The set of the element alone.</summary>
        public Evidence.EvidenceSet? Alone { get; set; }
    }
}
