using System.Diagnostics;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;

namespace Zhudian.Advisor.Benchmarks.Engine;

/// <summary>Typical sheets through the engine beside the hand-written baseline, in one run: ratios of thread CPU time.</summary>
internal static class EngineBench
{
    /// <summary>Compares results on all scales, then measures; 0 when everything agrees.</summary>
    public static int Run(TextWriter output, bool quick)
    {
        var clock = Stopwatch.StartNew();
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold load of the rule base {clock.Elapsed.TotalMilliseconds:0} ms"));
        var differences = 0;
        foreach (var scale in quick ? [Scale.Small, Scale.Typical] : new[] { Scale.Small, Scale.Typical, Scale.Large })
        {
            var sheet = new SheetGenerator(1).Next(scale, 1);
            var facts = BenchRules.Sheet(engine, sheet);
            var assessment = engine.Evaluate(facts);
            foreach (var fault in assessment.Faults.Take(5))
            {
                differences++;
                output.WriteLine(fault);
            }

            foreach (var difference in ResultComparison.Differences(EngineResult.Of(assessment, sheet), HandWritten.Evaluate(sheet)).Take(20))
            {
                differences++;
                output.WriteLine($"{scale.Name}: {difference}");
            }

            var baseline = Median(() => HandWritten.Evaluate(sheet), scale == Scale.Large ? 20 : 200);
            var bare = EvaluationOptions.Default with { KeepEvidence = false };
            var full = Median(() => engine.Evaluate(facts), scale == Scale.Large ? 3 : 20);
            var without = Median(() => engine.Evaluate(facts, bare), scale == Scale.Large ? 3 : 20);
            var before = GC.GetAllocatedBytesForCurrentThread();
            engine.Evaluate(facts);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scale.Name,-8} baseline {baseline * 1000:0.0} µs, engine {full * 1000:0.0} µs = {full / baseline:0.0} ×; without evidence {without * 1000:0.0} µs, keeping costs {full / without:0.00} ×; {allocated / 1024} kB; {assessment.Conclusions.Length} conclusions, {assessment.Unknown.Length} unknown"));
        }

        return differences == 0 ? 0 : 1;
    }

    /// <summary>Loads a rule base once, then four times more: what a fresh process waits, and what of that is compilation of the program.</summary>
    public static int ColdLoad(TextWriter output, string folder)
    {
        for (var round = 1; round <= 5; round++)
        {
            var (clock, start) = (Stopwatch.StartNew(), CpuTime());
            if (BenchRules.Load(output, folder) is not { } engine)
            {
                return 1;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {round}: {clock.Elapsed.TotalMilliseconds:0} ms, CPU of the thread {CpuTime() - start:0} ms; {engine.Knowledge.Rules.Length} rules, {engine.Knowledge.Tables.Count} tables"));
        }

        return 0;
    }

    /// <summary>Evaluates one typical sheet many times.</summary>
    public static int Loop(TextWriter output, int count, string[] rules)
    {
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        var facts = BenchRules.Sheet(engine, new SheetGenerator(1).Next(Scale.Typical, 1));
        var options = rules.Length == 0 ? EvaluationOptions.Default : EvaluationOptions.Default with { OnlyRules = [.. rules] };
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', rules)} {Median(() => engine.Evaluate(facts, options), count) * 1000:0} µs each"));
        return 0;
    }

    /// <summary>Median milliseconds of CPU time of one call.</summary>
    private static double Median(Action action, int calls)
    {
        var warm = CpuTime();
        for (var i = 0; i < calls || (CpuTime() - warm < 1500 && i < 20_000); i++)
        {
            action();
        }

        var times = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            var start = CpuTime();
            for (var i = 0; i < calls; i++)
            {
                action();
            }

            times.Add((CpuTime() - start) / calls);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>Milliseconds of CPU time of this thread (background compilation and collection do not count).</summary>
    private static double CpuTime() => ThreadClock.Milliseconds;
}
