using Zhudian.Advisor.Benchmarks.Baseline;
using Zhudian.Advisor.Benchmarks.Engine;
using Zhudian.Advisor.Benchmarks.Workload;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Benchmarks.Measures;

/// <summary>
/// The scalar workload (SPEC.md D): twenty scoring rows in three C+ tables, a table of levels, one matrix of 27 rows; one pond at a time,
/// inputs already typed values. Beside it the same ponds as a rule over a sheet, conclusions, keys and evidence included.
/// </summary>
internal sealed class PondMeasure
{
    private readonly DecisionTable _hazard;
    private readonly DecisionTable _receptor;
    private readonly DecisionTable _control;
    private readonly DecisionTable _matrix;
    private readonly DecisionTable _level;
    private readonly EvaluationRun _run = new();
    private readonly Value[] _score = new Value[1];
    private readonly Value[] _answer = new Value[7];

    private PondMeasure(KnowledgeBase knowledge)
    {
        DecisionTable Table(string name) => knowledge.Tables[name].Editions[0];
        (_hazard, _receptor, _control, _matrix) = (Table("H分"), Table("S分"), Table("R分"), Table("风险矩阵"));
        _level = Table("分档");
    }

    /// <summary>Measures; the number of ponds whose result differs from the baseline's.</summary>
    public static int Run(Scorecard card, TextWriter output, EvaluationEngine engine)
    {
        var ponds = new SheetGenerator(7).Next(new Scale("ponds", 1, 1, 1, 1000, 1, 40), 1).Ponds;
        var inputs = ponds.Select(Inputs).ToArray();
        var measure = new PondMeasure(engine.Knowledge);
        var different = 0;
        for (var i = 0; i < ponds.Length; i++)
        {
            var (actual, expected) = (measure.Evaluate(inputs[i]), HandWritten.Evaluate(ponds[i]));
            if (actual != expected)
            {
                different++;
                output.WriteLine($"{ponds[i].Id}: {actual} / {expected}");
            }
        }

        var sum = 0;
        var turns = Timing.InTurns(
            () =>
            {
                foreach (var pond in ponds)
                {
                    sum += HandWritten.Evaluate(pond).H;
                }
            },
            () =>
            {
                foreach (var input in inputs)
                {
                    measure.Evaluate(input, measure._answer);
                }
            });
        GC.KeepAlive(sum);
        card.AtMost("尾矿库（评分表、求和、矩阵）／手写基准", turns.Ratio[1], 10, "×", $"基准 {Nano(turns.Best[0] / ponds.Length)}，引擎 {Nano(turns.Best[1] / ponds.Length)}");

        var sheet = new SheetGenerator(7).Next(new Scale("ponds", 1, 1, 1, 1000, 1, 40), 1);
        var facts = BenchRules.Sheet(engine, sheet);
        var rule = EvaluationOptions.Default with { OnlyRules = ["D"] };
        var whole = Timing.Median(() => engine.Evaluate(facts, rule)) / ponds.Length;
        card.Note("尾矿库作为规则（含结论与证据），每座", whole * 1000, "µs", string.Empty);
        return different;
    }

    private static string Nano(double milliseconds) => (milliseconds * 1e6).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " ns";

    // Scores, levels and risk as the engine's values, in the order of SPEC.md.
    private void Evaluate(PondInputs t, Value[] answer)
    {
        answer[0] = TableEvaluator.Evaluate(_hazard, t.Hazard, _run, out _);
        answer[1] = TableEvaluator.Evaluate(_receptor, t.Receptor, _run, out _);
        answer[2] = TableEvaluator.Evaluate(_control, t.Control, _run, out _);
        answer[3] = Level(answer[0]);
        answer[4] = Level(answer[1]);
        answer[5] = Level(answer[2]);
        answer[6] = TableEvaluator.Evaluate(_matrix, answer.AsSpan(3, 3), _run, out _);
    }

    private PondResult Evaluate(PondInputs t)
    {
        Evaluate(t, _answer);
        int At(int i) => (int)_answer[i].AsNumber;
        return new PondResult(At(0), At(1), At(2), At(3), At(4), At(5), _answer[6].AsText!);
    }

    // As the engine calls a table of one number.
    private Value Level(in Value score)
    {
        if (TableEvaluator.TryConstant(_level, score.AsNumber) is { } known)
        {
            return known.Value;
        }

        _score[0] = score;
        return TableEvaluator.Evaluate(_level, _score, _run, out _);
    }

    private static PondInputs Inputs(Pond t) => new(
        [Value.Of(t.Haz), Value.Of(t.Ore), Number(t.Volume), Number(t.Height), Number(t.Age)],
        [Number(t.Dist), Number(t.Pop), Number(t.Wcls)],
        [Flag(t.Liner), Flag(t.Drain), Flag(t.Monitor), Flag(t.Plan), Number(t.Incidents)]);

    private static Value Number(double? number) => number is { } n ? Value.Of((decimal)n) : Value.Null;

    private static Value Flag(bool? flag) => flag is { } f ? Value.Of(f) : Value.Null;

    private sealed record PondInputs(Value[] Hazard, Value[] Receptor, Value[] Control);
}
