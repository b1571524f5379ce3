using System.CommandLine;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Explain;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Engine.Receipts;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary>Why, why not, what if, what would turn it, what is missing.</summary>
internal static class ExplainCommands
{
    /// <summary><c>advisor explain SHEET CONCLUSION</c>.</summary>
    public static Command Explain(CommandContext context)
    {
        var id = new Argument<string>("结论") { Description = "结论编号，如 WQ-S01/S02+累计（见 evaluate 的输出）" };
        var depth = new Option<int>("--depth") { Description = "证明展开的层数", HelpName = "层", DefaultValueFactory = _ => 6 };
        return OverAssessment(context, "explain", "解释一条结论：理由、依据、核验状态，再逐层展开到事实", (assessment, parsed, _) =>
        {
            var proof = assessment.Prove(Find(context, assessment, parsed.GetRequiredValue(id)));
            context.Output.Write(ProofText.Short(proof));
            context.Output.WriteLine();
            context.Output.Write(ProofText.Tree(proof.Root, Math.Clamp(parsed.GetValue(depth), 1, 50)));
        }, [id], depth);
    }

    /// <summary><c>advisor why-not SHEET RULE --for KEY</c>.</summary>
    public static Command WhyNotCommand(CommandContext context)
    {
        var rule = new Argument<string>("规则") { Description = "规则编号，如 WQ-T02；也可写规则的标题或结论种类" };
        var key = new Option<string>("--for") { Description = "对象的编号，如 S03；有几个变量的写全，如 S02+累计", HelpName = "编号", Required = true };
        return OverAssessment(context, "why-not", "为什么一条规则对某个对象没有得出结论：不成立的条件、取值与离界限的距离", (assessment, parsed, cancellation) =>
        {
            var asked = parsed.GetRequiredValue(rule);
            var rules = WhyNot.Rules(assessment.Knowledge, asked);
            var answers = (rules.IsEmpty ? [asked] : rules).Select(r => WhyNot.Ask(assessment, r, parsed.GetRequiredValue(key), cancellation: cancellation)).ToList();

            // A title or kind may mean several rules: those that have the subject answer.
            var shown = answers.Exists(a => a.Outcome != WhyNotOutcome.NoSubject) ? answers.Where(a => a.Outcome != WhyNotOutcome.NoSubject).ToList() : answers.Take(1).ToList();
            foreach (var answer in shown)
            {
                Write(context, answer);
            }

            if (shown.TrueForAll(a => a.Outcome is WhyNotOutcome.NoRule or WhyNotOutcome.NoSubject))
            {
                throw new CommandFailure(ExitCode.InputWrong);
            }
        }, [rule], key);
    }

    /// <summary><c>advisor what-if SHEET --set PATH=VALUE…</c>.</summary>
    public static Command WhatIfCommand(CommandContext context)
    {
        var set = new Option<string[]>("--set") { Description = "假设，如 '断面[S02].目标类别=Ⅳ' 或 '参数=值'；可重复", HelpName = "路径=值", Required = true, AllowMultipleArgumentsPerToken = true };
        var file = new Option<string?>("--out") { Description = "假设下的评估与回执写到此文件（JSON，可用 replay 核对）", HelpName = "文件.json" };
        return OverAssessment(context, "what-if", "假如某些事实或参数不同，哪些结论会变", (assessment, parsed, cancellation) =>
        {
            var output = OutputFiles.To(parsed.GetValue(file));
            var result = WhatIf.Run(assessment, parsed.GetRequiredValue(set), cancellation);
            context.Report(result.Diagnostics);
            if (result.After is null)
            {
                throw new CommandFailure(ExitCode.InputWrong);
            }

            context.Output.WriteLine($"结论变化 {result.Changes.Length} 条。");
            foreach (var change in result.Changes)
            {
                var word = change.Kind switch { ChangeKind.Added => "增", ChangeKind.Removed => "减", _ => "变" };
                context.Output.WriteLine($"{word} {change.Id}");
                context.Output.WriteLine("    原：" + (change.Before?.Text ?? "（无）"));
                context.Output.WriteLine("    后：" + (change.After?.Text ?? "（无）"));
            }

            output?.Write(parsed.GetRequiredValue(file)!, AssessmentJson.Write(result.After));
            output?.Finish();
        }, [], set, file);
    }

    /// <summary><c>advisor flip SHEET CONCLUSION</c>.</summary>
    public static Command FlipCommand(CommandContext context)
    {
        var id = new Argument<string>("结论") { Description = "结论编号" };
        var most = new Option<int>("--most") { Description = "一次最多改几个事实，1 到 3；先找少的", HelpName = "个数", DefaultValueFactory = _ => FlipOptions.Default.MaxFacts };
        var all = new Option<bool>("--all-kinds") { Description = "等级词和是否也改（如目标类别）；不写则只改监测、上报的数" };
        var seconds = new Option<int>("--seconds") { Description = "最长用时（秒），到时说明试到了哪里", HelpName = "秒", DefaultValueFactory = _ => 20 };
        return OverAssessment(context, "flip", "最少改动哪些事实会使一条结论翻转（每个都重新评估验证）", (assessment, parsed, cancellation) =>
        {
            if (parsed.GetValue(most) is < 1 or > 3 || parsed.GetValue(seconds) is < 1 or > 3600)
            {
                throw new CommandFailure(ExitCode.InputWrong, "错误：--most 为 1 到 3，--seconds 为 1 到 3600。");
            }

            var options = new FlipOptions(parsed.GetValue(most), AllKinds: parsed.GetValue(all), TimeLimit: TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            var result = Flip.Search(assessment, Find(context, assessment, parsed.GetRequiredValue(id)), options, new StageReporter(context), cancellation);
            context.Output.WriteLine(result.Conclusion.Text);
            foreach (var flip in result.Flips)
            {
                context.Output.WriteLine($"〔{Word(flip.Course)}〕若 " + string.Join("，且 ", flip.Changes.Select(c => $"{c.Cell} 由 {ValueText.Print(c.Before)} 变为 {ValueText.Print(c.After)}")));
                context.Output.WriteLine("    则 " + (flip.After?.Text ?? "不再得出这条结论"));
            }

            var counts = result.Flips.GroupBy(f => f.Course).Select(g => $"{Word(g.Key)} {g.Count()} 个");
            context.Output.WriteLine($"{(result.Flips.Length == 0 ? "没有找到翻转" : $"以上列出 {result.Flips.Length} 个（{string.Join("，", counts)}；每个方向最多 {options.MaxResults} 个，由近到远）")}；试算 {result.Trials} 次{(result.Complete ? string.Empty : "，受预算所限未搜遍")}。");
            foreach (var stage in result.Stages)
            {
                context.Output.WriteLine("    " + Describe(stage));
            }
        }, [id], most, all, seconds);
    }

    private static void Write(CommandContext context, WhyNotResult answer)
    {
        var subject = answer.Binding.Length > 0 ? answer.Binding : answer.Key;
        context.Output.WriteLine($"{answer.Rule}（{subject}）：{Word(answer.Outcome)}");
        foreach (var node in answer.Failing)
        {
            context.Output.WriteLine("  " + ProofText.Line(node));
        }

        foreach (var missing in answer.Missing)
        {
            context.Output.WriteLine("  缺 " + missing.Text);
        }

        if (answer.Cut)
        {
            context.Output.WriteLine($"  符合“{answer.Key}”的对象组合很多，看了 {answer.Tried} 个就停下，以上是其中最接近成立的；把编号写全可以直接查那一个");
        }

        if (answer.Near.Length > 0)
        {
            context.Error.WriteLine($"  {(answer.Outcome == WhyNotOutcome.NoRule ? "可写规则编号、标题或结论种类" : "对象的编号")}，如：{string.Join("、", answer.Near)}");
        }
    }

    private static string Describe(FlipStage stage)
    {
        var percent = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stage.Degree * 100:0.#}%");
        var reached = stage.Degree == 0 ? "最小的幅度也没有试完" : $"各增减 {percent} 以内都试过";
        return $"{(stage.Better ? "只往改善方向，" : string.Empty)}一次改 {stage.Facts} 个：可改的事实 {stage.Candidates} 个{(stage.Left > 0 ? $"（另有 {stage.Left} 个没有列入）" : string.Empty)}，{(stage.Candidates < stage.Facts ? "不够" : reached)}，试算 {stage.Tried} 次，初筛能翻转的 {stage.Found} 处（列出的都重新评估验证过）{(stage.Cut ? "；时间或次数用完，就此停下" : string.Empty)}";
    }

    /// <summary><c>advisor missing SHEET</c>.</summary>
    public static Command Missing(CommandContext context)
        => OverAssessment(context, "missing", "缺失事实按还能改变的结论排序，并排成补测与索取计划", (assessment, _, _) =>
        {
            context.Output.WriteLine("“补上这些就能作出”的判断只缺这一项；“在等它们”的判断还可能缺别的。按前一数由多到少排列。");
            foreach (var step in MissingRanking.Plan(assessment))
            {
                context.Output.WriteLine($"{step.Entity}{(step.Field.Length > 0 ? "." + step.Field : string.Empty)}：{step.Items.Length} 项，补上这些就能作出 {step.Alone} 项判断，共有 {step.Waiting} 项判断在等它们（{string.Join("、", step.Rules.Take(6))}{(step.Rules.Length > 6 ? "等" : string.Empty)}）");
                context.Output.WriteLine($"    {string.Join(step.Entity == MissingRanking.ByRule ? "；" : "、", step.Texts.Take(5))}{(step.Texts.Length > 5 ? "……" : string.Empty)}");
                if (step.Provider.Length + step.NextStep.Length > 0)
                {
                    context.Output.WriteLine($"    下一步：{(step.Provider.Length > 0 ? "向" + step.Provider + "要；" : string.Empty)}{step.NextStep}");
                }
            }
        }, []);

    private static Command OverAssessment(CommandContext context, string name, string description, Action<Assessment, ParseResult, CancellationToken> run, IReadOnlyList<Argument> arguments, params Option[] options)
    {
        var sheet = CommonOptions.Sheet();
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var period = CommonOptions.Period();
        var command = new Command(name, description) { sheet };
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in options.Concat([rules, asOf, period]))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) =>
        {
            var (engine, facts) = new Inputs(context).Both(parsed.GetValue(rules), parsed.GetRequiredValue(sheet), parsed.GetValue(asOf), parsed.GetValue(period), advice: false);
            run(engine.Evaluate(facts, cancellation: cancellation), parsed, cancellation);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static Conclusion Find(CommandContext context, Assessment assessment, string id)
    {
        if (assessment.Find(id) is { } conclusion)
        {
            return conclusion;
        }

        var rule = id.Split('/')[0];
        var near = assessment.Conclusions.Where(c => string.Equals(c.Rule.Id, rule, StringComparison.Ordinal)).Select(c => c.Id).Take(8).ToList();
        if (assessment.Unknown.FirstOrDefault(u => string.Equals(u.Rule.Id, rule, StringComparison.Ordinal) && id.Contains(u.Subject, StringComparison.Ordinal)) is { } undecided)
        {
            context.Error.WriteLine($"{id} 因缺资料未能判定：{string.Join("、", undecided.Missing.Select(m => m.Text))}");
        }

        throw new CommandFailure(ExitCode.InputWrong, $"错误：没有结论“{id}”。{(near.Count > 0 ? "该规则的结论有：" + string.Join("、", near) : "用 advisor evaluate 看全部结论编号")}");
    }

    private static string Word(FlipCourse course) => course switch
    {
        FlipCourse.Better => "改善方向",
        FlipCourse.Worse => "恶化方向",
        _ => "方向未定",
    };

    private static string Word(WhyNotOutcome outcome) => outcome switch
    {
        WhyNotOutcome.Fires => "已得出结论",
        WhyNotOutcome.Refuted => "条件不成立",
        WhyNotOutcome.Unknown => "缺资料，未能判定",
        WhyNotOutcome.NotApplicable => "不适用",
        WhyNotOutcome.Fault => "规则在这些数据上不能计算",
        WhyNotOutcome.NotInForce => "规则在评价日不在有效期",
        WhyNotOutcome.NoRule => "没有这条规则",
        _ => "没有这个对象",
    };

    private sealed class StageReporter(CommandContext context) : IProgress<FlipStage>
    {
        public void Report(FlipStage value) => context.Progress(Describe(value));
    }
}
