using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Conformance;

/// <summary>Runs files of DMN TCK cases (DMN TCK working group) against plain FEEL.</summary>
public static class ConformanceRunner
{
    /// <summary>Runs all cases of the files, in order. A file that cannot be read throws what the reader throws; a case never does.</summary>
    public static ConformanceReport Run(IEnumerable<string> files, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        WarmUp();
        var results = new List<ConformanceResult>();
        foreach (var file in files)
        {
            var (cases, tables) = TckReader.Read(file);
            foreach (var item in cases)
            {
                cancellation.ThrowIfCancellationRequested();
                results.Add(RunOne(item, item.Id, isTable: false, item.Expression, () => Evaluate(item)));
            }

            foreach (var table in tables)
            {
                var plain = new PlainTable(table);
                foreach (var item in table.Cases)
                {
                    cancellation.ThrowIfCancellationRequested();
                    results.Add(RunOne(item, table.Id + "/" + item.Id, isTable: true, table.Id, () => plain.Evaluate(Inputs(item))));
                }
            }
        }

        return new ConformanceReport(results);
    }

    /// <summary>The first evaluation pays for loading code; it is not a property of a case.</summary>
    private static void WarmUp()
    {
        FeelEvaluator.Evaluate("for i in [1, 2] return string(date(\"2024-01-01\") + duration(\"P1D\")) + string(i in [1..3]) + string({a: 1}.a)");
        FeelEvaluator.Evaluate("[matches(\"ab\", \"[a-z]+\", \"i\"), replace(\"ab\", \"(a)\", \"$1\"), split(\"a,b\", \",\"), date and time(\"2024-01-01T00:00:00@Europe/Paris\")]");
        new TckType("string", null, null, "\"a\", [\"b\"..\"c\"]").Apply(Value.Of("a"));
    }

    [SuppressMessage("Design", "CA1031", Justification = "a case that throws is the finding this runner exists for; it is recorded, not hidden")]
    private static ConformanceResult RunOne(TckCase item, string id, bool isTable, string text, Func<FeelResult> evaluate)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var result = evaluate();
            var value = item.ResultType is null ? result.Value : item.ResultType.Apply(result.Value);
            watch.Stop();
            var reported = result.Diagnostics.Count > 0 || value.Remark is not null;
            var passed = item.Outcome switch
            {
                TckOutcome.Value => TckValue.Matches(value, item.Expected),
                TckOutcome.Null => value.IsNull,
                _ => value.IsNull && reported,
            };
            return new ConformanceResult(id, item.Category, isTable, item.Outcome, passed, Threw: false, watch.Elapsed, text, item.Expected.ToString(), value + (value.Remark is { } d ? " " + d.Message : string.Empty));
        }
        catch (Exception exception)
        {
            return new ConformanceResult(id, item.Category, isTable, item.Outcome, Passed: false, Threw: true, watch.Elapsed, text, item.Expected.ToString(), exception.GetType().Name + ": " + exception.Message);
        }
    }

    private static FeelResult Evaluate(TckCase item)
    {
        var types = item.InputTypes.ToDictionary(t => t.Key, t => t.Value.Feel, StringComparer.Ordinal);
        return FeelEvaluator.Evaluate(SourceText.From(item.Expression), new InputScope(Inputs(item), types), BindOptions.Plain);
    }

    private static Dictionary<string, Value> Inputs(TckCase item)
        => item.Inputs.ToDictionary(i => i.Key, i => item.InputTypes.TryGetValue(i.Key, out var type) ? type.Apply(i.Value) : i.Value, StringComparer.Ordinal);
}
