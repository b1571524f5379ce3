using System.Diagnostics;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>Fresh processes of the published command line (ReadyToRun): from start to the answer for the first small sheet.</summary>
internal static class StartMeasure
{
    private const int Runs = 9;

    /// <summary>Measures; says why when there is no published command line.</summary>
    public static void Run(Scorecard card, EvaluationEngine engine, string? advisor, string? productRules)
    {
        if (advisor is null)
        {
            card.Skipped("进程启动到首份小表的结论", "没有已发布的命令行程序（先运行 ./build.sh setup，或用 --advisor 指明 advisor.dll）");
            return;
        }

        var work = Directory.CreateTempSubdirectory("advisor-bench");
        try
        {
            var sheet = Path.Combine(work.FullName, "小份.yaml");
            using (var stream = File.Create(sheet))
            {
                SheetConvert.Write(BenchRules.Sheet(engine, new SheetGenerator(1).Next(Scale.Small, 1)), SheetFormat.Yaml, stream);
            }

            var rules = Path.Combine(AppContext.BaseDirectory, "Rules");
            Report(card, "进程启动到首份小表的结论", 250, advisor, "evaluate", sheet, "--rules", rules);
            var many = Path.Combine(work.FullName, "rules");
            foreach (var (path, text) in ManyRules.Of(rules, 500))
            {
                var file = Path.Combine(many, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }

            Report(card, "进程启动、载入 500 条规则、首份小表的结论", null, advisor, "evaluate", sheet, "--rules", many);
            if (productRules is not null)
            {
                Report(card, "进程启动、载入本产品规则库、写空白事实表", null, advisor, "sheet", "template", "--out", Path.Combine(work.FullName, "模板.xlsx"), "--rules", productRules);
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static void Report(Scorecard card, string name, double? limit, string advisor, params string[] arguments)
    {
        var times = new List<double>();
        var work = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            info.ArgumentList.Add(advisor);
            foreach (var argument in arguments)
            {
                info.ArgumentList.Add(argument);
            }

            var (clock, before) = (Stopwatch.StartNew(), ThreadClock.ChildMilliseconds);
            using var process = Process.Start(info)!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            times.Add(clock.Elapsed.TotalMilliseconds);
            work.Add(ThreadClock.ChildMilliseconds - before);
            if (process.ExitCode != 0)
            {
                card.Skipped(name, $"命令以 {process.ExitCode} 结束：{errors.GetAwaiter().GetResult().Trim()}");
                return;
            }
        }

        times.Sort();
        work.Sort();
        var detail = $"{Runs} 次的中位数，最快 {times[0]:0} ms，最慢 {times[^1]:0} ms；其中 CPU {work[Runs / 2]:0} ms（机器忙时钟表时间远大于它）";
        if (limit is { } most)
        {
            card.AtMost(name, times[Runs / 2], most, "ms", detail);
        }
        else
        {
            card.Note(name, times[Runs / 2], "ms", detail);
        }
    }
}
