using System.Diagnostics;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Loading;
using Zhudian.Advisor.Knowledge.Loading;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>From the text of a rule base to an engine that is ready, the program compiled already; and the first evaluation after that.</summary>
internal static class LoadMeasure
{
    private const int Rules = 500;

    /// <summary>Measures the workload's rules repeated to 500, and, where they are present, the product's own.</summary>
    public static int Run(Scorecard card, TextWriter output, string? productRules)
    {
        var bench = ManyRules.Of(Path.Combine(AppContext.BaseDirectory, "Rules"), Rules);
        if (Time(output, bench) is not { } many)
        {
            return 1;
        }

        card.AtMost($"{many.Rules} 条规则（由基准规则重复而成）从文本到可用", many.Milliseconds, 50, "ms", $"{many.Derived} 个派生量，{many.Tables} 张表，{many.Bytes / 1000} kB");
        card.Note("基准规则新载入后的首次评估（典型事实表）", First(Sources(ManyRules.Of(Path.Combine(AppContext.BaseDirectory, "Rules"), 0))), "ms", "程序已编译；表的索引、规则的执行计划为此次所建");
        if (productRules is null)
        {
            card.Skipped("本产品规则库的载入", "没有找到 rules 目录");
            return 0;
        }

        if (Time(output, ManyRules.Of(productRules, 0)) is { } own)
        {
            card.Note("本产品规则库从文本到可用", own.Milliseconds, "ms", $"{own.Rules} 条规则，{own.Derived} 个派生量，{own.Tables} 张表，{own.Bytes / 1000} kB");
        }

        if (Time(output, ManyRules.Of(productRules, Rules)) is { } ownMany)
        {
            card.Note($"本产品规则重复到 {ownMany.Rules} 条", ownMany.Milliseconds, "ms", $"{ownMany.Bytes / 1000} kB");
        }

        return 0;
    }

    private static (double Milliseconds, int Rules, int Derived, int Tables, int Bytes)? Time(TextWriter output, IReadOnlyList<(string Path, string Text)> files)
    {
        var sources = Sources(files);
        var result = KnowledgeLoader.Load(sources, RuleBase.ForEvaluation);
        if (result.Knowledge is not { } knowledge)
        {
            foreach (var error in result.Errors.Take(5))
            {
                output.WriteLine(error);
            }

            return null;
        }

        var time = Timing.Median(() => _ = new EvaluationEngine(KnowledgeLoader.Load(sources, RuleBase.ForEvaluation).Knowledge!));
        return (time, knowledge.Rules.Length, knowledge.Derived.Count, knowledge.Tables.Count, sources.Sum(s => s.Content.Length));
    }

    private static List<KnowledgeSource> Sources(IReadOnlyList<(string Path, string Text)> files) => [.. files.Select(f => KnowledgeSource.FromText(f.Path, f.Text))];

    // A base that was never evaluated: its tables have no index yet and its plans are made.
    private static double First(List<KnowledgeSource> sources)
    {
        var times = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var engine = new EvaluationEngine(KnowledgeLoader.Load(sources, RuleBase.ForEvaluation).Knowledge!);
            var facts = BenchRules.Sheet(engine, new SheetGenerator(1).Next(Scale.Typical, 1));
            var clock = Stopwatch.StartNew();
            engine.Evaluate(facts);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
