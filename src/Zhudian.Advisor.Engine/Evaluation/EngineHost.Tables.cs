using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Tables;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>Decision tables.</summary>
internal sealed partial class EngineHost
{
    private readonly Stack<List<TableRowHit>> _hitLists = new();

    /// <inheritdoc/>
    public override Value Table(TableFamily table, ReadOnlySpan<Value> inputs, DateOnly? day, Frame frame)
    {
        var on = day ?? _context.AsOf;
        var edition = table.On(on);
        if (edition is null)
        {
            return EngineFaults.TableNotInForce(table.Name, on);
        }

        Use(_plan.Elements.Tables[edition]);
        if (Tracer is null && (_evidence is null || !_plan.Elements.TablesWithRows.Contains(edition)))
        {
            return TableEvaluator.Evaluate(edition, inputs, Run, out _);
        }

        var hits = _hitLists.TryPop(out var free) ? free : [];
        Tracer?.EnterTable(edition, inputs);
        var value = TableEvaluator.Evaluate(edition, inputs, Run, out var hit, hits);
        foreach (var row in hits)
        {
            if (hit.Outcome != TableOutcome.Row || row.Row == hit.Row)
            {
                Use(_plan.Elements.Rows[edition.Rows[row.Row]]);
                Tracer?.TableRow(edition, edition.Rows[row.Row], row.Truth);
            }
        }

        Tracer?.Exit(value);
        hits.Clear();
        _hitLists.Push(hits);
        return value;
    }
}
