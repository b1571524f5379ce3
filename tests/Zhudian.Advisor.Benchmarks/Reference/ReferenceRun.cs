using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;

namespace Zhudian.Advisor.Benchmarks.Reference;

/// <summary>
/// The engine's results beside those of the workload's own oracle, on sheets of the workload's own generator:
/// <c>gen/generate.mjs</c> → <c>reference/reference.mjs</c> → <c>reference/compare.mjs</c>.
/// </summary>
internal static class ReferenceRun
{
    private static readonly (string Scale, int Sheets)[] Scales = [("small", 40), ("typical", 12), ("large", 2)];

    /// <summary>Compares on all scales; the number of scales that differ. Says why when it cannot.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="engine">Engine over the workload's rules.</param>
    /// <param name="bench">Folder of the workload; null = not there.</param>
    public static int Run(TextWriter output, EvaluationEngine engine, string? bench)
    {
        if (bench is null)
        {
            output.WriteLine("[未测] 与参照实现核对：没有找到参照实现所在的 shared/bench 目录");
            return 0;
        }

        if (Node(["--version"], null) is not { Code: 0 })
        {
            output.WriteLine("[未测] 与参照实现核对：没有 node");
            return 0;
        }

        var work = Directory.CreateTempSubdirectory("advisor-reference");
        try
        {
            return Scales.Count(s => !Same(output, engine, bench, work.FullName, s.Scale, s.Sheets));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>Evaluates a file of sheets and writes one result a line.</summary>
    public static void Write(EvaluationEngine engine, string sheets, string results)
    {
        using var target = File.Create(results);
        foreach (var line in File.ReadLines(sheets).Where(l => l.Length > 0))
        {
            var sheet = BenchSheet.Parse(Encoding.UTF8.GetBytes(line));
            target.Write(ResultJson.Write(EngineResult.Of(engine.Evaluate(BenchRules.Sheet(engine, sheet)), sheet), sheet));
            target.WriteByte((byte)'\n');
        }
    }

    private static bool Same(TextWriter output, EvaluationEngine engine, string bench, string work, string scale, int count)
    {
        var (sheets, expected, actual) = (Path.Combine(work, scale + ".jsonl"), Path.Combine(work, scale + ".expected.jsonl"), Path.Combine(work, scale + ".actual.jsonl"));
        var generated = Node([Path.Combine(bench, "gen", "generate.mjs"), "--scale", scale, "--n", count.ToString(CultureInfo.InvariantCulture), "--seed", "1"], sheets);
        var answered = Node([Path.Combine(bench, "reference", "reference.mjs"), sheets], expected);
        if (generated.Code != 0 || answered.Code != 0)
        {
            output.WriteLine($"[未达到] 与参照实现核对 {scale}：参照程序失败 {generated.Text}{answered.Text}");
            return false;
        }

        Write(engine, sheets, actual);
        var compared = Node([Path.Combine(bench, "reference", "compare.mjs"), expected, actual], null);
        output.WriteLine($"[{(compared.Code == 0 ? "达到" : "未达到")}] 与参照实现核对 {scale} × {count}：{compared.Text.Trim()}");
        return compared.Code == 0;
    }

    private static (int Code, string Text) Node(string[] arguments, string? toFile)
    {
        var info = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(info)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = string.Empty;
            if (toFile is null)
            {
                text = process.StandardOutput.ReadToEnd();
            }
            else
            {
                using var file = File.Create(toFile);
                process.StandardOutput.BaseStream.CopyTo(file);
            }

            process.WaitForExit();
            return (process.ExitCode, text + errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
