using System.CommandLine;
using System.Globalization;
using System.Text;
using Zhudian.Advisor.Cli.Output;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Engine.Apply;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;
using Zhudian.Advisor.Testing.Cases;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor apply NAME --rows FILE.csv</c>.</summary>
internal static class ApplyCommand
{
    private static readonly ValueFormat Exact = new() { Exact = true };

    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("名称") { Description = "决策表、函数，或“实体.派生量”" };
        var rows = new Option<string>("--rows") { Description = "数据行", HelpName = "文件.csv", Required = true };
        var map = new Option<string?>("--map") { Description = "列映射（哪一列是哪个输入、单位、标记、后缀、并表；写了“实体”的把每行读成几张事实表的行）", HelpName = "映射.yaml" };
        var outFile = new Option<string?>("--out") { Description = "结果写入此文件；默认打印", HelpName = "文件.csv" };
        var rules = CommonOptions.Rules();
        var asOf = CommonOptions.AsOf();
        var command = new Command("apply", "把一张决策表或一个派生量用到 CSV 的每一行上，逐行给出结果、值与缺失") { name, rows, map, outFile, rules, asOf };
        command.SetAction((parsed, cancellation) =>
        {
            var output = OutputFiles.To(parsed.GetValue(outFile));
            var engine = new EvaluationEngine(new Inputs(context).Knowledge(parsed.GetValue(rules)));
            var day = CommonOptions.Day(parsed.GetValue(asOf), "--as-of") ?? CaseRunner.DefaultDay;
            var target = parsed.GetRequiredValue(name);
            var mapFile = parsed.GetValue(map);
            if (RowSheet.IsDescribedBy(mapFile))
            {
                ToEntities(context, engine, target, parsed.GetRequiredValue(rows), mapFile!, (output, parsed.GetValue(outFile)), day, cancellation);
                return Task.FromResult((int)ExitCode.Done);
            }

            var inputs = ApplyRun.InputsOf(engine, target, day);
            if (inputs.IsEmpty)
            {
                context.Report(ApplyRun.Run(engine, target, Array.Empty<IReadOnlyDictionary<string, Value>>(), day, cancellation).Diagnostics);
                throw new CommandFailure(ExitCode.InputWrong);
            }

            var (stream, diagnostics) = RowStream.Open(parsed.GetRequiredValue(rows), mapFile, inputs, engine.Knowledge);
            context.Report(diagnostics, 30);
            if (stream is null)
            {
                throw new CommandFailure(ExitCode.InputWrong, "没有处理任何行，也没有写任何文件。");
            }

            var data = stream.Rows().ToList();
            context.Report(data.SelectMany(r => r.Problems).Concat(data.SelectMany(r => r.Hints)), 30);
            var result = ApplyRun.Run(engine, target, data.ConvertAll(r => r.Inputs), day, cancellation);
            if (result.Diagnostics.Any(d => d.Severity == Severity.Error))
            {
                context.Report(result.Diagnostics);
                throw new CommandFailure(ExitCode.InputWrong);
            }

            var answered = result with { Rows = [.. result.Rows.Select((answer, i) => Honest(answer, data[i], stream.Sources))] };
            Write(context, (output, parsed.GetValue(outFile)), stream.Headers, data, answered);
            Count(context, answered);
            return Task.FromResult((int)(data.Exists(r => r.Problems.Length > 0) ? ExitCode.InputWrong : ExitCode.Done));
        });
        return command;
    }

    // The file's rows as rows of several entities: one answer per row of the entity the quantity belongs to.
    private static void ToEntities(CommandContext context, EvaluationEngine engine, string target, string rows, string map, (OutputFiles? Files, string? File) output, DateOnly day, CancellationToken cancellation)
    {
        var read = RowSheet.Read(rows, map, engine.Knowledge, day);
        context.Report(read.Diagnostics, 30);
        var result = read.Sheet is null ? null : ApplyRun.Run(engine, target, read.Sheet, cancellation);
        context.Report(result?.Diagnostics ?? []);
        if (result is null || result.Diagnostics.Any(d => d.Severity == Severity.Error))
        {
            throw new CommandFailure(ExitCode.InputWrong, "没有处理任何行，也没有写任何文件。");
        }

        Write(context, output, [target[..target.IndexOf('.', StringComparison.Ordinal)]], [.. result.Inputs.Select((key, i) => new DataRow(i + 1, [key], new Dictionary<string, Value>(), []))], result);
        Count(context, result);
    }

    // A cell that could not be read answers for its row: what follows from the other cells would look better than it is. A definite answer names the
    // blank cells it did without.
    private static ApplyRow Honest(ApplyRow answer, DataRow row, IReadOnlyList<(string Input, string? Column)> sources)
    {
        if (row.Problems is [var problem, ..])
        {
            return answer with { Outcome = ApplyOutcome.Fault, Value = Value.Null, Text = string.Empty, Missing = [], Fault = problem };
        }

        return answer.Outcome == ApplyOutcome.Value
            ? answer with { Missing = [.. sources.Where(s => s.Column is not null && row.Inputs[s.Input].IsUnknown).SelectMany(s => row.Inputs[s.Input].Unknown!.Items())] }
            : answer;
    }

    private static void Count(CommandContext context, ApplyResult result)
    {
        var counts = result.Rows.GroupBy(r => r.Outcome).OrderBy(g => g.Key).Select(g => $"{Word(g.Key)} {g.Count()}");
        context.Progress($"{result.Rows.Length} 行：{string.Join("，", counts)}。");
    }

    // A file begins with the mark of UTF-8: spreadsheets take it for another encoding without.
    private static void Write(CommandContext context, (OutputFiles? Files, string? File) output, IReadOnlyList<string> headers, List<DataRow> data, ApplyResult result)
    {
        if (output is not ({ } files, { } file))
        {
            Write(context.Output, headers, data, result);
            return;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, headers, data, result);
        files.Write(file, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())]);
        files.Finish();
    }

    private static void Write(TextWriter writer, IReadOnlyList<string> headers, List<DataRow> data, ApplyResult result)
    {
        var parts = result.Rows.Select(r => r.Value.As<ContextValue>()).OfType<ContextValue>().FirstOrDefault()?.Names.ToList() ?? [];
        Line(writer, [.. headers, "结果", .. parts.Count > 0 ? parts : ["值"], "缺失或故障"]);
        foreach (var (row, answer) in data.Zip(result.Rows))
        {
            var values = parts.Count == 0
                ? [answer.Text]
                : parts.Select(p => answer.Value.As<ContextValue>() is { } all && all.TryGet(p, out var value) ? Part(value) : string.Empty);
            var padding = Enumerable.Repeat(string.Empty, Math.Max(0, headers.Count - row.Fields.Count));
            Line(writer, [.. row.Fields, .. padding, Word(answer.Outcome), .. values, answer.Fault?.Message ?? string.Join("；", answer.Missing.Select(m => m.Text))]);
        }
    }

    // A part of a context has no column of its own for its outcome: the cell says it, in the words of the column 结果.
    private static string Part(in Value value)
        => value.IsUnknown ? Word(ApplyOutcome.Unknown) : value.IsFault ? Word(ApplyOutcome.Fault) : value.IsNull ? Word(ApplyOutcome.NotApplicable)
        : value.AsText ?? ValueFormatter.Format(value, Exact);

    // RFC 4180: quotes around cells with separators, quotes doubled.
    private static void Line(TextWriter writer, IEnumerable<string> cells)
        => writer.WriteLine(string.Join(',', cells.Select(c => c.AsSpan().IndexOfAny(",\"\r\n") < 0 ? c : '"' + c.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')));

    private static string Word(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Value => "值",
        ApplyOutcome.NotApplicable => "不适用",
        ApplyOutcome.Unknown => "未知",
        _ => "故障",
    };
}
