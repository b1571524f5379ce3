using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Evidence of a row of a 用例 table: the rows that matched, and why the row with the expected output did not.</summary>
internal static class TableEvidence
{
    private const int MostRows = 3;

    public static CaseEvidence Of(EvaluationEngine engine, TableCaseSet set, TableCaseRow row, in Value actual)
    {
        var inputs = string.Join("，", row.Inputs.Select(i => $"{i.Input} = {ExpectedText.Print(i.Value)}"));
        var missing = actual.IsUnknown ? actual.Unknown!.Items().Take(MostRows * 2).Select(i => i.Text) : [];
        var watch = new Watch();
        ApplyRun.Run(new EvaluationEngine(engine.Knowledge, watch), set.Target, [row.Inputs.ToDictionary(i => i.Input, i => i.Value, StringComparer.Ordinal)], CaseRunner.DefaultDay);
        var table = engine.Knowledge.Tables.TryGetValue(set.Target, out var family) ? family.On(CaseRunner.DefaultDay) : null;
        var steps = table is null ? [] : Candidates(table, row).SelectMany(r => Cells(table, r, row));
        return new CaseEvidence($"{set.Target}（{inputs}）", [.. steps], [.. watch.Rows.Distinct(StringComparer.Ordinal).Take(MostRows * 2)], [.. missing]);
    }

    // Rows that would have given what was expected: one of them should have matched.
    private static IEnumerable<TableRow> Candidates(DecisionTable table, TableCaseRow row)
        => table.Rows.Where(r => row.Outputs.All(o => table.Outputs.Select((t, i) => (t.Name, i)).Where(p => string.Equals(p.Name, o.Output, StringComparison.Ordinal) || table.Outputs.Length == 1)
            .Any(p => r.Outputs[p.i].Constant is { } constant && ExpectedText.Same(o.Expected.Value, constant, o.Expected.Tolerance)))).Take(MostRows);

    private static IEnumerable<EvidenceStep> Cells(DecisionTable table, TableRow row, TableCaseRow @case)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            var input = @case.Inputs.FirstOrDefault(c => string.Equals(c.Input, table.Inputs[i].Name, StringComparison.Ordinal));
            if (cell.Kind == CellKind.Any || input.Input is null)
            {
                continue;
            }

            var holds = cell.Kind switch
            {
                CellKind.Missing => input.Value.IsUnknown,
                CellKind.NotApplicable => input.Value is { IsNull: true, IsFault: false },
                _ when !input.Value.IsDefinite => (bool?)null,
                _ => cell.Shape is { } shape ? shape.Intervals.Any(v => Inside(v, input.Value)) != shape.Negated : null,
            };
            var bound = input.Value.IsNumber ? Nearest(cell.Shape, input.Value.AsNumber) : null;
            var margin = bound is { } b ? string.Create(CultureInfo.InvariantCulture, $"，离界限 {input.Value.AsNumber - b:+0.######;-0.######;0}") : string.Empty;
            yield return new EvidenceStep(
                $"{(holds is true ? "✓" : holds is false ? "✗" : "？")} 行 {row.Id} 要求 {input.Input} {cell.Text.Text}，给的是 {ExpectedText.Print(input.Value)}{margin}",
                cell.Text.Text, holds, bound is null ? null : input.Value.AsNumber, bound);
        }
    }

    private static bool Inside(CellInterval interval, in Value value)
        => (interval.Low is not { } low || Compare(value, low) is var below && (below > 0 || (below == 0 && interval.LowClosed)))
            && (interval.High is not { } high || Compare(value, high) is var above && (above < 0 || (above == 0 && interval.HighClosed)));

    // What has no order here is only ever compared for being the same.
    private static int? Compare(in Value left, in Value right)
        => left.IsNumber && right.IsNumber ? left.AsNumber.CompareTo(right.AsNumber)
            : ExpectedText.Same(left, right, null) ? 0
            : left.As<EnumMember>()?.Order is { } one && right.As<EnumMember>()?.Order is { } other ? one.CompareTo(other) : null;

    private static decimal? Nearest(CellShape? shape, decimal number)
        => shape?.Intervals.SelectMany(i => new[] { i.Low, i.High }).Where(e => e is { IsNumber: true }).Select(e => (decimal?)e!.Value.AsNumber).OrderBy(e => Math.Abs(e!.Value - number)).FirstOrDefault();

    private sealed class Watch : IEvaluationObserver
    {
        public List<string> Rows { get; } = [];

        public void Condition(RuleDef rule, ConditionDef condition, Truth truth, Frame frame)
        {
        }

        public void Absence(RuleDef rule, AbsenceDef absence, Truth truth, Frame frame)
        {
        }

        public void Fired(RuleDef rule)
        {
        }

        public void Row(DecisionTable table, TableRow row, Truth truth)
            => Rows.Add($"表 {table.Info.Name} 的行 {row.Id}（{row.Location}）{(truth == Truth.True ? string.Empty : truth == Truth.Unknown ? "未能确定" : "不能计算")}");
    }
}
