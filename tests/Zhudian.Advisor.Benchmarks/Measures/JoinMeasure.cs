using System.Globalization;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>One rule over pairs (RulesJoin/连接.md): how its time grows from 40 sections × 200 enterprises to 400 × 5,000, and what a hand-written join takes.</summary>
internal static class JoinMeasure
{
    private const int Reach = 20000;

    /// <summary>Measures; the number of pairs found by one side only.</summary>
    public static int Run(Scorecard card, TextWriter output)
    {
        if (BenchRules.Load(output, Path.Combine(AppContext.BaseDirectory, "RulesJoin")) is not { } engine)
        {
            return 1;
        }

        var (few, many) = (Prepare(engine, Scale.Typical), Prepare(engine, Scale.Large));
        var ours = Timing.InTurns(() => engine.Evaluate(few.Facts), () => engine.Evaluate(many.Facts));
        var hand = Timing.InTurns(() => Join(few.Sheet), () => Join(many.Sheet));
        card.AtMost("连接 40×200 → 400×5000 的时间增长", ours.Ratio[1], 30, "×", $"引擎 {Micro(ours.Best[0])} → {Micro(ours.Best[1])}；手写 {Micro(hand.Best[0])} → {Micro(hand.Best[1])} = {hand.Ratio[1]:0.0} ×；结论 {few.Pairs} → {many.Pairs} 条");
        return few.Differences + many.Differences;
    }

    private static (BenchSheet Sheet, FactSheet Facts, int Pairs, int Differences) Prepare(EvaluationEngine engine, Scale scale)
    {
        var sheet = new SheetGenerator(3).Next(scale, 1);
        var facts = Facts(engine, sheet);
        var found = engine.Evaluate(facts).Conclusions.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var expected = Join(sheet).Select(p => p.Section.Id + "+" + p.Enterprise.Id).ToHashSet(StringComparer.Ordinal);
        var pairs = expected.Count;
        expected.SymmetricExceptWith(found);
        return (sheet, facts, pairs, expected.Count);
    }

    private static List<(Section Section, Enterprise Enterprise)> Join(BenchSheet sheet)
    {
        var byRiver = new Dictionary<string, List<Enterprise>>(StringComparer.Ordinal);
        foreach (var e in sheet.Enterprises)
        {
            if (!byRiver.TryGetValue(e.River, out var list))
            {
                byRiver[e.River] = list = [];
            }

            list.Add(e);
        }

        var pairs = new List<(Section, Enterprise)>();
        foreach (var s in sheet.Sections)
        {
            foreach (var e in byRiver.TryGetValue(s.River, out var near) ? near : [])
            {
                if (e.Permit != true && s.Pos - e.Pos > 0 && s.Pos - e.Pos <= Reach)
                {
                    pairs.Add((s, e));
                }
            }
        }

        return pairs;
    }

    private static FactSheet Facts(EvaluationEngine engine, BenchSheet sheet)
    {
        var builder = new FactSheetBuilder(engine.Knowledge, new DateOnly(2026, 1, 1));
        foreach (var s in sheet.Sections)
        {
            builder.Add("断面", ("编号", Value.Of(s.Id)), ("河流", Value.Of(s.River)), ("位置", Value.Of((decimal)s.Pos)));
        }

        foreach (var e in sheet.Enterprises)
        {
            (string, Value)[] cells = [("编号", Value.Of(e.Id)), ("河流", Value.Of(e.River)), ("位置", Value.Of((decimal)e.Pos))];
            builder.Add("企业", e.Permit is { } permit ? [.. cells, ("许可", Value.Of(permit))] : cells);
        }

        return builder.Reported("断面").Reported("企业").Build().Sheet!;
    }

    private static string Micro(double milliseconds) => (milliseconds * 1000).ToString("0.0", CultureInfo.InvariantCulture) + " µs";
}
