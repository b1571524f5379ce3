using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Testing.Cases;
using Zhudian.Advisor.Testing.Coverage;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>Drafts for rows of decision tables: an input that makes just that row match, found among the bounds and words of the cells.</summary>
internal sealed class TableDrafts(KnowledgeBase knowledge)
{
    private const int MaxTries = 2000;
    private const int MaxChoices = 24;

    /// <summary>A draft of a row that is not covered; null when none was found.</summary>
    public CaseDraft? Of(CoverageItem item, CancellationToken cancellation)
    {
        if (!knowledge.Tables.TryGetValue(item.Owner, out var family) || family.On(CaseRunner.DefaultDay) is not { } table || table.Rows.FirstOrDefault(r => r.Location == item.Location) is not { } row)
        {
            return null;
        }

        var choices = table.Inputs.Select((_, i) => Choices(table, row, i)).ToList();
        if (choices.Exists(c => c.Count == 0))
        {
            return null;
        }

        var tries = Combinations(choices).Take(MaxTries).Where(t => Keeps(table, t)).ToList();
        var watch = new RowWatch(family);
        var inputs = tries.ConvertAll(t => (IReadOnlyDictionary<string, Value>)table.Inputs.Zip(t).ToDictionary(p => p.First.Name, p => p.Second, StringComparer.Ordinal));
        var result = ApplyRun.Run(new EvaluationEngine(knowledge, watch), family.Name, inputs, CaseRunner.DefaultDay, cancellation);
        for (var i = 0; i < result.Rows.Length && i < watch.Calls.Count; i++)
        {
            if (watch.Calls[i] is [var only] && ReferenceEquals(only, row) && Text(table, row, tries[i], result.Rows[i].Value) is { } text)
            {
                return new CaseDraft(family.Name, [item], string.Empty, $"命中行 {row.Id}", text);
            }
        }

        return null;
    }

    private static string? Text(DecisionTable table, TableRow row, Value[] inputs, Value value)
    {
        var outputs = table.Outputs.Select(o => CaseLiteral.Cell(table.Outputs.Length == 1 ? value : value.As<ContextValue>() is { } context && context.TryGet(o.Name, out var part) ? part : value)).ToList();
        var cells = inputs.Select(v => CaseLiteral.Cell(v)).Concat(outputs).ToList();
        if (cells.Contains(null))
        {
            return null;
        }

        var header = table.Inputs.Select(i => i.Unit is { } unit ? $"{i.Name} ({unit})" : i.Name).Concat(table.Outputs.Select(o => "→ " + o.Name)).Prepend("用例").ToList();
        return $"| {string.Join(" | ", header)} |\n|{string.Concat(Enumerable.Repeat("---|", header.Count))}\n| 待专家核对 {row.Id} | {string.Join(" | ", cells)} |\n";
    }

    // 约束 bound what can be asked; a constraint that cannot be evaluated here excludes nothing.
    private static bool Keeps(DecisionTable table, Value[] inputs)
    {
        if (table.Constraints.IsDefaultOrEmpty)
        {
            return true;
        }

        var run = new EvaluationRun();
        var frame = run.Rent(Math.Max(table.FrameSize, inputs.Length));
        inputs.CopyTo(frame.Slots.AsSpan());
        return table.Constraints.All(c => c.Code.Test(frame) != Truth.False);
    }

    private List<Value> Choices(DecisionTable table, TableRow row, int column)
    {
        var cell = row.Cells[column];
        var input = table.Inputs[column];
        switch (cell.Kind)
        {
            case CellKind.Missing:
                return [Value.Of(new UnknownInfo(new MissingItem("用例:" + input.Name, input.Name, MissingReason.Fact, Field: input.Name)))];
            case CellKind.NotApplicable:
                return [Value.Null];
            case CellKind.Test when cell.Shape is { Negated: false } shape:
                return [.. shape.Intervals.SelectMany(i => Inside(i, input.Type)).Distinct().Take(MaxChoices)];
            default:
                // Any value, or a cell over other inputs: what other rows and the existing cases ask about.
                var others = table.Rows.Select(r => r.Cells[column].Shape).OfType<CellShape>().SelectMany(s => s.Intervals).SelectMany(i => Inside(i, input.Type));
                var known = knowledge.TableCases.Where(s => string.Equals(s.Target, table.Info.Name, StringComparison.Ordinal)).SelectMany(s => s.Rows)
                    .SelectMany(r => r.Inputs).Where(i => string.Equals(i.Input, input.Name, StringComparison.Ordinal) && i.Value.IsDefinite).Select(i => i.Value);
                return [.. known.Concat(others).Concat(Any(input.Type)).Distinct().Take(MaxChoices)];
        }
    }

    private static IEnumerable<Value> Any(FeelType type) => type switch
    {
        EnumType words => words.Members.Select(m => Value.Of(m)),
        EntityRowType { Entity.ReferenceRows: { } rows } => Enumerable.Range(0, Math.Min(rows.RowCount, MaxChoices)).Select(i => Value.Row(rows, i)),
        _ when type == FeelType.Boolean => [Value.Of(true), Value.Of(false)],
        _ when type == FeelType.Number => [Value.Of(1m), Value.Of(0m), Value.Of(10m), Value.Of(100m)],
        _ when type == FeelType.String => [Value.Of("甲")],
        _ => [Value.Of(1m)],
    };

    private static IEnumerable<Value> Inside(CellInterval interval, FeelType type)
    {
        if (type is EnumType words)
        {
            return words.Members.Where(m => Within(interval, m)).Select(m => Value.Of(m));
        }

        if (interval.Low is { IsNumber: true } || interval.High is { IsNumber: true })
        {
            var (low, high) = (interval.Low?.AsNumber, interval.High?.AsNumber);
            var step = Math.Max(0.01m, Math.Abs((low ?? high)!.Value) / 10);
            var middle = low is { } l && high is { } h ? (l + h) / 2 : low is { } only ? only + step : high!.Value - step;
            return new[] { interval.HighClosed ? high : null, interval.LowClosed ? low : null, middle }.OfType<decimal>().Select(n => Value.Of(n));
        }

        return interval.IsPoint ? [interval.Low!.Value] : new[] { interval.LowClosed ? interval.Low : null, interval.HighClosed ? interval.High : null }.OfType<Value>();
    }

    private static bool Within(CellInterval interval, EnumMember member)
    {
        if (interval.IsPoint || member.Order is not { } order)
        {
            return interval.Low is { } point && ExpectedText.Same(point, Value.Of(member), null);
        }

        var low = interval.Low is { } l ? l.As<EnumMember>()?.Order : null;
        var high = interval.High is { } h ? h.As<EnumMember>()?.Order : null;
        return (low is null || order > low || (order == low && interval.LowClosed)) && (high is null || order < high || (order == high && interval.HighClosed));
    }

    private static IEnumerable<Value[]> Combinations(List<List<Value>> choices)
    {
        var index = new int[choices.Count];
        while (true)
        {
            yield return [.. choices.Select((c, i) => c[index[i]])];
            var column = 0;
            while (column < index.Length && ++index[column] == choices[column].Count)
            {
                index[column++] = 0;
            }

            if (column == index.Length)
            {
                yield break;
            }
        }
    }

    /// <summary>Rows that decided each call of one table.</summary>
    private sealed class RowWatch(TableFamily family) : IEvaluationObserver
    {
        public List<List<TableRow>> Calls { get; } = [];

        public void Called(TableFamily table)
        {
            if (ReferenceEquals(table, family))
            {
                Calls.Add([]);
            }
        }

        public void Row(DecisionTable table, TableRow row, Truth truth)
        {
            if (truth == Truth.True && family.Editions.Contains(table) && Calls.Count > 0)
            {
                Calls[^1].Add(row);
            }
        }

        public void Condition(RuleDef rule, ConditionDef condition, Truth truth, Frame frame)
        {
        }

        public void Absence(RuleDef rule, AbsenceDef absence, Truth truth, Frame frame)
        {
        }

        public void Fired(RuleDef rule)
        {
        }
    }
}
