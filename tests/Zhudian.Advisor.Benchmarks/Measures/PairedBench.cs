using System.Globalization;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>Ratios to the baseline without the rest of the scorecard, for whoever works on the engine.</summary>
internal static class PairedBench
{
    /// <summary>One scale: engine, engine without evidence and reading the sheet's JSON.</summary>
    public static int Run(TextWriter output, Scale scale)
    {
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        var sheet = new SheetGenerator(1).Next(scale, 1);
        var facts = BenchRules.Sheet(engine, sheet);
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(sheet, BenchJson.Default.BenchSheet);
        var bare = EvaluationOptions.Default with { KeepEvidence = false };
        var (best, ratio) = Timing.InTurns(() => HandWritten.Evaluate(sheet), () => engine.Evaluate(facts), () => engine.Evaluate(facts, bare), () => BenchSheet.Parse(json));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scale.Name,-8} baseline {best[0] * 1000:0.0} µs; engine {best[1] * 1000:0.0} µs, {ratio[1]:0.0} ×; without evidence {ratio[2]:0.0} ×, keeping costs {ratio[1] / ratio[2]:0.00} ×; JSON {ratio[3]:0.0} ×; {Allocated(() => engine.Evaluate(facts))} kB"));
        return 0;
    }

    /// <summary>What single rules cost, in multiples of the whole baseline: where to look next.</summary>
    public static int Rules(TextWriter output, IEnumerable<string> groups)
    {
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        var sheet = new SheetGenerator(1).Next(Scale.Typical, 1);
        var facts = BenchRules.Sheet(engine, sheet);
        foreach (var group in groups)
        {
            var options = EvaluationOptions.Default with { OnlyRules = [.. group.Split('+')] };
            var ratio = Timing.InTurns(() => HandWritten.Evaluate(sheet), () => engine.Evaluate(facts, options)).Ratio[1];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group,-20} {ratio:0.00} × {Allocated(() => engine.Evaluate(facts, options))} kB"));
        }

        return 0;
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1024;
    }
}
