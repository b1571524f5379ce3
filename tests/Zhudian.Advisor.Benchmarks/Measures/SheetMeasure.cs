using System.Globalization;
using System.Text.Json;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>Whole sheets of one scale: engine against baseline, with and without evidence, against reading the sheet's JSON, and what is allocated.</summary>
internal static class SheetMeasure
{
    private static readonly EvaluationOptions Bare = EvaluationOptions.Default with { KeepEvidence = false };

    /// <summary>Measures a scale; the number of differences to the baseline's result.</summary>
    public static int Run(Scorecard card, TextWriter output, EvaluationEngine engine, Scale scale)
    {
        var sheet = new SheetGenerator(1).Next(scale, 1);
        var facts = BenchRules.Sheet(engine, sheet);
        var differences = Differences(output, engine.Evaluate(facts), sheet, scale.Name);
        var json = JsonSerializer.SerializeToUtf8Bytes(sheet, BenchJson.Default.BenchSheet);
        var turns = Timing.InTurns(() => HandWritten.Evaluate(sheet), () => engine.Evaluate(facts), () => engine.Evaluate(facts, Bare), () => BenchSheet.Parse(json));
        var name = scale.Name switch { "small" => "小份", "typical" => "典型", _ => "大份" };
        var detail = $"基准 {Micro(turns.Best[0])}，引擎 {Micro(turns.Best[1])}，不留证据 {Micro(turns.Best[2])}";
        var keeping = turns.Ratio[1] / turns.Ratio[2];
        if (scale == Scale.Typical)
        {
            card.AtMost($"{name}事实表／手写基准", turns.Ratio[1], 5, "×", detail);
            card.AtMost($"{name}事实表，不留证据（手写基准也不留）／手写基准", turns.Ratio[2], 5, "×", string.Empty);
            card.AtMost($"{name}事实表／反序列化其 JSON", turns.Ratio[1] / turns.Ratio[3], 1, "×", $"反序列化 {json.Length / 1000} kB 用 {Micro(turns.Best[3])}");
            card.AtMost($"{name}：留证据／不留", keeping, 2, "×", string.Empty);
            var (total, kept) = Memory(engine, facts);
            card.AtMost($"{name}：每份在结果以外的分配", total - kept, 300, "kB", $"共分配 {total:0} kB，其中结果留住 {kept:0} kB");
        }
        else
        {
            card.Note($"{name}事实表／手写基准", turns.Ratio[1], "×", detail);
            card.Note($"{name}：留证据／不留", keeping, "×", string.Empty);
        }

        return differences;
    }

    private static int Differences(TextWriter output, Assessment assessment, BenchSheet sheet, string scale)
    {
        var problems = assessment.Faults.Take(5).Select(f => f.ToString())
            .Concat(ResultComparison.Differences(EngineResult.Of(assessment, sheet), HandWritten.Evaluate(sheet)).Take(20)).ToList();
        foreach (var problem in problems)
        {
            output.WriteLine($"{scale}: {problem}");
        }

        return problems.Count;
    }

    /// <summary>Kilobytes allocated by one evaluation, and kilobytes its result keeps alive.</summary>
    private static (double Total, double Kept) Memory(EvaluationEngine engine, FactSheet facts)
    {
        const int Count = 64;
        var results = new Assessment[Count];
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
        {
            results[i] = engine.Evaluate(facts);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - heap;
        GC.KeepAlive(results);
        return (allocated / 1024.0 / Count, Math.Max(0, kept) / 1024.0 / Count);
    }

    private static string Micro(double milliseconds) => (milliseconds * 1000).ToString("0.0", CultureInfo.InvariantCulture) + " µs";
}
