using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Cases;

/// <summary>Runs the rows of a 用例 table.</summary>
internal static class TableCaseRun
{
    public static IEnumerable<CaseVerdict> Run(EvaluationEngine engine, TableCaseSet set, bool explain, CancellationToken cancellation)
    {
        var rows = set.Rows.Select(r => (IReadOnlyDictionary<string, Value>)r.Inputs.ToDictionary(i => i.Input, i => i.Value, StringComparer.Ordinal)).ToList();
        var result = ApplyRun.Run(engine, set.Target, rows, CaseRunner.DefaultDay, cancellation);
        for (var i = 0; i < set.Rows.Length; i++)
        {
            var row = set.Rows[i];
            var problems = result.Rows.Length == set.Rows.Length
                ? row.Outputs.Select(o => ExpectedText.Difference(o.Output, o.Expected, Output(result.Rows[i].Value, o.Output, row.Outputs.Length))).OfType<string>()
                : result.Diagnostics.Select(d => d.ToString());
            var verdict = new CaseVerdict(CaseKind.Table, set.Target, row.Name, row.Location, [.. problems]);
            yield return explain && !verdict.Passed && i < result.Rows.Length ? verdict with { Evidence = [TableEvidence.Of(engine, set, row, result.Rows[i].Value)] } : verdict;
        }
    }

    // A table with several outputs gives a context; with one, the value itself.
    private static Value Output(in Value value, string name, int outputs)
        => value.As<ContextValue>() is { } context && context.TryGet(name, out var part) ? part
        : outputs == 1 || !value.IsDefinite ? value : Value.Null;
}
