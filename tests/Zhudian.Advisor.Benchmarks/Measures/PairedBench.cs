using System.Globalization;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>
/// Baseline, engine, engine without evidence and reading the sheet's JSON in turns of a few milliseconds, so that a machine that is now fast, now slow is
/// the same for all: the median of the ratios of neighbouring turns.
/// </summary>
internal static class PairedBench
{
    private const double Turn = 4;

    /// <summary>Measures one scale for some seconds of CPU time.</summary>
    public static int Run(TextWriter output, Scale scale, int turns)
    {
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        var sheet = new SheetGenerator(1).Next(scale, 1);
        var facts = BenchRules.Sheet(engine, sheet);
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(sheet, BenchJson.Default.BenchSheet);
        var bare = EvaluationOptions.Default with { KeepEvidence = false };
        Action[] work = [() => HandWritten.Evaluate(sheet), () => engine.Evaluate(facts), () => engine.Evaluate(facts, bare), () => BenchSheet.Parse(json)];
        var calls = Array.ConvertAll(work, Warm);
        var ratios = Array.ConvertAll(work, _ => new List<double>());
        var best = Array.ConvertAll(work, _ => double.MaxValue);
        for (var turn = 0; turn < turns; turn++)
        {
            var times = new double[work.Length];
            for (var i = 0; i < work.Length; i++)
            {
                times[i] = Time(work[i], calls[i]);
                best[i] = Math.Min(best[i], times[i]);
                ratios[i].Add(times[i] / times[0]);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        engine.Evaluate(facts);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scale.Name,-8} baseline {best[0] * 1000:0.0} µs; engine {best[1] * 1000:0.0} µs, {Median(ratios[1]):0.0} ×; without evidence {Median(ratios[2]):0.0} ×, keeping costs {Median(ratios[1]) / Median(ratios[2]):0.00} ×; JSON {Median(ratios[3]):0.0} ×; {allocated / 1024} kB"));
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
        var baseline = Warm(() => HandWritten.Evaluate(sheet));
        foreach (var group in groups)
        {
            var options = EvaluationOptions.Default with { OnlyRules = [.. group.Split('+')] };
            var calls = Warm(() => engine.Evaluate(facts, options));
            var ratios = new List<double>();
            for (var turn = 0; turn < 21; turn++)
            {
                var unit = Time(() => HandWritten.Evaluate(sheet), baseline);
                ratios.Add(Time(() => engine.Evaluate(facts, options), calls) / unit);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            engine.Evaluate(facts, options);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group,-20} {Median(ratios):0.00} × {allocated / 1024} kB"));
        }

        return 0;
    }

    private static int Warm(Action action)
    {
        var start = ThreadClock.Milliseconds;
        var calls = 0;
        for (; calls < 300 || (ThreadClock.Milliseconds - start < 1500 && calls < 40_000); calls++)
        {
            action();
        }

        return Math.Max(1, (int)(Turn / Time(action, 10)));
    }

    private static double Time(Action action, int calls)
    {
        var start = ThreadClock.Milliseconds;
        for (var i = 0; i < calls; i++)
        {
            action();
        }

        return (ThreadClock.Milliseconds - start) / calls;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
