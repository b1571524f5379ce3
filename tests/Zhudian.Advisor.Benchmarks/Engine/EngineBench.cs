using System.Diagnostics;
using System.Globalization;
using Zhudian.Advisor.Benchmarks.Measures;
using Zhudian.Advisor.Benchmarks.Reference;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;

namespace Zhudian.Advisor.Benchmarks.Engine;

/// <summary>The engine beside the hand-written baseline, in one run: every target with what was measured.</summary>
internal static class EngineBench
{
    /// <summary>Compares results, then measures; 0 when everything agrees. Missed targets are said and do not fail the run.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="quick">Only whole sheets, small and typical.</param>
    /// <param name="advisor">The published command line; null = where build.sh puts it.</param>
    /// <param name="workload">Folder of the workload; null = beside the source tree.</param>
    public static int Run(TextWriter output, bool quick, string? advisor = null, string? workload = null)
    {
        var card = new Scorecard(output);
        var clock = Stopwatch.StartNew();
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        var load = clock.Elapsed.TotalMilliseconds;
        var first = BenchRules.Sheet(engine, new SheetGenerator(1).Next(Scale.Small, 1));
        clock.Restart();
        engine.Evaluate(first);
        card.Note("本进程首次载入基准规则", load, "ms", $"首次评估小份 {clock.Elapsed.TotalMilliseconds:0} ms；都含即时编译，未预编译");

        var differences = 0;
        foreach (var scale in quick ? [Scale.Small, Scale.Typical] : new[] { Scale.Small, Scale.Typical, Scale.Large })
        {
            differences += SheetMeasure.Run(card, output, engine, scale);
        }

        if (!quick)
        {
            differences += PondMeasure.Run(card, output, engine);
            differences += JoinMeasure.Run(card, output);
            differences += LoadMeasure.Run(card, output, Places.ProductRules);
            StartMeasure.Run(card, engine, advisor ?? Places.Advisor, Places.ProductRules);
            differences += ReferenceRun.Run(output, engine, workload ?? Places.Workload);
        }

        card.Total();
        output.WriteLine(differences == 0 ? "结果与手写基准一致" : $"结果有 {differences} 处不一致");
        return differences == 0 ? 0 : 1;
    }

    /// <summary>Loads a rule base once, then four times more: what a fresh process waits, and what of that is compilation of the program.</summary>
    public static int ColdLoad(TextWriter output, string folder)
    {
        for (var round = 1; round <= 5; round++)
        {
            var (clock, start) = (Stopwatch.StartNew(), ThreadClock.Milliseconds);
            if (BenchRules.Load(output, folder) is not { } engine)
            {
                return 1;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {round}: {clock.Elapsed.TotalMilliseconds:0} ms, CPU of the thread {ThreadClock.Milliseconds - start:0} ms; {engine.Knowledge.Rules.Length} rules, {engine.Knowledge.Tables.Count} tables"));
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
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', rules)} {Timing.Median(() => engine.Evaluate(facts, options), count) * 1000:0} µs each"));
        return 0;
    }

    /// <summary>Writes a sheet of the workload as a fact sheet, for the command line.</summary>
    public static int WriteSheet(TextWriter output, string scale, string file)
    {
        if (BenchRules.Load(output) is not { } engine)
        {
            return 1;
        }

        using var stream = File.Create(file);
        SheetConvert.Write(BenchRules.Sheet(engine, new SheetGenerator(1).Next(scale switch { "small" => Scale.Small, "large" => Scale.Large, _ => Scale.Typical }, 1)), SheetFormat.Yaml, stream);
        return 0;
    }

    /// <summary>One part of the measurements, for whoever works on it.</summary>
    public static int Only(TextWriter output, string part)
    {
        var card = new Scorecard(output);
        return BenchRules.Load(output) is not { } engine ? 1 : part switch
        {
            "pond" => PondMeasure.Run(card, output, engine),
            "join" => JoinMeasure.Run(card, output),
            "load" => LoadMeasure.Run(card, output, Places.ProductRules),
            "reference" => ReferenceRun.Run(output, engine, Places.Workload),
            "start" => Start(card, engine),
            _ => 1,
        };
    }

    private static int Start(Scorecard card, EvaluationEngine engine)
    {
        StartMeasure.Run(card, engine, Places.Advisor, Places.ProductRules);
        return 0;
    }
}
