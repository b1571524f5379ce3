using System.CommandLine;
using System.Text.Json;
using Zhudian.Advisor.Cli.Shell;
using Zhudian.Advisor.Feel.Conformance;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Standalone;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Cli.Commands;

/// <summary><c>advisor feel 'EXPR'</c> and <c>advisor feel conformance FILE…</c>.</summary>
internal static class FeelCommand
{
    public static Command Create(CommandContext context)
    {
        var expression = new Argument<string>("表达式") { Description = "FEEL 表达式，如 'sum([1, 2, 3])'" };
        var input = new Option<string?>("--input") { Description = "变量，一个 JSON 对象，如 '{\"x\": 3}'", HelpName = "JSON" };
        var command = new Command("feel", "计算一个 FEEL 表达式，或跑 DMN 一致性用例") { expression, input, Conformance(context) };
        command.SetAction(parsed =>
        {
            var result = FeelEvaluator.Evaluate(parsed.GetRequiredValue(expression), Variables(parsed.GetValue(input)));
            context.Report(result.Diagnostics);
            if (result.Value.Fault is { } fault && !result.Diagnostics.Contains(fault))
            {
                context.Report([fault]);
            }

            context.Output.WriteLine(ValueText.Print(result.Value));
            return (int)(result.Value.IsFault || result.Diagnostics.Any(d => d.Severity == Severity.Error) ? ExitCode.InputWrong : ExitCode.Done);
        });
        return command;
    }

    private static Command Conformance(CommandContext context)
    {
        var files = new Argument<string[]>("文件") { Description = "一致性用例文件（tck-feel.json、tck-tables.json）", Arity = ArgumentArity.OneOrMore };
        var command = new Command("conformance", "跑 DMN TCK 用例，给出两项得分与各类失败") { files };
        command.SetAction((parsed, cancellation) =>
        {
            var paths = parsed.GetRequiredValue(files);
            if (paths.FirstOrDefault(p => !File.Exists(p)) is { } absent)
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：没有文件“{absent}”。");
            }

            try
            {
                ConformanceRunner.Run(paths, cancellation).Write(context.Output);
            }
            catch (JsonException problem)
            {
                throw new CommandFailure(ExitCode.InputWrong, $"错误：用例文件不是约定的 JSON：{problem.Message}");
            }

            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static IReadOnlyDictionary<string, Value> Variables(string? json)
    {
        if (json is null)
        {
            return new Dictionary<string, Value>(StringComparer.Ordinal);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => ToValue(p.Value), StringComparer.Ordinal)
                : throw new CommandFailure(ExitCode.InputWrong, "错误：--input 应是一个 JSON 对象，如 {\"x\": 3}。");
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw new CommandFailure(ExitCode.InputWrong, $"错误：--input 不是合法的 JSON 对象（名字不得重复）：{problem.Message}");
        }
    }

    private static Value ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.String => Value.Of(element.GetString()),
        JsonValueKind.Number => element.TryGetDecimal(out var number) ? Value.Of(number) : throw new CommandFailure(ExitCode.InputWrong, $"错误：数 {element.GetRawText()} 超出范围。"),
        JsonValueKind.Array => Value.Of(ListValue.Of([.. element.EnumerateArray().Select(ToValue)])),
        JsonValueKind.Object => Value.Of(new ContextValue([.. element.EnumerateObject().Select(p => p.Name)], [.. element.EnumerateObject().Select(p => ToValue(p.Value))])),
        _ => Value.Null,
    };
}
